import type { Delivery, DeliveryStatus, DeliveryOutcome } from '../delivery/delivery'
import { attemptStartedAt, requestOf } from '../attempt'
import { readCapture } from '../publish/read-capture'
import type { Page } from '../page'
import { achievedAt, type Row } from '../record/row'
import { type Axis, createAxis, type Idle } from './axis'
import type { SeenExposure } from './exposures'

/** Number of events of each kind. */
export interface TimelineCounts {
  /** Main documents that began. */
  readonly pages: number
  readonly exposures: number
  readonly goals: number
  /** Publishes that could not be read. */
  readonly unreadable: number
  /** Rows of `goals` and `unreadable` that pass the filter. */
  readonly shown: number
  /** Goals achieved before the first seen exposure of their unit. */
  readonly early: number
  /** Publishes that failed, including those that may still be retried. */
  readonly failed: number
}

/** Events in one slot of the strip that is not empty. */
export interface TimeBin extends TimelineCounts {
  /** Index of the slot, from 0. */
  readonly slot: number
  /** Times of its first and last event, in ms since the epoch. */
  readonly from: number
  readonly to: number
}

/** Events of a tab, in chronological order. */
export interface Timeline {
  /** Number of slots, including empty ones. */
  readonly slots: number
  /** The slots that are not empty, in order. */
  readonly bins: readonly TimeBin[]
  readonly idle: readonly Idle[]
  readonly total: TimelineCounts
}

/** Input of the time strip. */
export interface TimelineParts {
  /** In chronological order. */
  readonly rows: readonly Row[]
  /**
   * Rows that pass the filter, and rows whose goals were achieved before the exposure of their unit. Both in the order
   * of `rows`.
   */
  readonly shown: readonly Row[]
  readonly early: readonly Row[]
  readonly exposures: readonly SeenExposure[]
  /** When the deliveries that failed were made, in ms since the epoch. */
  readonly failed: readonly number[]
  readonly pages: readonly Page[]
}

const FAILED: ReadonlySet<DeliveryOutcome> = new Set(['rejected', 'failed', 'blocked', 'tooLarge'])

/** Returns when the publishes that have failed so far were made, in ms since the epoch. */
export function failedAt(
  deliveries: readonly Delivery[],
  statusOf: (delivery: Delivery) => DeliveryStatus,
): readonly number[] {
  const failed = deliveries.filter(
    (delivery) => FAILED.has(statusOf(delivery).outcome) && isPublish(delivery),
  )
  return failed.map(({ attempts: [first] }) => attemptStartedAt(first))
}

function isPublish({ attempts: [first] }: Delivery): boolean {
  const { kind } = readCapture(requestOf(first))
  return kind === 'publishes' || kind === 'unreadable'
}

/** Distributes all events over the given number of slots; null if there are none. */
export function timelineOf(input: TimelineParts, slots: number): Timeline | null {
  const parts = { ...input, rows: input.rows.filter(isDrawn), shown: input.shown.filter(isDrawn) }
  const times = timesOf(parts)
  if (times.length === 0 || slots < 1) return null
  const axis = createAxis(times, slots)
  const bins = binsOf(parts, axis, slots)
  return { slots, bins, idle: axis.idle, total: totalOf(bins) }
}

/** Excludes publishes without goals. The strip shows exposures on their own, whether or not they have a finding. */
const isDrawn = ({ kind }: Row): boolean => kind !== 'withoutGoals'

function timesOf({ rows, exposures, failed, pages }: TimelineParts): Float64Array {
  const times = new Float64Array(rows.length + exposures.length + failed.length + pages.length)
  let at = 0
  for (const row of rows) times[at++] = achievedAt(row)
  for (const exposure of exposures) times[at++] = exposure.at
  for (const time of failed) times[at++] = time
  for (const { startedAt } of pages) times[at++] = startedAt
  return times.toSorted()
}

type Mutable<Counts> = { -readonly [Key in keyof Counts]: Counts[Key] }

const NOTHING: TimelineCounts = {
  pages: 0,
  exposures: 0,
  goals: 0,
  unreadable: 0,
  shown: 0,
  early: 0,
  failed: 0,
}

function binsOf(parts: TimelineParts, { slotOf }: Axis, slots: number): readonly TimeBin[] {
  const bins = Array.from({ length: slots }, (): Mutable<TimeBin> | null => null)
  const binAt = (time: number): Mutable<TimeBin> => {
    const slot = slotOf(time)
    const bin = (bins[slot] ??= { ...NOTHING, slot, from: time, to: time })
    if (time < bin.from) bin.from = time
    if (time > bin.to) bin.to = time
    return bin
  }
  const [isShown, isEarly] = [membershipInOrder(parts.shown), membershipInOrder(parts.early)]
  for (const row of parts.rows) {
    const bin = binAt(achievedAt(row))
    if (row.kind === 'goal') bin.goals++
    else bin.unreadable++
    if (isShown(row)) bin.shown++
    if (isEarly(row)) bin.early++
  }
  for (const { at } of parts.exposures) binAt(at).exposures++
  for (const at of parts.failed) binAt(at).failed++
  for (const { startedAt } of parts.pages) binAt(startedAt).pages++
  return bins.filter((bin) => bin !== null)
}

/** Returns a membership test for rows that are passed in order. With 100,000 rows, a set would take much longer. */
function membershipInOrder(subset: readonly Row[]): (row: Row) => boolean {
  let next = 0
  return (row) => {
    // A row that passed the filter earlier may no longer be in the list.
    while ((subset[next]?.at ?? row.at) < row.at) next++
    if (subset[next] !== row) return false
    next++
    return true
  }
}

const totalOf = (bins: readonly TimeBin[]): TimelineCounts =>
  bins.reduce(
    (sum, bin) => ({
      pages: sum.pages + bin.pages,
      exposures: sum.exposures + bin.exposures,
      goals: sum.goals + bin.goals,
      unreadable: sum.unreadable + bin.unreadable,
      shown: sum.shown + bin.shown,
      early: sum.early + bin.early,
      failed: sum.failed + bin.failed,
    }),
    NOTHING,
  )
