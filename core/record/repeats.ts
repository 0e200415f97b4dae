import { type Attempt, requestOf } from '../delivery/attempt'
import type { GoalEvent } from '../publish/goal-event'
import type { Row } from './row'

/** The same goal again within so many ms is more likely a double click, or code that runs twice, than two goals. */
export const REPEAT_MS = 1000

/** A page that never stops would have each of its rows counted from the first on. */
const MOST_COUNTED = 1000

/** A goal event that is the same as others right before it. */
export interface Repeat {
  /** How many there are up to this one, the first among them: 2 or more. */
  readonly count: number
  /** How long before it the last one was, in ms. */
  readonly after: number
}

interface Bucket {
  /** In the order of time. */
  readonly rows: Row[]
}

/**
 * Knows which goal events repeat: same goal, properties and units, in the same document, no more than
 * {@link REPEAT_MS} after the last one. Rows are added as they come; what is asked of a row takes a look at its like
 * alone, so 100,000 rows cost nothing as long as they are not asked about.
 */
export class Repeats {
  private readonly buckets = new Map<string, Bucket>()
  private known: readonly Row[] = []

  /** Takes the rows there are now, in the order of time. As long as rows only come at the end, only those are looked at. */
  update(rows: readonly Row[]): void {
    const grown = rows.length >= this.known.length && rows[this.known.length - 1] === this.known.at(-1)
    // The first tells what was let go of, the last one what was put in between.
    const from = grown && rows[0] === this.known[0] ? this.known.length : 0
    if (from === 0) this.buckets.clear()
    for (let index = from; index < rows.length; index++) this.add(rows[index])
    this.known = rows
  }

  /** Null for a row that repeats nothing. */
  of(row: Row): Repeat | null {
    if (row.kind === 'unreadable') return null
    const rows = this.buckets.get(keyOf(row))?.rows ?? []
    const place = placeOf(rows, row)
    let count = 1
    for (let at = place; at > 0 && count < MOST_COUNTED; at--) {
      if (gapOf(rows[at - 1], rows[at]) > REPEAT_MS) break
      count++
    }
    return count === 1 ? null : { count, after: gapOf(rows[place - 1], row) }
  }

  private add(row: Row | undefined): void {
    if (row?.kind !== 'goal') return
    const key = keyOf(row)
    const bucket = this.buckets.get(key)
    if (!bucket) return void this.buckets.set(key, { rows: [row] })
    let place = bucket.rows.length
    while (place > 0 && momentOf(bucket.rows[place - 1] ?? row) > momentOf(row)) place--
    bucket.rows.splice(place, 0, row)
  }
}

/** By binary search for its moment, and then among those of the same moment. */
function placeOf(rows: readonly Row[], row: Row): number {
  const moment = momentOf(row)
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = rows[middle]
    if (one && momentOf(one) < moment) low = middle + 1
    else high = middle
  }
  return Math.max(low, rows.indexOf(row, low))
}

const gapOf = (earlier: Row | undefined, later: Row | undefined): number =>
  earlier && later ? momentOf(later) - momentOf(earlier) : Number.POSITIVE_INFINITY

/** When the page says that it was achieved, else when it was sent; ms since the epoch. */
const momentOf = (row: Row): number => (row.kind === 'goal' ? row.event.goal.achievedAt : null) ?? row.at

const keys = new WeakMap<GoalEvent, string>()
const units = new WeakMap<Attempt, string>()

function keyOf({ event }: Extract<Row, { kind: 'goal' }>): string {
  const known = keys.get(event)
  if (known !== undefined) return known
  const { name, properties, values } = event.goal
  const key = JSON.stringify([name, properties ?? values ?? null, senderOf(event)])
  keys.set(event, key)
  return key
}

/** All goals of a publish have the same. */
function senderOf({ attempt, publish }: GoalEvent): string {
  const known = units.get(attempt)
  if (known !== undefined) return known
  const { documentId, url } = requestOf(attempt)
  const sender = JSON.stringify([documentId, url, publish.units])
  units.set(attempt, sender)
  return sender
}
