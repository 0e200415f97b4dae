import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { Grouping } from '../core/list-layout'
import type { TabState } from '../core/protocol/panel'
import type { WorkspaceState } from '../core/registry/workspace'
import { t } from '../locales/say'
import { IconButton } from './IconButton'
import { GroupSelect } from './GroupSelect'
import { Icon } from './Icon'
import { RegistryStatus } from './RegistryStatus'

interface ToolbarProps {
  readonly tab: TabState | null
  /** Null until it is known. */
  readonly workspaces: readonly WorkspaceState[] | null
  /** Ms since the epoch. */
  readonly now: number
  /** The field of the filter. */
  readonly filter: ComponentChildren
  readonly group: Grouping
  readonly onGroup: (group: Grouping) => void
  /** The time strip shows. */
  readonly strip: boolean
  readonly onStrip: (strip: boolean) => void
  /** Shows the sheet of the keys. */
  readonly onKeys: () => void
  readonly onPause: (paused: boolean) => void
  readonly onClear: () => void
  readonly onUndo: () => void
  readonly onPreserve: (preserve: boolean) => void
  readonly onConnect: () => void
  readonly onOptions: () => void
  readonly onRefresh: () => void
  /** Absent where the panel is in a tab of its own already. */
  onOwnTab?: (() => void) | undefined
}

/** Record, clear, preserve, the filter, and where the registry stands. */
export function Toolbar(props: ToolbarProps) {
  const { tab, workspaces, now, filter } = props
  const paused = tab?.paused ?? false
  const clear = useRef<HTMLButtonElement>(null)
  const undo = () => {
    // The button goes away with the click: the focus shall not be lost.
    clear.current?.focus()
    props.onUndo()
  }
  return (
    <header>
      <h1 class="unseen">{t('panel.title')}</h1>
      <div class="toolbar" role="toolbar" aria-label={t('panel.toolbar')}>
        <button
          type="button"
          class={paused ? 'record paused' : 'record'}
          aria-pressed={!paused}
          title={t(paused ? 'panel.pausedHint' : 'panel.recordHint')}
          onClick={() => props.onPause(!paused)}
        >
          <Icon name={paused ? 'pause' : 'record'} filled={!paused} />
          {t(paused ? 'panel.paused' : 'panel.record')}
        </button>
        {paused && tab !== null && <span class="skipped">{t('panel.skipped', {}, tab.skipped)}</span>}
        <button type="button" ref={clear} onClick={props.onClear}>
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
            checked={tab?.preserve ?? true}
            onChange={(event) => props.onPreserve(event.currentTarget.checked)}
          />
          {t('panel.preserve')}
        </label>
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
        <IconButton icon="keyboard" label={t('keys.title')} onClick={props.onKeys} />
        {props.onOwnTab && <IconButton icon="tab" label={t('panel.ownTab')} onClick={props.onOwnTab} />}
      </div>
    </header>
  )
}
