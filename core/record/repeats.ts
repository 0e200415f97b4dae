import { requestOf } from '../attempt'
import { memoizeByRef } from '../memoize-by-ref'
import type { GoalEvent } from '../publish/goal-event'
import type { Json, Publish } from '../publish/publish'
import { diffLists } from './list-diff'
import { achievedAt, type Row } from './row'

/**
 * Maximum gap between repeats. The same goal within this time is more likely a double click or code that runs twice
 * than a second goal.
 */
export const MAX_REPEAT_GAP_MS = 1000

/** Maximum number of rows searched for a repeat, in case a page never stops repeating a goal. */
const MAX_LOOKBACK_ROWS = 1000
/** Number of removals above which a rebuild is faster than removing rows one by one. */
const MAX_SINGLE_REMOVALS = 1000

type GoalRow = Extract<Row, { readonly kind: 'goal' }>

/** A goal event that repeats earlier ones. */
export interface Repeat {
  /** Number of equal events up to and including this one, at least 2. */
  readonly count: number
  /** Time since the previous equal event, in ms. */
  readonly after: number
  /** The previous equal event. */
  readonly before: GoalRow
}

/**
 * Finds repeated goal events: same goal, properties and units, in the same document, at most {@link MAX_REPEAT_GAP_MS}
 * after the previous one. Rows are indexed by goal name when they arrive, and compared only on request, since few of
 * 100,000 rows are ever shown.
 */
export class Repeats {
  /** Rows by goal name, each list in chronological order. */
  private readonly byName = new Map<string, GoalRow[]>()
  private known: readonly Row[] = []

  /** Updates the index to the current rows, which are in chronological order. Only changed rows are processed. */
  update(rows: readonly Row[]): void {
    const { dropped, gone, added } = diffLists(this.known, rows)
    this.known = rows
    if (dropped.length + gone.length > MAX_SINGLE_REMOVALS) {
      this.byName.clear()
      for (const row of rows) this.add(row)
      return
    }
    for (const row of dropped) this.remove(row)
    for (const row of gone) this.remove(row)
    for (const row of added) this.add(row)
  }

  /** Returns the repeat that a row is part of; null if no equal event precedes it within the given time, in ms. */
  of(row: Row, within = MAX_REPEAT_GAP_MS): Repeat | null {
    if (row.kind !== 'goal') return null
    const rows = this.byName.get(row.event.goal.name) ?? []
    const place = insertionIndex(rows, row)
    const min = Math.max(0, place - MAX_LOOKBACK_ROWS)
    let [count, last, before]: [number, GoalRow, GoalRow | null] = [1, row, null]
    for (let at = place - 1; at >= min; at--) {
      const one = rows[at]
      if (!one || achievedAt(last) - achievedAt(one) > within) break
      if (keyOf(one.event) !== keyOf(row.event)) continue
      before ??= one
      last = one
      count++
    }
    return before === null ? null : { count, after: achievedAt(row) - achievedAt(before), before }
  }

  /** Returns goal events with the same name before a row, newest first, at most {@link MAX_LOOKBACK_ROWS}. */
  before(row: Extract<Row, { readonly kind: 'goal' }>): readonly Extract<Row, { readonly kind: 'goal' }>[] {
    const rows = this.byName.get(row.event.goal.name) ?? []
    const place = insertionIndex(rows, row)
    return rows.slice(Math.max(0, place - MAX_LOOKBACK_ROWS), place).toReversed()
  }

  private remove(row: Row): void {
    if (row.kind !== 'goal') return
    const rows = this.byName.get(row.event.goal.name)
    // Evicted rows are at the front.
    const place = rows?.[0] === row ? 0 : rows ? insertionIndex(rows, row) : -1
    if (rows?.[place] === row) rows.splice(place, 1)
  }

  private add(row: Row): void {
    if (row.kind !== 'goal') return
    const { name } = row.event.goal
    const rows = this.byName.get(name)
    if (!rows) return void this.byName.set(name, [row])
    let place = rows.length
    while (place > 0 && isLater(rows[place - 1] ?? row, row)) place--
    if (place === rows.length) rows.push(row)
    else rows.splice(place, 0, row)
  }
}

/** Compares rows by time. Rows with the same time are ordered as they were sent, regardless of when they arrive. */
function isLater(one: GoalRow, row: GoalRow): boolean {
  const between = achievedAt(one) - achievedAt(row) || one.at - row.at
  return between !== 0 ? between > 0 : one.attempt.id > row.attempt.id
}

/** Finds the index by binary search for the time, then among the rows with that time. */
function insertionIndex(rows: readonly GoalRow[], row: GoalRow): number {
  const time = achievedAt(row)
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = rows[middle]
    if (one && achievedAt(one) < time) low = middle + 1
    else high = middle
  }
  return Math.max(low, rows.indexOf(row, low))
}

const keyOf = memoizeByRef((event: GoalEvent): string => {
  const { properties, values } = event.goal
  return JSON.stringify([inOrder(properties ?? values ?? null), senderOf(event)])
})

/** Sorts keys, since their order has no meaning in JSON. */
function inOrder(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(inOrder)
  const entries = Object.entries(value).map(([key, one]): [string, Json] => [key, inOrder(one)])
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

const senders = new WeakMap<Publish, string>()

/** Returns document, URL and units, which all goals of a publish share. Cached by publish. */
function senderOf({ attempt, publish }: GoalEvent): string {
  const known = senders.get(publish)
  if (known !== undefined) return known
  const { documentId, url } = requestOf(attempt)
  const sender = JSON.stringify([documentId, url, publish.units])
  senders.set(publish, sender)
  return sender
}
