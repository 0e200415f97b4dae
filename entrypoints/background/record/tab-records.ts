import type { Capture, DocumentInfo } from '../../../core/capture'
import { type Attempt, requestOf } from '../../../core/attempt'
import type { CaptureBatch } from '../../../core/protocol/bridge'
import { type Held, overflow, MAX_RECORD_BYTES } from '../../../core/record/bounds'
import { readStoredRecords } from '../../../core/record/stored-record'
import { clearRecord, forgetCleared, undoClear } from '../../../core/record/clearing'
import {
  addBatch,
  addCaptures,
  evictFrom,
  newTabRecord,
  recordDocument,
  recordOpenedTab,
  type OpenedTab,
  pauseRecord,
  preserveRecord,
  type TabRecord,
} from '../../../core/record/tab-record'
import { closeTab, currentId, moveTab, withoutClosed } from '../../../core/record/tab-ids'
import { recordStore } from './record-store'
import { storedChange } from './stored-change'

/** What a step did to a tab's record: attempts that are new or have changed. */
export interface RecordChange {
  readonly changed: readonly Attempt[]
}

/** Below this a refused write has another reason than a lack of room, in bytes. */
const MIN_RECORD_BYTES = 512 * 1024

type Step = (record: TabRecord) => TabRecord

/**
 * The records of all tabs. A store is what holds them: every step is written there before it counts, since
 * the background may be stopped after any event. What is in memory is a copy.
 */
export class TabRecords {
  /** Called after a step was written. */
  onChange: (tabId: number, change: RecordChange) => void = () => {}
  private readonly store = recordStore()
  private records = new Map<number, TabRecord>()
  /** Tabs that were closed: what their pages send last would begin a record that nobody ends. */
  private readonly closed = new Set<number>()
  private readonly sizes = new WeakMap<Attempt, number>()
  private loading: Promise<void> | null = null
  private tail: Promise<unknown> = Promise.resolve()

  /** Resolves when what was written before the background was last stopped is here. */
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

  /** Resolves when every step that was asked for until now is done. */
  async settled(): Promise<void> {
    await this.tail
  }

  /** The record of a tab, also by an id that it had before. Call after {@link ready}. */
  get(tabId: number): TabRecord | undefined {
    return this.records.get(this.current(tabId))
  }

  /** The id that a tab has now. Call after {@link ready}. */
  current(tabId: number): number {
    return currentId(this.records, tabId)
  }

  tabIds(): number[] {
    return [...this.records.keys()]
  }

  /** Stores a batch; rejects when it could not be stored, and then nothing of it is kept. */
  add(tabId: number, batch: CaptureBatch): Promise<void> {
    return this.update(tabId, (record) => addBatch(recordDocument(record, batch.document), batch))
  }

  /** Stores what the network or DevTools saw, or newer versions of it; `make` gets the record as it is then. */
  addCaptures(tabId: number, make: (record: TabRecord) => readonly Capture[]): Promise<void> {
    return this.update(tabId, (record) => addCaptures(record, make(record)))
  }

  recordDocument(tabId: number, document: DocumentInfo): Promise<void> {
    return this.update(tabId, (record) => recordDocument(record, document))
  }

  /** `at`, as for {@link pause}: the moment of it, in ms since the epoch. */
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

  /** Begins the record of a tab that is looked at before anything was seen in it. */
  begin(tabId: number): Promise<void> {
    return this.update(tabId, (record) => record)
  }

  /** The tab is gone. */
  forget(tabId: number): Promise<void> {
    this.closed.add(tabId)
    return this.enqueue(async () => {
      if (this.records.has(tabId)) await this.replace(closeTab(this.records, tabId))
    })
  }

  /** The tab has got another id: a discarded one does (`tabs.onReplaced`, seen in Chromium 156). */
  move(from: number, to: number): Promise<void> {
    return this.enqueue(async () => {
      await this.replace(moveTab(this.records, from, to))
      this.onChange(to, { changed: [] })
    })
  }

  private async replace(next: Map<number, TabRecord>): Promise<void> {
    const takeAway = await this.write(next, false)
    this.records = next
    await takeAway()
  }

  private update(requestedId: number, step: Step): Promise<void> {
    return this.enqueue(async () => {
      const tabId = this.current(requestedId)
      if (this.closed.has(tabId) && !this.records.has(tabId)) return
      const before = this.records.get(tabId)
      const after = step(before ?? newTabRecord(crypto.randomUUID()))
      if (after === before) return
      const { next, evictedFrom, takeAway } = await this.fit(tabId, after)
      this.records = next
      await takeAway()
      this.onChange(tabId, { changed: changedAttempts(before, after) })
      for (const other of evictedFrom) if (other !== tabId) this.onChange(other, { changed: [] })
    })
  }

  /**
   * Writes a record within the bound. Browsers count more than we do, above all for many small attempts; what they
   * refuse is tried with three quarters of it, as long as there is enough for that to be the reason.
   */
  private async fit(tabId: number, after: TabRecord) {
    for (let max = MAX_RECORD_BYTES; ;) {
      const next = withoutClosed(new Map(this.records).set(tabId, after))
      const evictedFrom = this.makeRoom(next, max)
      try {
        return { next, evictedFrom, takeAway: await this.write(next, max < MAX_RECORD_BYTES) }
      } catch (error) {
        const bytes = this.held(next).reduce((sum, held) => sum + held.bytes, 0)
        if (bytes < MIN_RECORD_BYTES) throw error
        max = bytes * 0.75
      }
    }
  }

  private makeRoom(records: Map<number, TabRecord>, max: number): Set<number> {
    // What was cleared goes before anything that is shown.
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

  /** Writes what is new, then takes away what is no longer there: the other way round a refused write would lose it. */
  private async write(next: ReadonlyMap<number, TabRecord>, isFull: boolean): Promise<() => Promise<void>> {
    const { written, gone } = storedChange(this.records, next)
    const takeAway = async () => {
      if (gone.length > 0) await this.store.remove(gone)
    }
    if (isFull) await takeAway()
    await this.store.write(written)
    return takeAway
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

  /** One step after the other, whatever became of the one before. */
  private enqueue(task: () => Promise<void>): Promise<void> {
    const result = this.tail.then(async () => {
      await this.ready()
      await task()
    })
    this.tail = result.catch(() => {})
    return result
  }
}

/** What panels do not have yet; after an undo that is all that is to be seen again. */
function changedAttempts(before: TabRecord | undefined, { facts, attempts }: TabRecord): Attempt[] {
  const known = before?.facts
  const from = known && facts.clearedThrough >= known.clearedThrough ? known.lastSeq : facts.clearedThrough
  return attempts.filter(({ seq }) => seq > from).toSorted((one, other) => one.seq - other.seq)
}
