import { type ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { DeliveryState } from '../core/delivery/delivery'
import type { Row } from '../core/record/row'
import type { Judge } from '../core/registry/judge'
import { t } from '../locales/say'
import { IconButton } from './IconButton'
import type { WorkspaceActions } from './AssignActions'
import { DeliveryTab } from './DeliveryTab'
import { EventTab } from './EventTab'
import { GoalTab } from './GoalTab'
import { RequestTab } from './RequestTab'

const TABS = ['event', 'goal', 'request', 'delivery'] as const
/** The tabs of the detail. */
export type DetailTab = (typeof TABS)[number]

interface DetailProps extends WorkspaceActions {
  readonly row: Row
  readonly delivery: DeliveryState
  /** Ms since the epoch. */
  readonly now: number
  readonly judge: Judge
  readonly tab: DetailTab
  readonly onTab: (tab: DetailTab) => void
  readonly onClose: () => void
  /** What can be done with the row, beside the tabs. */
  readonly actions?: ComponentChildren
  readonly onCopy: (text: string) => Promise<boolean>
  /** Names of the muted goals. */
  readonly muted: readonly string[]
  /** Mutes a goal, or has it back. */
  readonly onMute: (name: string) => void
}

/** Everything about one row. */
export function Detail(props: DetailProps) {
  const { row, delivery, now, judge, tab, onTab, onClose, onCopy } = props
  const { onAssign, onConnect, onRefresh, muted, onMute } = props
  const judged = { row, judge, now, onCopy }
  return (
    <section class="detail" aria-label={t('detail.label')}>
      <header>
        <TabList tab={tab} onTab={onTab} />
        {props.actions}
        <IconButton icon="close" label={t('detail.close')} onClick={onClose} />
      </header>
      <TabPanel tab={tab}>
        {tab === 'event' && <EventTab key={row.id} {...judged} {...{ muted, onMute }} />}
        {tab === 'goal' && <GoalTab key={row.id} {...judged} {...{ onAssign, onConnect, onRefresh }} />}
        {tab === 'request' && (
          <RequestTab attempt={row.attempt} attempts={delivery.tries.length} onCopy={onCopy} />
        )}
        {tab === 'delivery' && <DeliveryTab key={row.id} row={row} state={delivery} now={now} />}
      </TabPanel>
    </section>
  )
}

/** One stop for the Tab key; the arrow keys go from tab to tab (ARIA Authoring Practices, Tabs). */
function TabList({ tab, onTab }: { tab: DetailTab; onTab: (tab: DetailTab) => void }) {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length]
    if (step === 0 || !next) return
    event.preventDefault()
    onTab(next)
    list.current?.querySelector<HTMLElement>(`#detail-tab-${next}`)?.focus()
  }
  return (
    <div role="tablist" class="tabs" ref={list} onKeyDown={onKeyDown}>
      {TABS.map((name) => (
        <button
          key={name}
          id={`detail-tab-${name}`}
          type="button"
          role="tab"
          aria-selected={tab === name}
          aria-controls="detail-panel"
          tabIndex={tab === name ? 0 : -1}
          onClick={() => onTab(name)}
        >
          {t(`detail.${name}`)}
        </button>
      ))}
    </div>
  )
}

function TabPanel({ tab, children }: { tab: DetailTab; children: ComponentChildren }) {
  return (
    <div id="detail-panel" role="tabpanel" class="tab-panel" aria-labelledby={`detail-tab-${tab}`}>
      {children}
    </div>
  )
}
