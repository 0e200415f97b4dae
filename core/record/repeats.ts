import { requestOf } from '../attempt'
import type { GoalEvent } from '../publish/goal-event'
import type { Json, Publish } from '../publish/publish'
import { diffLists } from './list-diff'
import { achievedAt, type Row } from './row'

/** The same goal again within so many ms is more likely a double click, or code that runs twice, than two goals. */
export const MAX_REPEAT_GAP_MS = 1000

/** A page that never stops would have each of its rows counted from the first on: so many are looked at. */
const MAX_LOOKBACK_ROWS = 1000
/** To take out more than that one by one takes longer than to begin anew. */
const MAX_SINGLE_REMOVALS = 1000

type GoalRow = Extract<Row, { readonly kind: 'goal' }>

/** A goal event that is the same as others right before it. */
export interface Repeat {
  /** How many there are up to this one, the first among them: 2 or more. */
  readonly count: number
  /** How long before it the last one was, in ms. */
  readonly after: number
  /** That last one. */
  readonly before: GoalRow
}

/**
 * Knows which goal events repeat: same goal, properties and units, in the same document, no more than
 * {@link MAX_REPEAT_GAP_MS} after the last one. Rows are put by their names alone as they come, and compared when one of them is
 * asked about: of 100,000 rows only those are that somebody looks at.
 */
export class Repeats {
  /** By the name of the goal, each in the order of time. */
  private readonly byName = new Map<string, GoalRow[]>()
  private known: readonly Row[] = []

  /** Takes the rows there are now, in the order of time; only what came and what went is looked at. */
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

  /** Null for a row that repeats nothing within so many ms. */
  of(row: Row, within = MAX_REPEAT_GAP_MS): Repeat | null {
    if (row.kind !== 'goal') return null
    const rows = this.byName.get(row.event.goal.name) ?? []
    const place = insertionIndex(rows, row)
    const min = Math.max(0, place - MAX_LOOKBACK_ROWS)
    let [count, last, before]: [number, GoalRow, GoalRow | null] = [1, row, null]
    for (let at = place - 1; at >= min; at--) {
      const one = rows[at]
      if (!one || achievedAt(last) - achievedAt(one) > within) break
      if (keyOf(one) !== keyOf(row)) continue
      before ??= one
      last = one
      count++
    }
    return before === null ? null : { count, after: achievedAt(row) - achievedAt(before), before }
  }

  /** Some of the goal events of the same name right before it, the last one first. */
  before(row: Extract<Row, { readonly kind: 'goal' }>): readonly Extract<Row, { readonly kind: 'goal' }>[] {
    const rows = this.byName.get(row.event.goal.name) ?? []
    const place = insertionIndex(rows, row)
    return rows.slice(Math.max(0, place - MAX_LOOKBACK_ROWS), place).toReversed()
  }

  private remove(row: Row): void {
    if (row.kind !== 'goal') return
    const rows = this.byName.get(row.event.goal.name)
    // What was let go of stands in front.
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

/** What is of the same moment stands in the order in which it was sent, in whatever order it comes. */
function isLater(one: GoalRow, row: GoalRow): boolean {
  const between = achievedAt(one) - achievedAt(row) || one.at - row.at
  return between !== 0 ? between > 0 : one.attempt.id > row.attempt.id
}

/** By binary search for its moment, and then among those of the same moment. */
function insertionIndex(rows: readonly GoalRow[], row: GoalRow): number {
  const moment = achievedAt(row)
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = rows[middle]
    if (one && achievedAt(one) < moment) low = middle + 1
    else high = middle
  }
  return Math.max(low, rows.indexOf(row, low))
}

const keys = new WeakMap<GoalEvent, string>()
const senders = new WeakMap<Publish, string>()

function keyOf({ event }: GoalRow): string {
  const known = keys.get(event)
  if (known !== undefined) return known
  const { properties, values } = event.goal
  const key = JSON.stringify([inOrder(properties ?? values ?? null), senderOf(event)])
  keys.set(event, key)
  return key
}

/** The order of keys means nothing in JSON. */
function inOrder(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(inOrder)
  const entries = Object.entries(value).map(([key, one]): [string, Json] => [key, inOrder(one)])
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** All goals of a publish have the same. */
function senderOf({ attempt, publish }: GoalEvent): string {
  const known = senders.get(publish)
  if (known !== undefined) return known
  const { documentId, url } = requestOf(attempt)
  const sender = JSON.stringify([documentId, url, publish.units])
  senders.set(publish, sender)
  return sender
}
