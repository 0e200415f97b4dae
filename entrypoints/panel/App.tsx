import { useSignal } from '@preact/signals'
import { Detail, type DetailTab } from '../../components/Detail'
import { EmptyState } from '../../components/EmptyState'
import { GoalList } from '../../components/GoalList'
import { StatusLine } from '../../components/StatusLine'
import { Toolbar } from '../../components/Toolbar'
import type { PanelRequest } from '../../core/protocol/panel'
import type { Row } from '../../core/record/row'
import { judgeGoal } from '../../core/registry/verdict'
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
  const open = useSignal(false)
  const tab = useSignal<DetailTab>('event')
  const shown = state.shown.value
  const index = state.index.value
  const row = open.value ? state.rows.value.find(({ id }) => id === selected.value) : undefined
  const connect = () => send({ type: 'open', page: 'options' })
  const close = () => {
    open.value = false
    document.querySelector<HTMLElement>('[role=grid]')?.focus()
  }
  const judge = (judged: Row) =>
    judged.kind === 'goal' ? judgeGoal(judged.event.goal.name, judged.capture.url, index) : null

  return (
    <div class="panel">
      <Toolbar
        tab={state.tab.value}
        registry={state.registry.value}
        filter={state.filter.value}
        onPause={(paused) => send({ type: 'pause', paused })}
        onClear={() => send({ type: 'clear' })}
        onPreserve={(preserve) => send({ type: 'preserve', preserve })}
        onFilter={state.setFilter}
        onConnect={connect}
        onOwnTab={ownTab ? undefined : () => send({ type: 'open', page: 'panel' })}
      />
      {lost && (
        <p class="banner" role="alert">
          <strong>{t('empty.disconnected.title')}</strong> {t('empty.disconnected.text')}
        </p>
      )}
      <main
        class={row ? 'with-detail' : ''}
        onKeyDown={(event) => event.key === 'Escape' && open.value && close()}
      >
        {shown.length > 0 ? (
          <GoalList
            rows={shown}
            columns={columns}
            selected={selected.value}
            judge={judge}
            onSelect={({ id }) => (selected.value = id)}
            onOpen={({ id }) => {
              selected.value = id
              open.value = true
            }}
          />
        ) : (
          <EmptyState
            tab={state.tab.value}
            sight={state.sight.value}
            summary={state.summary.value}
            hidden={state.rows.value.length}
            unconnected={state.registry.value.workspace === null}
            onReload={() => send({ type: 'reload' })}
            onConnect={connect}
            onClearFilter={() => state.setFilter('')}
          />
        )}
        {row && (
          <Detail
            row={row}
            registry={index}
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
        sight={state.sight.value}
        shown={state.filter.value.trim() === '' ? null : shown.length}
        rows={state.rows.value.length}
        forgotten={state.forgotten.value}
        problem={state.problem.value}
      />
    </div>
  )
}
