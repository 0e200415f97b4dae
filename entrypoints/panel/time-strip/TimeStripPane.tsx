import { useComputed, useSignal } from '@preact/signals'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { isGroupHeader, type ListItem } from '../../../components/list/lines/list-item'
import { SLOT_WIDTH_PX } from '../../../components/time-strip/strip-shapes'
import { TimeStrip } from '../../../components/time-strip/TimeStrip'
import { achievedAt, type Row } from '../../../core/record/row'
import { nearestRow, rowsIn } from '../../../core/timeline/near'
import type { TimeBin } from '../../../core/timeline/timeline'
import { t } from '../../../locales/say'
import type { Layout } from '../state/layout'
import type { ListView } from '../list/list-view'
import type { RowFilter } from '../filter/row-filter'
import { browserClock } from '../../../browser/slices'
import type { PanelState } from '../state/panel-state'
import { createTimeline, type StripClock } from './follow-timeline'

interface TimeStripPaneProps {
  readonly state: PanelState
  readonly filters: Pick<RowFilter, 'shown'>
  readonly view: Pick<ListView, 'items' | 'toggle'>
  readonly layout: Pick<Layout, 'value'>
  /** Id of the item selected in the list. */
  readonly selected: string | null
  /** Called when the user picks a goal event. With the keyboard, the focus moves to the list. */
  readonly onPick: (item: ListItem, isByKey: boolean) => void
}

const clock: StripClock = {
  now: browserClock.now,
  after: (task, ms) => {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}

/**
 * The time strip, if the user has turned it on. It uses the available width, and is hidden without space or content.
 */
export function TimeStripPane({ state, filters, view, layout, selected, onPick }: TimeStripPaneProps) {
  const width = useSignal(0)
  const slots = useComputed(() => (layout.value.value.strip ? Math.floor(width.value / SLOT_WIDTH_PX) : 0))
  const pane = useRef<HTMLElement>(null)
  const { timeline, stop } = useMemo(() => createTimeline({ state, filters, slots }, clock), [state, filters])
  useLayoutEffect(() => stop, [stop])
  useLayoutEffect(() => {
    const element = pane.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => (width.value = entry?.contentRect.width ?? 0))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const selectedAt = useMemo(() => {
    const row = state.rows.peek().find(({ id }) => id === selected)
    return row ? achievedAt(row) : null
  }, [selected, timeline.value])
  const namesIn = useMemo(
    () => (bin: TimeBin) => rowsIn(filters.shown.peek(), bin).flatMap(nameOf),
    [timeline.value],
  )
  const pick = (bin: TimeBin, isByKey: boolean) => {
    const row = nearestRow(filters.shown.peek(), bin)
    const item = row && lineOf(row, view)
    if (item) onPick(item, isByKey)
  }
  return (
    // An empty section gets no name, so that it is not a landmark.
    <section ref={pane} class="time-strip" aria-label={timeline.value ? t('strip.label') : undefined}>
      {timeline.value && (
        <TimeStrip timeline={timeline.value} selectedAt={selectedAt} namesIn={namesIn} onPick={pick} />
      )}
    </section>
  )
}

const nameOf = (row: Row): string[] => (row.kind === 'goal' ? [row.event.goal.name] : [])

/** Returns the item of a row. Expands its group if it is collapsed. */
function lineOf(row: Row, { items, toggle }: TimeStripPaneProps['view']): ListItem | undefined {
  const find = () => items.peek().find(({ id }) => id === row.id)
  const closed = items.peek().filter((item) => isGroupHeader(item) && item.collapsed)
  for (const { id } of closed) {
    if (find()) break
    toggle(id)
    if (!find()) toggle(id)
  }
  return find()
}
