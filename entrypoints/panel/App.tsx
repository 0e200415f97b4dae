import { useComputed, useSignal } from '@preact/signals'
import { Detail, type DetailTab } from '../../components/Detail'
import { EmptyState } from '../../components/EmptyState'
import { GoalList } from '../../components/GoalList'
import { type ListItem, listItems } from '../../components/list-items'
import { StatusLine } from '../../components/StatusLine'
import { Toolbar } from '../../components/Toolbar'
import type { PageSight, PanelRequest } from '../../core/protocol/panel'
import { t } from '../../locales/say'
import { copyText } from './clipboard'
import { columns } from './columns'
import type { PanelState } from './state'

interface AppProps {
  readonly state: PanelState
  /** The extension was updated or removed. */
  readonly lost: boolean
  /** The panel is in a tab of its own, not in DevTools. */
  readonly ownTab: boolean
  readonly send: (request: PanelRequest) => void
}

/** The panel: toolbar, list, detail, status line. */
export function App({ state, lost, ownTab, send }: AppProps) {
  const selected = useSignal<string | null>(null)
  /** The row that the detail is about: that of the selection, as long as it is a goal event's. */
  const detailed = useSignal<string | null>(null)
  const open = useSignal(false)
  const tab = useSignal<DetailTab>('event')
  const collapsed = useSignal<ReadonlySet<string>>(new Set())
  const isFiltered = useComputed(() => state.filter.value.trim() !== '')
  const items = useComputed(() => {
    const judge = state.judge.value
    return listItems({
      rows: state.shown.value,
      pages: state.tab.value?.pages ?? [],
      opened: state.tab.value?.opened ?? [],
      collapsed: collapsed.value,
      filtered: isFiltered.value,
      isUnknown: (row) => judge(row)?.verdict === 'unknown',
    })
  })
  const shown = state.shown.value
  // Of what holds now nothing is known any more.
  const sight = lost ? null : state.sight.value
  const row = open.value ? state.rows.value.find(({ id }) => id === detailed.value) : undefined
  const options = () => send({ type: 'open', page: 'options' })
  const close = () => {
    open.value = false
    document.querySelector<HTMLElement>('[role=grid]')?.focus()
  }
  const select = ({ id, kind }: ListItem) => {
    selected.value = id
    if (kind === 'goal' || kind === 'unreadable') detailed.value = id
  }
  const openItem = (item: ListItem) => {
    select(item)
    if (item.kind === 'page') collapsed.value = collapsed.value.symmetricDifference(new Set([item.id]))
    else if (item.kind === 'opened') send({ type: 'open', page: 'panel', tabId: item.tabId })
    else if (item.kind !== 'navigation') open.value = true
  }

  return (
    <div class="panel">
      <Toolbar
        tab={state.tab.value}
        registry={state.registry.value}
        filter={state.filter.value}
        onPause={(paused) => send({ type: 'pause', paused })}
        onClear={() => send({ type: 'clear' })}
        onUndo={() => send({ type: 'undo' })}
        onPreserve={(preserve) => send({ type: 'preserve', preserve })}
        onFilter={state.setFilter}
        onConnect={options}
        onOwnTab={ownTab ? undefined : () => send({ type: 'open', page: 'panel' })}
      />
      {lost && (
        <p class="banner" role="alert">
          <strong>{t('empty.disconnected.title')}</strong> {t('empty.disconnected.text')}
        </p>
      )}
      {!lost && items.value.length > 0 && shown.length > 0 && (
        <BlindBanner
          page={state.sight.value?.page}
          onReload={() => send({ type: 'reload' })}
          onGiveAccess={options}
        />
      )}
      <main
        class={row ? 'with-detail' : shown.length === 0 && items.value.length > 0 ? 'with-empty' : ''}
        style={{ '--lines': items.value.length }}
        onKeyDown={(event) => event.key === 'Escape' && open.value && close()}
      >
        {items.value.length > 0 && (
          <GoalList
            items={items.value}
            count={shown.length}
            scope={state.filter.value}
            columns={columns}
            selected={selected.value}
            judge={state.judge.value}
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
            unconnected={state.registry.value.workspace === null}
            onReload={() => send({ type: 'reload' })}
            onConnect={options}
            onGiveAccess={options}
            onClearFilter={() => state.setFilter('')}
          />
        )}
        {row && (
          <Detail
            row={row}
            registry={state.index.value}
            tab={tab.value}
            onTab={(next) => (tab.value = next)}
            onClose={close}
            onCopy={copyText}
          />
        )}
      </main>
      <StatusLine
        summary={state.summary.value}
        tab={state.tab.value}
        sight={sight}
        shown={isFiltered.value ? shown.length : null}
        rows={state.rows.value.length}
        forgotten={state.forgotten.value}
        problem={state.problem.value}
      />
    </div>
  )
}

/** What an empty list says in its place: that the page is not watched, and what to do. */
function BlindBanner({ page, onReload, onGiveAccess }: BlindBannerProps) {
  if (page !== 'absent' && page !== 'noAccess') return null
  return (
    <p class="banner" role="alert">
      <strong>{t(`empty.${page}.title`)}</strong> {t(`empty.${page}.text`)}{' '}
      <button type="button" onClick={page === 'absent' ? onReload : onGiveAccess}>
        {t(`empty.${page}.action`)}
      </button>
    </p>
  )
}

interface BlindBannerProps {
  readonly page: PageSight | undefined
  readonly onReload: () => void
  readonly onGiveAccess: () => void
}
