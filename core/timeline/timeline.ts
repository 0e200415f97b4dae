import type { Delivery, DeliveryStatus, DeliveryOutcome } from '../delivery/delivery'
import { attemptStartedAt, requestOf } from '../attempt'
import { readCapture } from '../publish/read-capture'
import type { Page } from '../page'
import { achievedAt, type Row } from '../record/row'
import { type Axis, createAxis, type Idle } from './axis'
import type { SeenExposure } from './exposures'

/** How often each thing happened. */
export interface TimelineCounts {
  /** Main documents that began. */
  readonly pages: number
  readonly exposures: number
  readonly goals: number
  /** Publishes that could not be read. */
  readonly unreadable: number
  /** Of `goals` and `unreadable`, the lines of the list: those that the filter lets through. */
  readonly shown: number
  /** Of `goals`: those before the first exposure seen of their unit. */
  readonly early: number
  /** Deliveries that came to nothing, or have not come to anything so far. */
  readonly failed: number
}

/** What happened in one place of the strip, where something did. */
export interface TimeBin extends TimelineCounts {
  /** From 0. */
  readonly slot: number
  /** The first and the last moment of it, in ms since the epoch. */
  readonly from: number
  readonly to: number
}

/** What happened in a tab, in the order of time. */
export interface Timeline {
  /** How many places there are. */
  readonly slots: number
  /** Those in which something happened, in their order. */
  readonly bins: readonly TimeBin[]
  readonly idle: readonly Idle[]
  readonly total: TimelineCounts
}

/** What the strip is made of. */
export interface TimelineParts {
  /** In the order of time. */
  readonly rows: readonly Row[]
  /** Those of the rows that the filter lets through, and those whose goals came before their exposure; in their order. */
  readonly shown: readonly Row[]
  readonly early: readonly Row[]
  readonly exposures: readonly SeenExposure[]
  /** When the deliveries were made that failed, in ms since the epoch. */
  readonly failed: readonly number[]
  readonly pages: readonly Page[]
}

const FAILED: ReadonlySet<DeliveryOutcome> = new Set(['rejected', 'failed', 'blocked', 'tooLarge'])

/** When those publishes were made that failed, as it stands; ms since the epoch. */
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

/** Puts all that happened into so many places; null when nothing did. */
export function timelineOf(given: TimelineParts, slots: number): Timeline | null {
  const parts = { ...given, rows: given.rows.filter(isDrawn), shown: given.shown.filter(isDrawn) }
  const moments = momentsOf(parts)
  if (moments.length === 0 || slots < 1) return null
  const axis = createAxis(moments, slots)
  const bins = binsOf(parts, axis, slots)
  return { slots, bins, idle: axis.idle, total: totalOf(bins) }
}

/** Exposures are in the strip whether or not something is wrong with them. */
const isDrawn = ({ kind }: Row): boolean => kind !== 'withoutGoals'

function momentsOf({ rows, exposures, failed, pages }: TimelineParts): Float64Array {
  const moments = new Float64Array(rows.length + exposures.length + failed.length + pages.length)
  let at = 0
  for (const row of rows) moments[at++] = achievedAt(row)
  for (const exposure of exposures) moments[at++] = exposure.at
  for (const moment of failed) moments[at++] = moment
  for (const { startedAt } of pages) moments[at++] = startedAt
  return moments.toSorted()
}

type Open<Counts> = { -readonly [Key in keyof Counts]: Counts[Key] }

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
  const bins = Array.from({ length: slots }, (): Open<TimeBin> | null => null)
  const binAt = (moment: number): Open<TimeBin> => {
    const slot = slotOf(moment)
    const bin = (bins[slot] ??= { ...NOTHING, slot, from: moment, to: moment })
    if (moment < bin.from) bin.from = moment
    if (moment > bin.to) bin.to = moment
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

/** Tells of rows that come in their order which are among some of them: of 100,000 a set would take much longer. */
function membershipInOrder(some: readonly Row[]): (row: Row) => boolean {
  let next = 0
  return (row) => {
    // What a filter let through before may be gone since.
    while ((some[next]?.at ?? row.at) < row.at) next++
    if (some[next] !== row) return false
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
