import { useComputed, useSignal } from '@preact/signals'
import type { WorkspaceActions } from '../../components/AssignActions'
import { AssignBanner } from '../../components/AssignBanner'
import { Detail, type DetailTab } from '../../components/Detail'
import { EmptyState } from '../../components/EmptyState'
import { GoalList } from '../../components/GoalList'
import { type ListItem, listItems } from '../../components/list-items'
import { SightBanner } from '../../components/SightBanner'
import { StatusLine } from '../../components/StatusLine'
import { Toolbar } from '../../components/Toolbar'
import { TroubleNews } from '../../components/TroubleText'
import type { TimeFormat } from '../../core/preferences'
import type { PanelRequest } from '../../core/protocol/panel'
import type { Page } from '../../core/record/pages'
import type { Row } from '../../core/record/row'
import { t } from '../../locales/say'
import { copyText } from './clipboard'
import { columns } from './columns'
import { judgeRows } from './judge'
import { pageStartOf, rowFacts } from './row-facts'
import type { PanelState } from './state'

interface AppProps {
  readonly state: PanelState
  /** The extension was updated or removed. */
  readonly lost: boolean
  /** The panel is in a tab of its own, not in DevTools. */
  readonly ownTab: boolean
  /** `clock` by default. */
  readonly timeFormat?: TimeFormat
  readonly send: (request: PanelRequest) => void
}

/** The panel: toolbar, list, detail, status line. */
export function App({ state, lost, ownTab, timeFormat, send }: AppProps) {
  const selected = useSignal<string | null>(null)
  /** The row that the detail is about: that of the selection, as long as it is a goal event's. */
  const detailed = useSignal<string | null>(null)
  const open = useSignal(false)
  const tab = useSignal<DetailTab>('event')
  const collapsed = useSignal<ReadonlySet<string>>(new Set())
  const items = useComputed(() => {
    const judge = judgeRows(state.judge.value)
    return listItems({
      rows: state.shown.value,
      pages: state.tab.value?.pages ?? [],
      opened: state.tab.value?.opened ?? [],
      troubles: state.troubles.value,
      collapsed: collapsed.value,
      filtered: state.isFiltered.value,
      isUnknown: (row) => judge(row)?.verdict === 'unknown',
    })
  })
  const detailedRow = useComputed(() =>
    open.value ? state.rows.value.find(({ id }) => id === detailed.value) : undefined,
  )
  const [judge, stateOf] = [state.judge.value, state.stateOf.value]
  const pages = state.tab.value?.pages ?? []
  const factsOf = (row: Row) => ({
    ...rowFacts(row, judge, stateOf(row.delivery), state.now.value),
    countsFrom: timeFormat === 'sincePage' ? pageStartOf(row, pages) : null,
  })
  const shown = state.shown.value
  // Of what holds now nothing is known any more.
  const sight = lost ? null : state.sight.value
  const row = detailedRow.value
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
  const close = () => {
    open.value = false
    focusList()
  }
  const select = ({ id, kind }: ListItem) => {
    selected.value = id
    if (kind === 'goal' || kind === 'unreadable') detailed.value = id
  }
  const openItem = (item: ListItem) => {
    select(item)
    if (item.kind === 'page') collapsed.value = collapsed.value.symmetricDifference(new Set([item.id]))
    else if (item.kind === 'opened') send({ type: 'open', page: 'panel', tabId: item.tabId })
    else if (item.kind === 'goal' || item.kind === 'unreadable') open.value = true
  }

  return (
    <div class="panel">
      <Toolbar
        tab={state.tab.value}
        workspaces={workspaces}
        now={state.now.value}
        filter={state.filter.value}
        outcome={state.outcome.value}
        counts={state.counts.value}
        onPause={(paused) => send({ type: 'pause', paused, at: Date.now() })}
        onClear={() => send({ type: 'clear', at: Date.now() })}
        onUndo={() => send({ type: 'undo' })}
        onPreserve={(preserve) => send({ type: 'preserve', preserve })}
        onFilter={state.setFilter}
        onOutcome={state.setOutcome}
        onConnect={connect}
        onOptions={options}
        onRefresh={() => actions.onRefresh()}
        onOwnTab={ownTab ? undefined : () => send({ type: 'open', page: 'panel' })}
      />
      <div class="banners">
        {lost && (
          <p class="banner" role="alert">
            <strong>{t('empty.disconnected.title')}</strong> {t('empty.disconnected.text')}
          </p>
        )}
        {state.rows.value.length > 0 && (
          // Without rows the place of the list says so.
          <SightBanner sight={sight} onReload={reload} onGiveAccess={options} />
        )}
        {!lost && (
          <AssignBanner
            collectors={state.unassigned.value.map(({ host }) => host)}
            workspaces={workspaces?.map(({ workspace }) => workspace) ?? []}
            onAssign={(workspaceId, collector) => {
              actions.onAssign(workspaceId, collector)
              // The banner goes away with the answer: the focus shall not be lost.
              focusList()
            }}
            onConnect={actions.onConnect}
          />
        )}
      </div>
      <main
        class={row ? 'with-detail' : shown.length === 0 && items.value.length > 0 ? 'with-empty' : ''}
        onKeyDown={(event) => event.key === 'Escape' && open.value && close()}
      >
        <TroubleNews troubles={state.troubles.value} />
        {items.value.length > 0 && (
          <GoalList
            items={items.value}
            count={shown.length}
            scope={`${state.outcome.value ?? ''} ${state.filter.value}`}
            columns={columns}
            selected={selected.value}
            factsOf={factsOf}
            onSelect={select}
            onOpen={openItem}
          />
        )}
        {shown.length === 0 && !lost && (
          <EmptyState
            tab={state.tab.value}
            sight={sight}
            summary={state.summary.value}
            hidden={state.rows.value.length}
            unconnected={workspaces?.length === 0}
            contextFailed={hasFailed(items.value, state.tab.value?.pages.at(-1))}
            onReload={reload}
            onConnect={connect}
            onGiveAccess={options}
            onClearFilter={state.clearFilters}
          />
        )}
        {row && (
          <Detail
            row={row}
            delivery={stateOf(row.delivery)}
            now={state.now.value}
            judge={judge}
            tab={tab.value}
            onTab={(next) => (tab.value = next)}
            onClose={close}
            onCopy={copyText}
            {...actions}
          />
        )}
      </main>
      <StatusLine
        summary={state.summary.value}
        tab={state.tab.value}
        sight={sight}
        shown={state.isFiltered.value ? shown.length : null}
        rows={state.rows.value.length}
        forgotten={state.forgotten.value}
        problem={state.problem.value}
      />
    </div>
  )
}

const focusList = (): void => document.querySelector<HTMLElement>('[role=grid]')?.focus()

const hasFailed = (items: readonly ListItem[], page: Page | undefined): boolean =>
  items.some((item) => item.kind === 'page' && item.page === page && item.failed)
