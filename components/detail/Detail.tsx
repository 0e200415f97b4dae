import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import type { DeliveryStatus } from '../../core/delivery/delivery'
import type { NotRun } from '../../core/findings/rule-results'
import type { Finding } from '../../core/findings/finding'
import { withoutSilenced } from '../../core/findings/severity-rank'
import type { Row } from '../../core/record/row'
import type { RegistryLookup } from '../../core/registry/registry-lookup'
import { t } from '../../locales/say'
import { CompareView } from './compare/CompareView'
import { DeliveryTab } from './delivery/DeliveryTab'
import type { ComparedWith, DetailActions } from './detail-actions'
import { type ChangeDetailState, type DetailState, type DetailTab, DETAIL_TABS } from './detail-state'
import { EventTab } from './event/EventTab'
import { FindingsTab } from '../findings/FindingsTab'
import { GoalTab } from './goal/GoalTab'
import { IconButton } from '../shared/IconButton'
import { PublishTab } from './publish/PublishTab'
import { RequestTab } from './request/RequestTab'
import { usePreservedFocus } from './use-preserved-focus'
import { type ScrollOffsets, usePreservedScroll } from './use-preserved-scroll'

interface DetailProps {
  readonly row: Row
  readonly deliveryStatus: DeliveryStatus
  /** Includes ignored findings, most severe first. */
  readonly findings: readonly Finding[]
  /** Returns the rules that didn't run. */
  readonly notRun: () => readonly NotRun[]
  /** Ms since the epoch. */
  readonly now: number
  readonly lookup: RegistryLookup
  readonly detailState: DetailState
  readonly onDetailState: ChangeDetailState
  /** Names of the muted goals. */
  readonly muted: readonly string[]
  /** Null unless the row is being compared. */
  readonly compared: ComparedWith | null
  readonly actions: DetailActions
}

/** All details of one row, or its comparison with another. */
export function Detail(props: DetailProps) {
  const { row, detailState, onDetailState, compared, actions } = props
  const detail = useRef<HTMLElement>(null)
  const scrolled = useRef<ScrollOffsets>(new Map())
  usePreservedFocus(detail, row.id, '[role=tab][aria-selected=true], [aria-pressed=true]')
  return (
    <section ref={detail} class="detail" aria-label={t('detail.label')}>
      <header>
        <TabList
          tab={compared ? null : detailState.tab}
          found={withoutSilenced(props.findings).length}
          onTab={(tab) => {
            if (compared) actions.onCompare(null)
            onDetailState({ tab })
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
        <CompareView
          row={row}
          compared={compared}
          unit={detailState.unit}
          lookup={props.lookup}
          actions={actions}
        />
      ) : (
        <TabPanel tab={detailState.tab} shown={row.id} scrolled={scrolled.current}>
          <TabContent {...props} />
        </TabPanel>
      )}
    </section>
  )
}

function TabContent({
  row,
  deliveryStatus,
  now,
  lookup,
  detailState,
  onDetailState,
  muted,
  actions,
  ...props
}: DetailProps) {
  const rowProps = { row, lookup, now }
  const stateProps = { detailState, onDetailState, actions }
  switch (detailState.tab) {
    case 'event':
      return <EventTab {...rowProps} {...stateProps} muted={muted} />
    case 'findings':
      return <FindingsTab row={row} findings={props.findings} notRun={props.notRun()} actions={actions} />
    case 'goal':
      return <GoalTab {...rowProps} {...actions} />
    case 'delivery':
      return <DeliveryTab row={row} status={deliveryStatus} now={now} />
    case 'request':
      return <RequestTab attempt={row.attempt} attempts={deliveryStatus.attempts.length} {...stateProps} />
    case 'publish':
      return <PublishTab row={row} lookup={lookup} onCopy={actions.onCopy} onShow={actions.onShow} />
  }
}

interface TabListProps {
  readonly tab: DetailTab | null
  /** Number of findings. */
  readonly found: number
  readonly onTab: (tab: DetailTab) => void
}

/** The tabs: one Tab stop, and the arrow keys move between them (ARIA Authoring Practices, Tabs). */
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
  /** Id of the row that is shown. */
  readonly shown: string
  readonly scrolled: ScrollOffsets
  readonly children: ComponentChildren
}

function TabPanel({ tab, shown, scrolled, children }: TabPanelProps) {
  const panel = usePreservedScroll(scrolled, tab, shown)
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
