import { type Attempt, requestOf } from '../delivery/attempt'
import type { GoalEvent } from '../publish/goal-event'
import { achievedAt, type Row } from './row'

/** The same goal again within so many ms is more likely a double click, or code that runs twice, than two goals. */
export const REPEAT_MS = 1000

/** A page that never stops would have each of its rows counted from the first on: so many are looked at. */
const MOST_LOOKED_AT = 1000

/** A goal event that is the same as others right before it. */
export interface Repeat {
  /** How many there are up to this one, the first among them: 2 or more. */
  readonly count: number
  /** How long before it the last one was, in ms. */
  readonly after: number
}

type GoalRow = Extract<Row, { readonly kind: 'goal' }>

/**
 * Knows which goal events repeat: same goal, properties and units, in the same document, no more than
 * {@link REPEAT_MS} after the last one. Rows are put by their names alone as they come, and compared when one of them is
 * asked about: of 100,000 rows only those are that somebody looks at.
 */
export class Repeats {
  /** By the name of the goal, each in the order of time. */
  private readonly byName = new Map<string, GoalRow[]>()
  private known: readonly Row[] = []

  /** Takes the rows there are now, in the order of time. As long as rows only come at the end, only those are looked at. */
  update(rows: readonly Row[]): void {
    const grown = rows.length >= this.known.length && rows[this.known.length - 1] === this.known.at(-1)
    // The first tells what was let go of, the last one what was put in between.
    const from = grown && rows[0] === this.known[0] ? this.known.length : 0
    if (from === 0) this.byName.clear()
    for (let index = from; index < rows.length; index++) this.add(rows[index])
    this.known = rows
  }

  /** Null for a row that repeats nothing. */
  of(row: Row): Repeat | null {
    if (row.kind === 'unreadable') return null
    const rows = this.byName.get(row.event.goal.name) ?? []
    const place = placeOf(rows, row)
    const least = Math.max(0, place - MOST_LOOKED_AT)
    let [count, last, after]: [number, GoalRow, number] = [1, row, 0]
    for (let at = place - 1; at >= least; at--) {
      const one = rows[at]
      if (!one || achievedAt(last) - achievedAt(one) > REPEAT_MS) break
      if (keyOf(one) !== keyOf(row)) continue
      if (count === 1) after = achievedAt(row) - achievedAt(one)
      last = one
      count++
    }
    return count === 1 ? null : { count, after }
  }

  private add(row: Row | undefined): void {
    if (row?.kind !== 'goal') return
    const { name } = row.event.goal
    const rows = this.byName.get(name)
    if (!rows) return void this.byName.set(name, [row])
    let place = rows.length
    while (place > 0 && achievedAt(rows[place - 1] ?? row) > achievedAt(row)) place--
    if (place === rows.length) rows.push(row)
    else rows.splice(place, 0, row)
  }
}

/** By binary search for its moment, and then among those of the same moment. */
function placeOf(rows: readonly GoalRow[], row: GoalRow): number {
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
const units = new WeakMap<Attempt, string>()

function keyOf({ event }: GoalRow): string {
  const known = keys.get(event)
  if (known !== undefined) return known
  const { properties, values } = event.goal
  const key = JSON.stringify([properties ?? values ?? null, senderOf(event)])
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
