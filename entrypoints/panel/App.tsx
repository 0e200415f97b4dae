import type { ReadonlySignal, Signal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { WorkspaceActions } from '../../components/workspaces/AssignActions'
import { EmptyState } from '../../components/shell/EmptyState'
import { KeySheet } from '../../components/shortcuts/KeySheet'
import { shortcutOf } from '../../components/shortcuts/shortcuts'
import { isGroupHeader, isRow, type ListItem } from '../../components/list/lines/list-item'
import { NothingImported } from '../../components/sessions/NothingImported'
import { StatusLine } from '../../components/shell/StatusLine'
import { Toolbar } from '../../components/shell/Toolbar'
import { TroubleAnnouncer } from '../../components/list/TroubleText'
import { message } from '../../core/message'
import type { TimeFormat } from '../../core/preferences'
import type { PanelRequest } from '../../core/protocol/panel'
import type { Page } from '../../core/page'
import { Banners } from './Banners'
import { DetailPane } from './detail/DetailPane'
import { PanelFilterField } from './filter/PanelFilterField'
import type { PanelFilters } from './filter/panel-filters'
import type { Findings } from './findings/follow-findings'
import { focusList } from './focus-list'
import type { Layout } from './state/layout'
import { createListView } from './list/list-view'
import { ListPane } from './list/ListPane'
import { markHits } from './filter/mark-hits'
import { createSelection } from './state/selection'
import type { Imported } from './sessions/sessions'
import type { PanelState } from './state/panel-state'
import { TimeStripPane } from './time-strip/TimeStripPane'
import { useShortcuts } from './use-shortcuts'

export interface AppProps {
  readonly state: PanelState
  readonly findings: Findings
  readonly filters: PanelFilters
  /** Receives the ids of the selected rows. */
  readonly selectedIds?: Signal<ReadonlySet<string>>
  /** Source of an imported session; null for the tab itself. */
  readonly imported?: Imported | null
  /** Current time in milliseconds since the epoch. The clock of an imported state is frozen. */
  readonly now?: ReadonlySignal<number>
  readonly onExport?: () => void
  readonly onOpenFile?: () => void
  /** True once the extension was updated or removed. */
  readonly lost: boolean
  /** True if the panel is in a tab of its own rather than in DevTools. */
  readonly ownTab: boolean
  readonly send: (request: PanelRequest) => void
  readonly layout: Layout
  readonly timeFormat: ReadonlySignal<TimeFormat>
}

/** The panel: toolbar, list, detail and status line. */
export function App(props: AppProps) {
  const { state, findings, filters, ownTab, send, layout, timeFormat, imported = null } = props
  const { selectedIds, onExport = () => {}, onOpenFile = () => {} } = props
  const time = props.now ?? state.now
  // An imported session does not need the background.
  const lost = props.lost && !imported
  const view = useMemo(
    () => createListView(state, findings, filters, layout.value, timeFormat),
    [state, filters],
  )
  const items = view.items
  const selection = useMemo(
    () => createSelection(state.allRows, items, selectedIds),
    [state, items, selectedIds],
  )
  const shown = filters.shown.value
  const main = useRef<HTMLElement>(null)
  useEffect(() => (main.current ? markHits(main.current, filters.hits) : undefined), [filters])
  // The current coverage is unknown without the background.
  const coverage = lost ? null : state.coverage.value
  const row = selection.row.value
  const options = () => send({ type: 'open', page: 'options' })
  const workspaces = state.workspaces.value
  const actions: WorkspaceActions = {
    onAssign: (workspaceId, collector) => send({ type: 'assign', workspaceId, collector }),
    onConnect: (collector) =>
      send({ type: 'open', page: 'options', ...(collector !== undefined && { collector }) }),
    onRefresh: (workspaceId) => send({ type: 'refresh', ...(workspaceId !== undefined && { workspaceId }) }),
  }
  const connect = () => actions.onConnect(state.collector.value)
  const reload = () => send({ type: 'reload' })
  const pause = (paused: boolean) => send({ type: 'pause', paused, at: Date.now() })
  const { menu, findMe, sheet, onKeyDown } = useShortcuts(layout, {
    pause: () => {
      if (!imported) pause(state.tab.value?.paused !== true)
    },
    mute: () => {
      const item = items.value.find(({ id }) => id === selection.selected.value)
      if (item?.kind === 'goal') filters.toggleMuted(item.event.goal.name)
    },
    export: onExport,
    openFile: onOpenFile,
    compare: () => selection.compare(selection.compared.value?.mode === 'previous' ? null : 'previous'),
    mark: selection.mark,
    previous: () => selection.step(-1),
    next: () => selection.step(1),
  })
  const close = () => {
    selection.close()
    focusList()
  }
  /** Goes back one step: from a comparison to one event, or from the detail to the list. */
  const goBack = () => (selection.compared.value ? selection.compare(null) : close())
  const openItem = (item: ListItem) => {
    selection.select(item)
    if (isGroupHeader(item)) view.toggle(item.id)
    else if (item.kind === 'opened') send({ type: 'open', page: 'panel', tabId: item.tabId })
    else if (isRow(item)) selection.show(item.id)
  }

  const listed = { filters, view, layout, selected: selection.selected.value }

  return (
    <div class="panel" onKeyDown={onKeyDown}>
      <Toolbar
        tab={state.tab.value}
        workspaces={workspaces}
        now={time.value}
        imported={imported !== null}
        filter={<PanelFilterField filters={filters} />}
        group={layout.value.value.group}
        onGroup={(next) => layout.change((now) => ({ ...now, group: next }))}
        strip={layout.value.value.strip}
        onStrip={(strip) => layout.change((now) => ({ ...now, strip }))}
        onKeys={() => sheet.current?.showModal()}
        onExport={onExport}
        onOpenFile={onOpenFile}
        onPause={pause}
        onClear={() => send({ type: 'clear', at: Date.now() })}
        onUndo={() => send({ type: 'undo' })}
        onPreserve={(preserve) => send({ type: 'preserve', preserve })}
        onConnect={connect}
        onOptions={options}
        onRefresh={() => actions.onRefresh()}
        onOwnTab={ownTab ? undefined : () => send({ type: 'open', page: 'panel' })}
      />
      <Banners
        {...{ state, findings, filters, imported, lost, coverage, findMe, actions }}
        onReload={reload}
        onOptions={options}
      />
      <TimeStripPane
        {...listed}
        state={state}
        onPick={(item, isByKey) => {
          selection.select(item)
          if (isByKey) focusList()
        }}
      />
      <main
        ref={main}
        aria-busy={filters.isBusy.value}
        class={row ? (selection.compared.value ? 'with-detail with-compare' : 'with-detail') : ''}
        onKeyDown={(event) => shortcutOf(event, null) === 'close' && row && goBack()}
      >
        <TroubleAnnouncer troubles={state.troubles.value} />
        <div class={shown.length === 0 && items.value.length > 0 ? 'lines with-empty' : 'lines'}>
          {items.value.length > 0 && (
            <ListPane
              {...listed}
              menu={menu}
              selectedIds={selection.selectedIds.value}
              onSelect={selection.select}
              onSelectAll={() => selection.selectAll(filters.shown.value)}
              onOpen={openItem}
              onEnter={(item) => (row?.id === item.id ? focusDetail() : openItem(item))}
            />
          )}
          {shown.length === 0 && imported && state.rows.value.length === 0 && <NothingImported />}
          {shown.length === 0 && !lost && (!imported || state.rows.value.length > 0) && (
            <EmptyState
              tab={state.tab.value}
              coverage={coverage}
              summary={state.summary.value}
              hidden={filters.isOn.value ? state.rows.value.length : 0}
              muted={filters.mutedRows.value}
              unconnected={workspaces?.length === 0}
              contextFailed={hasFailed(items.value, state.tab.value?.pages.at(-1))}
              onReload={reload}
              onConnect={connect}
              onGiveAccess={options}
              onClearFilter={filters.clear}
              onUnmute={filters.unmuteAll}
            />
          )}
        </div>
        {row && (
          <DetailPane
            {...{ state, findings, filters, layout, selection, row }}
            now={time.value}
            onClose={close}
            workspaceActions={actions}
          />
        )}
      </main>
      <KeySheet sheet={sheet} />
      <StatusLine
        summary={state.summary.value}
        tab={state.tab.value}
        coverage={coverage}
        shown={filters.isOn.value ? shown.length : null}
        filtering={filters.isBusy.value}
        muted={filters.mutedRows.value}
        rows={state.rows.value.length}
        droppedRows={state.droppedRows.value}
        problem={
          state.problem.value ??
          filters.saveProblem.value ??
          findings.controls.saveProblem.value ??
          (layout.isUnsaved.value ? message('columns.unkept') : null)
        }
      />
    </div>
  )
}

const focusDetail = (): void =>
  document.querySelector<HTMLElement>('.detail [role=tab][aria-selected=true]')?.focus()

const hasFailed = (items: readonly ListItem[], page: Page | undefined): boolean =>
  items.some((item) => item.kind === 'page' && item.page === page && item.failed)
