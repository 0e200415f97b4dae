import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { Grouping } from '../../core/list-layout'
import type { TabState } from '../../core/protocol/panel'
import type { WorkspaceState } from '../../core/registry/workspace'
import { t } from '../../locales/say'
import { IconButton } from '../shared/IconButton'
import { GroupSelect } from '../list/GroupSelect'
import { Icon } from '../shared/Icon'
import { usePending } from '../shared/use-pending'
import { RegistryStatus } from '../workspaces/RegistryStatus'

interface ToolbarProps {
  readonly tab: TabState | null
  /** Null until known. */
  readonly workspaces: readonly WorkspaceState[] | null
  /** Ms since the epoch. */
  readonly now: number
  /** The list comes from a file, so state and controls of the tab are hidden. */
  readonly imported?: boolean
  /** The filter field. */
  readonly filter: ComponentChildren
  readonly group: Grouping
  readonly onGroup: (group: Grouping) => void
  /** True if the time strip, the chart of events over time, is shown. */
  readonly strip: boolean
  readonly onStrip: (strip: boolean) => void
  /** Opens the sheet of keyboard shortcuts. */
  readonly onKeys: () => void
  readonly onExport: () => void
  readonly onOpenFile: () => void
  readonly onPause: (paused: boolean) => void
  readonly onClear: () => void
  readonly onUndo: () => void
  readonly onPreserve: (preserve: boolean) => void
  readonly onConnect: () => void
  readonly onOptions: () => void
  readonly onRefresh: () => void
  /** Absent if the panel is already in its own tab. */
  onOwnTab?: (() => void) | undefined
}

/** The bar at the top of the panel: controls of the tab, the filter, and the state of the goal lists. */
export function Toolbar(props: ToolbarProps) {
  const { workspaces, now, filter, imported = false } = props
  return (
    <header>
      <h1 class="unseen">{t('panel.title')}</h1>
      <div class="toolbar" role="toolbar" aria-label={t('panel.toolbar')}>
        {!imported && <TabControls {...props} />}
        <GroupSelect group={props.group} onGroup={props.onGroup} />
        <IconButton
          icon="strip"
          label={t('strip.label')}
          class="open-strip"
          aria-pressed={props.strip}
          onClick={() => props.onStrip(!props.strip)}
        />
        {filter}
        <RegistryStatus
          states={workspaces}
          now={now}
          onConnect={props.onConnect}
          onOptions={props.onOptions}
          onRefresh={props.onRefresh}
        />
        <IconButton icon="export" label={t('export.button')} onClick={props.onExport} />
        <IconButton icon="open" label={t('session.open')} onClick={props.onOpenFile} />
        <IconButton icon="keyboard" label={t('keys.title')} onClick={props.onKeys} />
        {props.onOwnTab && <IconButton icon="tab" label={t('panel.ownTab')} onClick={props.onOwnTab} />}
      </div>
    </header>
  )
}

type TabControlsProps = Pick<ToolbarProps, 'tab' | 'onPause' | 'onClear' | 'onUndo' | 'onPreserve'>

/** Controls of the tab: recording, clearing, and preserving the log. */
function TabControls({ tab, onPause, onClear, onUndo, onPreserve }: TabControlsProps) {
  const [paused, setPaused] = usePending(tab?.paused ?? false)
  const [preserve, setPreserve] = usePending(tab?.preserve ?? true)
  const clear = useRef<HTMLButtonElement>(null)
  const undo = () => {
    // The clicked button disappears, so move the focus first.
    clear.current?.focus()
    onUndo()
  }
  return (
    <>
      <button
        type="button"
        class={paused ? 'record paused' : 'record'}
        aria-pressed={!paused}
        title={t(paused ? 'panel.pausedHint' : 'panel.recordHint')}
        onClick={() => {
          setPaused(!paused)
          onPause(!paused)
        }}
      >
        <Icon name={paused ? 'pause' : 'record'} filled={!paused} />
        {t(paused ? 'panel.paused' : 'panel.record')}
      </button>
      {paused && tab !== null && <span class="skipped">{t('panel.skipped', {}, tab.skipped)}</span>}
      <button type="button" ref={clear} onClick={onClear}>
        <Icon name="clear" />
        {t('panel.clear')}
      </button>
      {tab?.canUndo && (
        <button type="button" onClick={undo}>
          <Icon name="undo" />
          {t('panel.undo')}
        </button>
      )}
      <label class="check" title={t('panel.preserveHint')}>
        <input
          type="checkbox"
          checked={preserve}
          onChange={({ currentTarget: { checked } }) => {
            setPreserve(checked)
            onPreserve(checked)
          }}
        />
        {t('panel.preserve')}
      </label>
    </>
  )
}
