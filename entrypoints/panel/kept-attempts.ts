import { type Attempt, momentOf } from '../../core/delivery/attempt'
import { type Row, rowsOf } from '../../core/record/row'

const derived = new WeakMap<Attempt, readonly Row[]>()

/** The rows of an attempt, derived once: only an attempt that another one replaces is derived again. */
export function rowsFor(attempt: Attempt): readonly Row[] {
  let rows = derived.get(attempt)
  if (!rows) derived.set(attempt, (rows = rowsOf(attempt)))
  return rows
}

/** What came and what went by one step. */
interface Change {
  readonly added: readonly Attempt[]
  /** Older versions of what was added. */
  readonly replaced: readonly Attempt[]
  /** The oldest, let go because there are too many; some of them may have been added by this very step. */
  readonly forgotten: readonly Attempt[]
}

/** The attempts that a panel keeps, in the order of time; one of each id, and no more than so many rows of them. */
export class KeptAttempts {
  all: readonly Attempt[] = []
  private readonly byId = new Map<string, Attempt>()
  private readonly mostRows: number
  private rowCount = 0
  /** The newest that was let go: what is older comes again when a clear is undone, and is let go of only once. */
  private newestForgotten: Attempt | null = null

  constructor(mostRows: number) {
    this.mostRows = mostRows
  }

  /** Adds attempts, each in the place of its older version. `since`: the highest number that was sent before. */
  add(arrived: readonly Attempt[], since: number): Change {
    const newest = new Map(arrived.map((attempt) => [attempt.id, attempt]))
    const added = [...newest.values()].filter((attempt) => !this.wasForgotten(attempt, since))
    const replaced = added.flatMap(({ id }) => this.byId.get(id) ?? [])
    this.remove(new Set(replaced))
    this.insert(added.toSorted(byTime))
    return { added, replaced, forgotten: this.letGo() }
  }

  /** Forgets all up to a number, for good. */
  dropThrough(seq: number): void {
    this.remove(new Set(this.all.filter((attempt) => attempt.seq <= seq)))
    if (this.newestForgotten && this.newestForgotten.seq <= seq) this.newestForgotten = null
  }

  private wasForgotten(attempt: Attempt, since: number): boolean {
    if (!this.newestForgotten || attempt.seq > since || this.byId.has(attempt.id)) return false
    return byTime(attempt, this.newestForgotten) <= 0
  }

  private remove(gone: ReadonlySet<Attempt>): void {
    if (gone.size === 0) return
    this.all = this.all.filter((attempt) => !gone.has(attempt))
    for (const attempt of gone) {
      this.byId.delete(attempt.id)
      this.rowCount -= rowsFor(attempt).length
    }
  }

  /** Most belong at the end: only what is later than the first of them is put in order again. */
  private insert(added: readonly Attempt[]): void {
    const [first] = added
    if (!first) return
    const from = this.all.findLastIndex((attempt) => byTime(attempt, first) <= 0) + 1
    const later = [...this.all.slice(from), ...added].toSorted(byTime)
    this.all = from === this.all.length ? [...this.all, ...added] : [...this.all.slice(0, from), ...later]
    for (const attempt of added) {
      this.byId.set(attempt.id, attempt)
      this.rowCount += rowsFor(attempt).length
    }
  }

  private letGo(): readonly Attempt[] {
    let rows = this.rowCount
    let end = 0
    while (end < this.all.length - 1 && (rows > this.mostRows || this.all.length - end > this.mostRows)) {
      const oldest = this.all[end++]
      if (oldest) rows -= rowsFor(oldest).length
    }
    const forgotten = this.all.slice(0, end)
    const newest = forgotten.at(-1)
    const before = this.newestForgotten
    if (newest && (!before || byTime(newest, before) > 0)) this.newestForgotten = newest
    this.remove(new Set(forgotten))
    return forgotten
  }
}

/** What was made at the same moment has an order all the same. */
function byTime(one: Attempt, other: Attempt): number {
  const between = momentOf(one) - momentOf(other)
  if (between !== 0) return between
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}
