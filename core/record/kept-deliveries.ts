import { type Attempt, momentOf } from '../attempt'
import { type Delivery, deliveryKey, foldGroup } from '../delivery/delivery'
import { KeepaliveBodies } from '../delivery/keepalive'
import { type Row, rowsOf } from './row'

/** A delivery with its rows, derived once. */
export interface Kept {
  readonly delivery: Delivery
  readonly rows: readonly Row[]
  /** How many of them are lines of the list whatever is wrong: all but those without goals. */
  readonly lines: number
  /** The highest number of its attempts. */
  readonly seq: number
}

/** What came and what went by one step. */
interface Change {
  readonly added: readonly Kept[]
  /** Older versions of what was added, and deliveries that turned out to be one with it. */
  readonly replaced: readonly Kept[]
  /** The oldest, let go because there are too many; some of them may have been added by this very step. */
  readonly forgotten: readonly Kept[]
}

/** Attempts that may be of one delivery, and the deliveries they are. */
interface Group {
  readonly attempts: Map<string, Attempt>
  kept: readonly Kept[]
}

/** Deliveries as their attempts come, in the order of time, and no more than so many rows of them. */
export class KeptDeliveries {
  all: readonly Kept[] = []
  readonly keepalive = new KeepaliveBodies()
  private readonly attempts = new Map<string, Attempt>()
  private readonly groups = new Map<string, Group>()
  private mostRows: number
  private lineCount = 0
  /** The newest that was let go: what is older comes again when a clear is undone, and is let go of only once. */
  private newestForgotten: Kept | null = null

  constructor(mostRows: number) {
    this.mostRows = mostRows
  }

  /** Adds attempts, each in the place of its older version. `since`: the highest number that was sent before. */
  add(arrived: readonly Attempt[], since: number): Change {
    const newest = new Map(arrived.map((attempt) => [attempt.id, attempt]))
    const touched = new Set<string>()
    for (const attempt of newest.values()) {
      if (this.wasForgotten(attempt, since)) continue
      for (const id of [attempt.id, ...(attempt.replaces ?? [])]) {
        const before = this.attempts.get(id)
        if (before) touched.add(this.takeOut(before))
      }
      touched.add(this.putIn(attempt))
      for (const other of this.keepalive.heldBackBeside(attempt)) touched.add(groupKey(other))
    }
    const { added, replaced } = this.refold(touched)
    return { added, replaced, forgotten: this.letGo() }
  }

  /** Takes out what is not on record any more, without counting it as forgotten: it may come again. */
  takeAway(gone: readonly Attempt[]): void {
    const known = gone.flatMap(({ id }) => this.attempts.get(id) ?? [])
    this.refold(new Set(known.map((attempt) => this.takeOut(attempt))))
  }

  /** Another bound. Returns what goes by it, oldest first. */
  keepAtMost(mostRows: number): readonly Kept[] {
    this.mostRows = mostRows
    return this.letGo()
  }

  /** Forgets all up to a number, for good. */
  dropThrough(seq: number): void {
    this.forget(this.all.filter((kept) => kept.seq <= seq))
    if (this.newestForgotten && this.newestForgotten.seq <= seq) this.newestForgotten = null
  }

  private wasForgotten(attempt: Attempt, since: number): boolean {
    const { id, seq } = attempt
    if (!this.newestForgotten || seq > since || this.attempts.has(id)) return false
    return byTime(attempt, this.newestForgotten.delivery.attempts[0]) <= 0
  }

  private putIn(attempt: Attempt): string {
    const key = groupKey(attempt)
    const group = this.groups.get(key) ?? { attempts: new Map<string, Attempt>(), kept: [] }
    group.attempts.set(attempt.id, attempt)
    this.groups.set(key, group)
    this.attempts.set(attempt.id, attempt)
    this.keepalive.set(attempt)
    return key
  }

  private takeOut(attempt: Attempt): string {
    const key = groupKey(attempt)
    this.groups.get(key)?.attempts.delete(attempt.id)
    this.attempts.delete(attempt.id)
    this.keepalive.delete(attempt)
    return key
  }

  private refold(keys: ReadonlySet<string>): { added: Kept[]; replaced: Kept[] } {
    const added: Kept[] = []
    const replaced: Kept[] = []
    for (const key of keys) {
      const group = this.groups.get(key)
      if (!group) continue
      const before = group.kept
      const folded = foldGroup([...group.attempts.values()], (attempt) => this.keepalive.beside(attempt))
      group.kept = folded.map(
        (delivery) => before.find((one) => isSame(one.delivery, delivery)) ?? keptOf(delivery),
      )
      replaced.push(...before.filter((one) => !group.kept.includes(one)))
      added.push(...group.kept.filter((one) => !before.includes(one)))
      if (group.attempts.size === 0) this.groups.delete(key)
    }
    this.remove(new Set(replaced))
    this.insert(added.toSorted(keptByTime))
    return { added, replaced }
  }

  private remove(gone: ReadonlySet<Kept>): void {
    if (gone.size === 0) return
    this.all = this.all.filter((one) => !gone.has(one))
    for (const { lines } of gone) this.lineCount -= lines
  }

  /** Most belong at the end: only what is later than the first of them is put in order again. */
  private insert(added: readonly Kept[]): void {
    const [first] = added
    if (!first) return
    const from = this.all.findLastIndex((one) => keptByTime(one, first) <= 0) + 1
    const later = [...this.all.slice(from), ...added].toSorted(keptByTime)
    this.all = [...this.all.slice(0, from), ...later]
    for (const { lines } of added) this.lineCount += lines
  }

  private letGo(): readonly Kept[] {
    let lines = this.lineCount
    let end = 0
    while (end < this.all.length - 1 && (lines > this.mostRows || this.all.length - end > this.mostRows)) {
      lines -= this.all[end++]?.lines ?? 0
    }
    const forgotten = this.all.slice(0, end)
    const newest = forgotten.at(-1)
    const before = this.newestForgotten
    if (newest && (!before || keptByTime(newest, before) > 0)) this.newestForgotten = newest
    this.forget(forgotten)
    return forgotten
  }

  private forget(gone: readonly Kept[]): void {
    const went = new Set(gone)
    for (const { delivery } of gone) {
      for (const attempt of delivery.attempts) {
        const key = this.takeOut(attempt)
        const group = this.groups.get(key)
        if (!group) continue
        group.kept = group.kept.filter((one) => !went.has(one))
        if (group.attempts.size === 0) this.groups.delete(key)
      }
    }
    this.remove(went)
  }
}

function keptOf(delivery: Delivery): Kept {
  const rows = rowsOf(delivery.attempts[0], delivery)
  const lines = rows.filter(({ kind }) => kind !== 'withoutGoals').length
  return { delivery, rows, lines, seq: Math.max(...delivery.attempts.map(({ seq }) => seq)) }
}

const groupKey = (attempt: Attempt): string => deliveryKey(attempt) ?? `alone ${attempt.id}`

const isSame = ({ attempts: one }: Delivery, { attempts: other }: Delivery): boolean =>
  one.length === other.length && one.every((attempt, index) => attempt === other[index])

const keptByTime = ({ delivery: one }: Kept, { delivery: other }: Kept): number =>
  byTime(one.attempts[0], other.attempts[0])

/** What was made at the same moment has an order all the same. */
function byTime(one: Attempt, other: Attempt): number {
  const between = momentOf(one) - momentOf(other)
  if (between !== 0) return between
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}
