import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { DeliveryState } from '../../core/delivery/delivery'
import type { NotRun } from '../../core/findings/ask'
import type { Finding } from '../../core/findings/finding'
import { heardOf } from '../../core/findings/heard'
import type { Row } from '../../core/record/row'
import type { Judge } from '../../core/registry/judge'
import { t } from '../../locales/say'
import { CompareView } from './compare/CompareView'
import { DeliveryTab } from './delivery/DeliveryTab'
import type { ComparedWith, DetailActions } from './detail-actions'
import { type ChangePlace, type DetailPlace, type DetailTab, DETAIL_TABS } from './detail-place'
import { EventTab } from './event/EventTab'
import { FindingsTab } from '../findings/FindingsTab'
import { GoalTab } from './goal/GoalTab'
import { IconButton } from '../shared/IconButton'
import { PublishTab } from './publish/PublishTab'
import { RequestTab } from './request/RequestTab'
import { useKeptFocus } from './use-kept-focus'
import { type KeptScroll, useKeptScroll } from './use-kept-scroll'

interface DetailProps {
  readonly row: Row
  readonly delivery: DeliveryState
  /** The silenced too, the worst first. */
  readonly findings: readonly Finding[]
  /** The checks that have not run. */
  readonly notRun: () => readonly NotRun[]
  /** Ms since the epoch. */
  readonly now: number
  readonly judge: Judge
  readonly place: DetailPlace
  readonly onPlace: ChangePlace
  /** Names of the muted goals. */
  readonly muted: readonly string[]
  /** Null where nothing is compared. */
  readonly compared: ComparedWith | null
  readonly actions: DetailActions
}

/** Everything about one row; or how it differs from another. */
export function Detail(props: DetailProps) {
  const { row, place, onPlace, compared, actions } = props
  const detail = useRef<HTMLElement>(null)
  const scrolled = useRef<KeptScroll>(new Map())
  useKeptFocus(detail, row.id, '[role=tab][aria-selected=true], [aria-pressed=true]')
  return (
    <section ref={detail} class="detail" aria-label={t('detail.label')}>
      <header>
        <TabList
          tab={compared ? null : place.tab}
          found={heardOf(props.findings).length}
          onTab={(tab) => {
            if (compared) actions.onCompare(null)
            onPlace({ tab })
          }}
        />
        <div class="detail-actions">
          <IconButton
            icon="compare"
            label={t('compare.withPrevious')}
            aria-pressed={compared?.mode === 'previous'}
            onClick={() => actions.onCompare(compared?.mode === 'previous' ? null : 'previous')}
          />
          <IconButton
            icon="pin"
            label={t('compare.mark')}
            aria-pressed={compared?.mode === 'marked'}
            onClick={actions.onMark}
          />
          {actions.more}
          <IconButton icon="close" label={t('detail.close')} onClick={actions.onClose} />
        </div>
      </header>
      {compared ? (
        <CompareView row={row} compared={compared} unit={place.unit} judge={props.judge} actions={actions} />
      ) : (
        <TabPanel tab={place.tab} shown={row.id} scrolled={scrolled.current}>
          <TabContent {...props} />
        </TabPanel>
      )}
    </section>
  )
}

function TabContent({ row, delivery, now, judge, place, onPlace, muted, actions, ...props }: DetailProps) {
  const judged = { row, judge, now }
  const placed = { place, onPlace, actions }
  switch (place.tab) {
    case 'event':
      return <EventTab {...judged} {...placed} muted={muted} />
    case 'findings':
      return <FindingsTab row={row} findings={props.findings} notRun={props.notRun()} actions={actions} />
    case 'goal':
      return <GoalTab {...judged} {...actions} />
    case 'delivery':
      return <DeliveryTab row={row} state={delivery} now={now} />
    case 'request':
      return <RequestTab attempt={row.attempt} attempts={delivery.tries.length} {...placed} />
    case 'publish':
      return <PublishTab row={row} judge={judge} onCopy={actions.onCopy} onShow={actions.onShow} />
  }
}

interface TabListProps {
  readonly tab: DetailTab | null
  /** How many findings there are. */
  readonly found: number
  readonly onTab: (tab: DetailTab) => void
}

/** One stop for the Tab key; the arrow keys go from tab to tab (ARIA Authoring Practices, Tabs). */
function TabList({ tab, found, onTab }: TabListProps) {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const at = DETAIL_TABS.findIndex((name) => `detail-tab-${name}` === document.activeElement?.id)
    const next = DETAIL_TABS[(at + step + DETAIL_TABS.length) % DETAIL_TABS.length]
    if (step === 0 || at < 0 || !next) return
    event.preventDefault()
    onTab(next)
    list.current?.querySelector<HTMLElement>(`#detail-tab-${next}`)?.focus()
  }
  return (
    <div role="tablist" class="tabs" ref={list} onKeyDown={onKeyDown}>
      {DETAIL_TABS.map((name, index) => (
        <button
          key={name}
          id={`detail-tab-${name}`}
          type="button"
          role="tab"
          aria-selected={tab === name}
          {...(tab !== null && { 'aria-controls': 'detail-panel' })}
          tabIndex={tab === name || (tab === null && index === 0) ? 0 : -1}
          onClick={() => onTab(name)}
        >
          {t(`detail.${name}`)}
          {name === 'findings' && found > 0 && <span class="number"> {found}</span>}
        </button>
      ))}
    </div>
  )
}

interface TabPanelProps {
  readonly tab: DetailTab
  /** Id of the row that it shows. */
  readonly shown: string
  readonly scrolled: KeptScroll
  readonly children: ComponentChildren
}

function TabPanel({ tab, shown, scrolled, children }: TabPanelProps) {
  const panel = useKeptScroll(scrolled, tab, shown)
  return (
    <div
      ref={panel}
      id="detail-panel"
      role="tabpanel"
      class="tab-panel"
      aria-labelledby={`detail-tab-${tab}`}
    >
      {children}
    </div>
  )
}
