import { type Attempt, momentOf } from '../../core/delivery/attempt'
import { type Row, rowsOf } from '../../core/record/row'

/** An attempt with its rows, derived once. */
export interface Kept {
  readonly attempt: Attempt
  readonly rows: readonly Row[]
}

/** What came and what went by one step. */
interface Change {
  readonly added: readonly Kept[]
  /** Older versions of what was added, and attempts that turned out to be one with it. */
  readonly replaced: readonly Kept[]
  /** The oldest, let go because there are too many; some of them may have been added by this very step. */
  readonly forgotten: readonly Kept[]
}

/** The attempts that a panel keeps, in the order of time; one of each id, and no more than so many rows of them. */
export class KeptAttempts {
  all: readonly Kept[] = []
  private readonly byId = new Map<string, Kept>()
  private readonly mostRows: number
  private rowCount = 0
  /** The newest that was let go: what is older comes again when a clear is undone, and is let go of only once. */
  private newestForgotten: Kept | null = null

  constructor(mostRows: number) {
    this.mostRows = mostRows
  }

  /** Adds attempts, each in the place of its older version. `since`: the highest number that was sent before. */
  add(arrived: readonly Attempt[], since: number): Change {
    const newest = new Map(arrived.map((attempt) => [attempt.id, attempt]))
    const added = [...newest.values()]
      .map((attempt): Kept => ({ attempt, rows: rowsOf(attempt) }))
      .filter((one) => !this.wasForgotten(one, since))
    const replaced = added.flatMap(({ attempt: { id, replaces = [] } }) =>
      [id, ...replaces].flatMap((old) => this.byId.get(old) ?? []),
    )
    this.remove(new Set(replaced))
    this.insert(added.toSorted(byTime))
    return { added, replaced, forgotten: this.letGo() }
  }

  /** Forgets all up to a number, for good. */
  dropThrough(seq: number): void {
    this.remove(new Set(this.all.filter(({ attempt }) => attempt.seq <= seq)))
    if (this.newestForgotten && this.newestForgotten.attempt.seq <= seq) this.newestForgotten = null
  }

  private wasForgotten(one: Kept, since: number): boolean {
    const { id, seq } = one.attempt
    if (!this.newestForgotten || seq > since || this.byId.has(id)) return false
    return byTime(one, this.newestForgotten) <= 0
  }

  private remove(gone: ReadonlySet<Kept>): void {
    if (gone.size === 0) return
    this.all = this.all.filter((one) => !gone.has(one))
    for (const { attempt, rows } of gone) {
      this.byId.delete(attempt.id)
      this.rowCount -= rows.length
    }
  }

  /** Most belong at the end: only what is later than the first of them is put in order again. */
  private insert(added: readonly Kept[]): void {
    const [first] = added
    if (!first) return
    const from = this.all.findLastIndex((one) => byTime(one, first) <= 0) + 1
    const later = [...this.all.slice(from), ...added].toSorted(byTime)
    this.all = [...this.all.slice(0, from), ...later]
    for (const one of added) {
      this.byId.set(one.attempt.id, one)
      this.rowCount += one.rows.length
    }
  }

  private letGo(): readonly Kept[] {
    let rows = this.rowCount
    let end = 0
    while (end < this.all.length - 1 && (rows > this.mostRows || this.all.length - end > this.mostRows)) {
      rows -= this.all[end++]?.rows.length ?? 0
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
function byTime({ attempt: one }: Kept, { attempt: other }: Kept): number {
  const between = momentOf(one) - momentOf(other)
  if (between !== 0) return between
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}
