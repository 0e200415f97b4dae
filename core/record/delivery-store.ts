import { type Attempt, attemptStartedAt } from '../attempt'
import { type Delivery, deliveryKey, foldGroup } from '../delivery/delivery'
import { KeepaliveBodies } from '../delivery/keepalive'
import { type Row, rowsOf } from './row'

/** A delivery with its rows, derived once. */
export interface DeliveryEntry {
  readonly delivery: Delivery
  readonly rows: readonly Row[]
  /** How many of them are lines of the list whatever is wrong: all but those without goals. */
  readonly lines: number
  /** The highest number of its attempts. */
  readonly seq: number
}

/** What came and what went by one step. */
interface StoreChange {
  readonly added: readonly DeliveryEntry[]
  /** Older versions of what was added, and deliveries that turned out to be one with it. */
  readonly replaced: readonly DeliveryEntry[]
  /** The oldest, let go because there are too many; some of them may have been added by this very step. */
  readonly evicted: readonly DeliveryEntry[]
}

/** Attempts that may be of one delivery, and the deliveries they are. */
interface Group {
  readonly attempts: Map<string, Attempt>
  entries: readonly DeliveryEntry[]
}

/** Deliveries as their attempts come, in the order of time, and no more than so many rows of them. */
export class DeliveryStore {
  all: readonly DeliveryEntry[] = []
  readonly keepalive = new KeepaliveBodies()
  private readonly attempts = new Map<string, Attempt>()
  private readonly groups = new Map<string, Group>()
  private maxRows: number
  private lineCount = 0
  /** The newest that was let go: what is older comes again when a clear is undone, and is let go of only once. */
  private newestEvicted: DeliveryEntry | null = null

  constructor(maxRows: number) {
    this.maxRows = maxRows
  }

  /** Adds attempts, each in the place of its older version. `since`: the highest number that was sent before. */
  add(arrived: readonly Attempt[], since: number): StoreChange {
    const newest = new Map(arrived.map((attempt) => [attempt.id, attempt]))
    const touched = new Set<string>()
    for (const attempt of newest.values()) {
      if (this.wasEvicted(attempt, since)) continue
      for (const id of [attempt.id, ...(attempt.replaces ?? [])]) {
        const before = this.attempts.get(id)
        if (before) touched.add(this.unindexAttempt(before))
      }
      touched.add(this.indexAttempt(attempt))
      for (const other of this.keepalive.unsentAlongside(attempt)) touched.add(groupKey(other))
    }
    const { added, replaced } = this.refold(touched)
    return { added, replaced, evicted: this.evict() }
  }

  /** Takes out what is not on record any more, without counting it as forgotten: it may come again. */
  removeAttempts(gone: readonly Attempt[]): void {
    const known = gone.flatMap(({ id }) => this.attempts.get(id) ?? [])
    this.refold(new Set(known.map((attempt) => this.unindexAttempt(attempt))))
  }

  /** Another bound. Returns what goes by it, oldest first. */
  setMaxRows(maxRows: number): readonly DeliveryEntry[] {
    this.maxRows = maxRows
    return this.evict()
  }

  /** Forgets all up to a number, for good. */
  dropThrough(seq: number): void {
    this.recordEviction(this.all.filter((entry) => entry.seq <= seq))
    if (this.newestEvicted && this.newestEvicted.seq <= seq) this.newestEvicted = null
  }

  private wasEvicted(attempt: Attempt, since: number): boolean {
    const { id, seq } = attempt
    if (!this.newestEvicted || seq > since || this.attempts.has(id)) return false
    return byTime(attempt, this.newestEvicted.delivery.attempts[0]) <= 0
  }

  private indexAttempt(attempt: Attempt): string {
    const key = groupKey(attempt)
    const group = this.groups.get(key) ?? { attempts: new Map<string, Attempt>(), entries: [] }
    group.attempts.set(attempt.id, attempt)
    this.groups.set(key, group)
    this.attempts.set(attempt.id, attempt)
    this.keepalive.set(attempt)
    return key
  }

  private unindexAttempt(attempt: Attempt): string {
    const key = groupKey(attempt)
    this.groups.get(key)?.attempts.delete(attempt.id)
    this.attempts.delete(attempt.id)
    this.keepalive.delete(attempt)
    return key
  }

  private refold(keys: ReadonlySet<string>): { added: DeliveryEntry[]; replaced: DeliveryEntry[] } {
    const added: DeliveryEntry[] = []
    const replaced: DeliveryEntry[] = []
    for (const key of keys) {
      const group = this.groups.get(key)
      if (!group) continue
      const before = group.entries
      const folded = foldGroup([...group.attempts.values()], (attempt) =>
        this.keepalive.bytesInFlight(attempt),
      )
      group.entries = folded.map(
        (delivery) => before.find((one) => isSame(one.delivery, delivery)) ?? entryOf(delivery),
      )
      replaced.push(...before.filter((one) => !group.entries.includes(one)))
      added.push(...group.entries.filter((one) => !before.includes(one)))
      if (group.attempts.size === 0) this.groups.delete(key)
    }
    this.remove(new Set(replaced))
    this.insert(added.toSorted(entriesByTime))
    return { added, replaced }
  }

  private remove(gone: ReadonlySet<DeliveryEntry>): void {
    if (gone.size === 0) return
    this.all = this.all.filter((one) => !gone.has(one))
    for (const { lines } of gone) this.lineCount -= lines
  }

  /** Most belong at the end: only what is later than the first of them is put in order again. */
  private insert(added: readonly DeliveryEntry[]): void {
    const [first] = added
    if (!first) return
    const from = this.all.findLastIndex((one) => entriesByTime(one, first) <= 0) + 1
    const later = [...this.all.slice(from), ...added].toSorted(entriesByTime)
    this.all = [...this.all.slice(0, from), ...later]
    for (const { lines } of added) this.lineCount += lines
  }

  private evict(): readonly DeliveryEntry[] {
    let lines = this.lineCount
    let end = 0
    while (end < this.all.length - 1 && (lines > this.maxRows || this.all.length - end > this.maxRows)) {
      lines -= this.all[end++]?.lines ?? 0
    }
    const forgotten = this.all.slice(0, end)
    const newest = forgotten.at(-1)
    const before = this.newestEvicted
    if (newest && (!before || entriesByTime(newest, before) > 0)) this.newestEvicted = newest
    this.recordEviction(forgotten)
    return forgotten
  }

  private recordEviction(gone: readonly DeliveryEntry[]): void {
    const went = new Set(gone)
    for (const { delivery } of gone) {
      for (const attempt of delivery.attempts) {
        const key = this.unindexAttempt(attempt)
        const group = this.groups.get(key)
        if (!group) continue
        group.entries = group.entries.filter((one) => !went.has(one))
        if (group.attempts.size === 0) this.groups.delete(key)
      }
    }
    this.remove(went)
  }
}

function entryOf(delivery: Delivery): DeliveryEntry {
  const rows = rowsOf(delivery.attempts[0], delivery)
  const lines = rows.filter(({ kind }) => kind !== 'withoutGoals').length
  return { delivery, rows, lines, seq: Math.max(...delivery.attempts.map(({ seq }) => seq)) }
}

const groupKey = (attempt: Attempt): string => deliveryKey(attempt) ?? `alone ${attempt.id}`

const isSame = ({ attempts: one }: Delivery, { attempts: other }: Delivery): boolean =>
  one.length === other.length && one.every((attempt, index) => attempt === other[index])

const entriesByTime = ({ delivery: one }: DeliveryEntry, { delivery: other }: DeliveryEntry): number =>
  byTime(one.attempts[0], other.attempts[0])

/** What was made at the same moment has an order all the same. */
function byTime(one: Attempt, other: Attempt): number {
  const between = attemptStartedAt(one) - attemptStartedAt(other)
  if (between !== 0) return between
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}
