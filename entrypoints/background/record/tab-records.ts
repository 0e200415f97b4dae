import type { Capture, DocumentInfo } from '../../../core/capture'
import { type Attempt, requestOf } from '../../../core/attempt'
import type { CaptureBatch } from '../../../core/protocol/bridge'
import { type Held, overflow, MAX_RECORD_BYTES } from '../../../core/record/bounds'
import { readStoredRecords } from '../../../core/record/stored-record'
import { clearRecord, forgetCleared, undoClear } from '../../../core/record/clearing'
import { addBatch } from '../../../core/record/add-batch'
import {
  addCaptures,
  evictFrom,
  newTabRecord,
  recordOpenedTab,
  type OpenedTab,
  pauseRecord,
  preserveRecord,
  type TabRecord,
} from '../../../core/record/tab-record'
import { recordDocument, recordLeaving, recordShown } from '../../../core/record/navigation'
import { closeTab, currentId, moveTab, withoutClosed } from '../../../core/record/tab-ids'
import { recordStore } from './record-store'
import { storedChange } from './stored-change'

/** A change of a tab's record: the attempts that are new or have changed. */
export interface RecordChange {
  readonly changed: readonly Attempt[]
}

/** Total size of the records, in bytes, below which lack of space cannot be the reason for a refused write. */
const MIN_RECORD_BYTES = 512 * 1024

type Step = (record: TabRecord) => TabRecord

/**
 * Records of all tabs. Every update is written to the store before it takes effect, since the background may be stopped
 * after any event. The records in memory are a copy.
 */
export class TabRecords {
  /** Called after each stored update. */
  onChange: (tabId: number, change: RecordChange) => void = () => {}
  private readonly store = recordStore()
  private records = new Map<number, TabRecord>()
  /** Closed tabs. Late messages from their pages must not start records that are never removed. */
  private readonly closed = new Set<number>()
  private readonly sizes = new WeakMap<Attempt, number>()
  private loading: Promise<void> | null = null
  private lastTask: Promise<unknown> = Promise.resolve()

  /** Resolves when the stored records are loaded. */
  async ready(): Promise<void> {
    this.loading ??= this.store.readAll().then((stored) => {
      this.records = readStoredRecords(stored)
    })
    try {
      await this.loading
    } catch (error) {
      this.loading = null
      throw error
    }
  }

  /** Resolves when all updates requested so far are done. */
  async settled(): Promise<void> {
    await this.lastTask
  }

  /** Returns the record of a tab, also by an id that the tab had before. Call after {@link ready}. */
  get(tabId: number): TabRecord | undefined {
    return this.records.get(this.current(tabId))
  }

  /** Returns the current id of a tab. Call after {@link ready}. */
  current(tabId: number): number {
    return currentId(this.records, tabId)
  }

  /** Returns the id of the tab with a record, given the id of the record; null for an unknown record. */
  tabOf(record: string): number | null {
    for (const [tabId, { facts }] of this.records) if (facts.epoch === record) return tabId
    return null
  }

  /** Returns the id of the tab whose record has a page of the document; null without one. */
  tabOfDocument(documentId: string): number | null {
    for (const [tabId, { facts }] of this.records)
      if (facts.pages.some((page) => page.documentId === documentId)) return tabId
    return null
  }

  tabIds(): number[] {
    return [...this.records.keys()]
  }

  /** Stores a batch. Rejects when it cannot be stored; then none of it is. */
  add(tabId: number, batch: CaptureBatch): Promise<void> {
    return this.update(tabId, (record) => addBatch(recordDocument(record, batch.document), batch))
  }

  /**
   * Stores captures of the network or DevTools, or newer versions of them. `make` receives the tab's record when it is
   * this update's turn.
   */
  addCaptures(tabId: number, make: (record: TabRecord) => readonly Capture[]): Promise<void> {
    return this.update(tabId, (record) => addCaptures(record, make(record)))
  }

  recordDocument(tabId: number, document: DocumentInfo): Promise<void> {
    return this.update(tabId, (record) => recordDocument(record, document))
  }

  /** Records that the page of a document was left at `at` (ms since the epoch). */
  recordLeaving(tabId: number, documentId: string, at: number): Promise<void> {
    return this.updateKnown(tabId, (record) => recordLeaving(record, documentId, at))
  }

  /** Records which main document a tab shows. The record learns nothing about a document that it does not know. */
  recordShown(tabId: number, document: DocumentInfo): Promise<void> {
    return this.updateKnown(tabId, (record) => recordShown(record, document))
  }

  /** Clears the record of a tab. `at`, as in {@link pause}, is in milliseconds since the epoch. */
  clear(tabId: number, at: number): Promise<void> {
    return this.update(tabId, (record) => clearRecord(record, at))
  }

  undo(tabId: number): Promise<void> {
    return this.update(tabId, undoClear)
  }

  pause(tabId: number, paused: boolean, at: number): Promise<void> {
    return this.update(tabId, (record) => pauseRecord(record, paused, at))
  }

  preserve(tabId: number, preserve: boolean): Promise<void> {
    return this.update(tabId, (record) => preserveRecord(record, preserve))
  }

  recordOpenedTab(tabId: number, opened: OpenedTab): Promise<void> {
    return this.update(tabId, (record) => recordOpenedTab(record, opened))
  }

  /** Creates the record of a tab whose panel is opened before the tab has captures. */
  begin(tabId: number): Promise<void> {
    return this.update(tabId, (record) => record)
  }

  /** Marks a tab as closed. Its record remains as long as a tab is open whose page has opened it. */
  forget(tabId: number): Promise<void> {
    this.closed.add(tabId)
    return this.enqueue(async () => {
      if (this.records.has(tabId)) await this.replace(closeTab(this.records, tabId))
    })
  }

  /**
   * Moves a record to a new tab id. The browser gives a tab a new id when it discards the tab (`tabs.onReplaced`, seen
   * in Chromium 156).
   */
  move(from: number, to: number): Promise<void> {
    return this.enqueue(async () => {
      await this.replace(moveTab(this.records, from, to))
      this.onChange(to, { changed: [] })
    })
  }

  private async replace(next: Map<number, TabRecord>): Promise<void> {
    const removeObsolete = await this.write(next, false)
    this.records = next
    await removeObsolete()
  }

  /** Updates the record of a tab only if there is one. */
  private updateKnown(tabId: number, step: Step): Promise<void> {
    return this.update(tabId, (record) => step(record), true)
  }

  private update(requestedId: number, step: Step, isKnown = false): Promise<void> {
    return this.enqueue(async () => {
      const tabId = this.current(requestedId)
      if (this.closed.has(tabId) && !this.records.has(tabId)) return
      const before = this.records.get(tabId)
      if (isKnown && !before) return
      const after = step(before ?? newTabRecord(crypto.randomUUID()))
      if (after === before) return
      const { next, evictedFrom, removeObsolete } = await this.fit(tabId, after)
      this.records = next
      await removeObsolete()
      this.onChange(tabId, { changed: changedAttempts(before, after) })
      for (const other of evictedFrom) if (other !== tabId) this.onChange(other, { changed: [] })
    })
  }

  /**
   * Writes a record, after dropping the attempts that exceed the size limit. Browsers count more bytes than we do,
   * above all for many small attempts. So when the browser refuses the write, this is repeated with three quarters of
   * the size, as long as lack of space can be the reason.
   */
  private async fit(tabId: number, after: TabRecord) {
    for (let max = MAX_RECORD_BYTES; ;) {
      const next = withoutClosed(new Map(this.records).set(tabId, after))
      const evictedFrom = this.makeRoom(next, max)
      try {
        return { next, evictedFrom, removeObsolete: await this.write(next, max < MAX_RECORD_BYTES) }
      } catch (error) {
        const bytes = this.held(next).reduce((sum, held) => sum + held.bytes, 0)
        if (bytes < MIN_RECORD_BYTES) throw error
        max = bytes * 0.75
      }
    }
  }

  private makeRoom(records: Map<number, TabRecord>, max: number): Set<number> {
    // Evict cleared attempts before visible ones.
    if (overflow(this.held(records), max).length > 0) {
      for (const [tabId, record] of records) if (record.facts.undo) records.set(tabId, forgetCleared(record))
    }
    const evicted = overflow(this.held(records), max)
    const tabIds = new Set(evicted.map(({ tabId }) => tabId))
    for (const tabId of tabIds) {
      const record = records.get(tabId)
      const ids = new Set(evicted.filter((held) => held.tabId === tabId).map(({ id }) => id))
      if (record) records.set(tabId, evictFrom(record, ids))
    }
    return tabIds
  }

  /**
   * Writes the new entries, and returns a function that removes the obsolete ones. If they were removed first and the
   * browser refused the write, they would be lost. That risk is only taken with `isFull`, to make space.
   */
  private async write(next: ReadonlyMap<number, TabRecord>, isFull: boolean): Promise<() => Promise<void>> {
    const { written, removedKeys } = storedChange(this.records, next)
    const removeObsolete = async () => {
      if (removedKeys.length > 0) await this.store.remove(removedKeys)
    }
    if (isFull) await removeObsolete()
    await this.store.write(written)
    return removeObsolete
  }

  private held(records: ReadonlyMap<number, TabRecord>): (Held & { id: string })[] {
    return [...records].flatMap(([tabId, { attempts }]) =>
      attempts.map((attempt) => ({
        tabId,
        documentId: requestOf(attempt).documentId ?? '',
        id: attempt.id,
        bytes: this.sizeOf(attempt),
      })),
    )
  }

  private sizeOf(attempt: Attempt): number {
    const known = this.sizes.get(attempt)
    if (known !== undefined) return known
    const bytes = new TextEncoder().encode(JSON.stringify(attempt)).length
    this.sizes.set(attempt, bytes)
    return bytes
  }

  /** Runs tasks one after the other, whether or not the previous one has failed. */
  private enqueue(task: () => Promise<void>): Promise<void> {
    const result = this.lastTask.then(async () => {
      await this.ready()
      await task()
    })
    this.lastTask = result.catch(() => {})
    return result
  }
}

/**
 * Returns the attempts that panels do not have yet. After the user has undone a clear, these are all attempts that are
 * visible again.
 */
function changedAttempts(before: TabRecord | undefined, { facts, attempts }: TabRecord): Attempt[] {
  const known = before?.facts
  const from = known && facts.clearedThrough >= known.clearedThrough ? known.lastSeq : facts.clearedThrough
  return attempts.filter(({ seq }) => seq > from).toSorted((one, other) => one.seq - other.seq)
}
