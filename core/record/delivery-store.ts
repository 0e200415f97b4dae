import { type Attempt, attemptStartedAt } from '../attempt'
import { type Delivery, deliveryKey, foldGroup } from '../delivery/delivery'
import { KeepaliveBodies } from '../delivery/keepalive'
import { shallowEqual } from '../shallow-equal'
import { type Row, rowsOf } from './row'

/** A delivery with its rows, which are derived only once. */
export interface DeliveryEntry {
  readonly delivery: Delivery
  readonly rows: readonly Row[]
  /** Number of rows that are listed even without a finding: all except publishes without goals. */
  readonly lines: number
  /** Highest number of its attempts. */
  readonly seq: number
}

/** Changes that one call made. */
interface StoreChange {
  readonly added: readonly DeliveryEntry[]
  /** Older versions of added deliveries, and deliveries that were merged into them. */
  readonly replaced: readonly DeliveryEntry[]
  /** The oldest deliveries, evicted because of the row limit. Some may have been added by the same call. */
  readonly evicted: readonly DeliveryEntry[]
}

/** Attempts that may belong to the same delivery, and the deliveries they form. */
interface Group {
  readonly attempts: Map<string, Attempt>
  entries: readonly DeliveryEntry[]
}

/** Deliveries in chronological order, built from attempts as they arrive, up to a maximum number of rows. */
export class DeliveryStore {
  all: readonly DeliveryEntry[] = []
  readonly keepalive = new KeepaliveBodies()
  private readonly attempts = new Map<string, Attempt>()
  private readonly groups = new Map<string, Group>()
  private maxRows: number
  private lineCount = 0
  /**
   * The newest evicted delivery. When the user undoes a clear, older attempts arrive again. They must not be evicted
   * and counted a second time.
   */
  private newestEvicted: DeliveryEntry | null = null

  constructor(maxRows: number) {
    this.maxRows = maxRows
  }

  /** Adds attempts or replaces older versions of them. `since` is the highest number received before. */
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

  /** Removes attempts that are no longer in the record. They do not count as evicted, since they may come back. */
  removeAttempts(gone: readonly Attempt[]): void {
    const known = gone.flatMap(({ id }) => this.attempts.get(id) ?? [])
    this.refold(new Set(known.map((attempt) => this.unindexAttempt(attempt))))
  }

  /** Changes the row limit. Returns the evicted deliveries, oldest first. */
  setMaxRows(maxRows: number): readonly DeliveryEntry[] {
    this.maxRows = maxRows
    return this.evict()
  }

  /** Drops all deliveries up to a sequence number for good. */
  dropThrough(seq: number): void {
    this.forget(this.all.filter((entry) => entry.seq <= seq))
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
        (delivery) => before.find((one) => haveSameAttempts(one.delivery, delivery)) ?? entryOf(delivery),
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

  /**
   * Inserts deliveries in order. Most belong at the end, so only those after the first insertion point are sorted
   * again.
   */
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
    const evicted = this.all.slice(0, end)
    const newest = evicted.at(-1)
    const before = this.newestEvicted
    if (newest && (!before || entriesByTime(newest, before) > 0)) this.newestEvicted = newest
    this.forget(evicted)
    return evicted
  }

  private forget(entries: readonly DeliveryEntry[]): void {
    const gone = new Set(entries)
    for (const { delivery } of entries) {
      for (const attempt of delivery.attempts) {
        const key = this.unindexAttempt(attempt)
        const group = this.groups.get(key)
        if (!group) continue
        group.entries = group.entries.filter((one) => !gone.has(one))
        if (group.attempts.size === 0) this.groups.delete(key)
      }
    }
    this.remove(gone)
  }
}

function entryOf(delivery: Delivery): DeliveryEntry {
  const rows = rowsOf(delivery.attempts[0], delivery)
  const lines = rows.filter(({ kind }) => kind !== 'withoutGoals').length
  return { delivery, rows, lines, seq: Math.max(...delivery.attempts.map(({ seq }) => seq)) }
}

const groupKey = (attempt: Attempt): string => deliveryKey(attempt) ?? `alone ${attempt.id}`

const haveSameAttempts = ({ attempts: one }: Delivery, { attempts: other }: Delivery): boolean =>
  shallowEqual(one, other)

const entriesByTime = ({ delivery: one }: DeliveryEntry, { delivery: other }: DeliveryEntry): number =>
  byTime(one.attempts[0], other.attempts[0])

/** Sorts by time, and by id for attempts made in the same millisecond. */
function byTime(one: Attempt, other: Attempt): number {
  const between = attemptStartedAt(one) - attemptStartedAt(other)
  if (between !== 0) return between
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}
