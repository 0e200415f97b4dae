import { browser } from 'wxt/browser'
import type { Capture, DocumentInfo } from '../../core/capture'
import type { CaptureBatch } from '../../core/protocol/bridge'
import { type Held, overflow, RECORD_BYTES } from '../../core/record/bounds'
import { captureKey, factsKey, readStoredRecords } from '../../core/record/stored-record'
import {
  addBatch,
  clearRecord,
  evictFrom,
  newTabRecord,
  noteDocument,
  pauseRecord,
  preserveRecord,
  type TabRecord,
} from '../../core/record/tab-record'

/** What a step did to a tab's record. */
export interface RecordChange {
  readonly added: readonly Capture[]
}

/** Below this a refused write has another reason than a lack of room, in bytes. */
const SMALLEST_BYTES = 512 * 1024

type Step = (record: TabRecord) => TabRecord

/**
 * The records of all tabs. `storage.session` is what holds them: every step is written there before it counts, since
 * the background may be stopped after any event. What is in memory is a copy.
 */
export class TabRecords {
  /** Called after a step was written. */
  onChange: (tabId: number, change: RecordChange) => void = () => {}
  private records = new Map<number, TabRecord>()
  /** Tabs that were closed: what their pages send last would begin a record that nobody ends. */
  private readonly closed = new Set<number>()
  private readonly sizes = new WeakMap<Capture, number>()
  private loading: Promise<void> | null = null
  private tail: Promise<unknown> = Promise.resolve()

  /** Resolves when what was written before the background was last stopped is here. */
  async ready(): Promise<void> {
    this.loading ??= browser.storage.session.get(null).then((stored) => {
      this.records = readStoredRecords(stored)
    })
    try {
      await this.loading
    } catch (error) {
      this.loading = null
      throw error
    }
  }

  /** The record of a tab. Call after {@link ready}. */
  get(tabId: number): TabRecord | undefined {
    return this.records.get(tabId)
  }

  tabIds(): number[] {
    return [...this.records.keys()]
  }

  /** Stores a batch; rejects when it could not be stored, and then nothing of it is kept. */
  add(tabId: number, batch: CaptureBatch): Promise<void> {
    return this.step(tabId, (record) => addBatch(noteDocument(record, batch.document), batch))
  }

  note(tabId: number, document: DocumentInfo): Promise<void> {
    return this.step(tabId, (record) => noteDocument(record, document))
  }

  clear(tabId: number): Promise<void> {
    return this.step(tabId, (record) => clearRecord(record, Date.now()))
  }

  pause(tabId: number, paused: boolean): Promise<void> {
    return this.step(tabId, (record) => pauseRecord(record, paused, Date.now()))
  }

  preserve(tabId: number, preserve: boolean): Promise<void> {
    return this.step(tabId, (record) => preserveRecord(record, preserve))
  }

  /** Begins the record of a tab that is looked at before anything was seen in it. */
  begin(tabId: number): Promise<void> {
    return this.step(tabId, (record) => record)
  }

  /** The tab is gone. */
  forget(tabId: number): Promise<void> {
    this.closed.add(tabId)
    return this.inOrder(async () => {
      const record = this.records.get(tabId)
      if (!record) return
      this.records.delete(tabId)
      await browser.storage.session.remove([
        factsKey(tabId),
        ...record.captures.map(({ seq }) => captureKey(tabId, seq)),
      ])
    })
  }

  private step(tabId: number, step: Step): Promise<void> {
    return this.inOrder(async () => {
      if (this.closed.has(tabId)) return
      const before = this.records.get(tabId)
      const after = step(before ?? newTabRecord(crypto.randomUUID()))
      if (after === before) return
      const { next, evictedFrom, takeAway } = await this.fit(tabId, after)
      this.records = next
      await takeAway()
      const lastSeq = before?.facts.lastSeq ?? 0
      this.onChange(tabId, { added: after.captures.filter(({ seq }) => seq > lastSeq) })
      for (const other of evictedFrom) if (other !== tabId) this.onChange(other, { added: [] })
    })
  }

  /**
   * Writes a record within the bound. Browsers count more than we do, above all for many small captures; what they
   * refuse is tried with half the room, as long as that lets anything go.
   */
  private async fit(tabId: number, after: TabRecord) {
    for (let most = RECORD_BYTES; ; most /= 2) {
      const next = new Map(this.records).set(tabId, after)
      const evictedFrom = this.makeRoom(next, most)
      try {
        return { next, evictedFrom, takeAway: await this.write(next, most < RECORD_BYTES) }
      } catch (error) {
        if (most < SMALLEST_BYTES || !this.wouldLetGo(next, most / 2)) throw error
      }
    }
  }

  private wouldLetGo(records: ReadonlyMap<number, TabRecord>, most: number): boolean {
    return overflow(this.held(records), most).length > 0
  }

  private makeRoom(records: Map<number, TabRecord>, most: number): Set<number> {
    const evicted = overflow(this.held(records), most)
    const tabIds = new Set(evicted.map(({ tabId }) => tabId))
    for (const tabId of tabIds) {
      const record = records.get(tabId)
      const numbers = new Set(evicted.filter((held) => held.tabId === tabId).map(({ seq }) => seq))
      if (record) records.set(tabId, evictFrom(record, numbers))
    }
    return tabIds
  }

  /** Writes what is new, then takes away what is no longer there: the other way round a refused write would lose it. */
  private async write(next: ReadonlyMap<number, TabRecord>, isFull: boolean): Promise<() => Promise<void>> {
    const gone: string[] = []
    const changed: Record<string, unknown> = {}
    for (const [tabId, record] of next) {
      const before = this.records.get(tabId)
      if (record === before) continue
      const kept = new Set(record.captures)
      const stored = new Set(before?.captures)
      for (const capture of stored) if (!kept.has(capture)) gone.push(captureKey(tabId, capture.seq))
      for (const capture of kept) if (!stored.has(capture)) changed[captureKey(tabId, capture.seq)] = capture
      changed[factsKey(tabId)] = record.facts
    }
    const takeAway = async () => {
      if (gone.length > 0) await browser.storage.session.remove(gone)
    }
    if (isFull) await takeAway()
    await browser.storage.session.set(changed)
    return takeAway
  }

  private held(records: ReadonlyMap<number, TabRecord>): (Held & { seq: number })[] {
    return [...records].flatMap(([tabId, { captures }]) =>
      captures.map((capture) => ({
        tabId,
        documentId: capture.documentId,
        seq: capture.seq,
        bytes: this.sizeOf(capture),
      })),
    )
  }

  private sizeOf(capture: Capture): number {
    const known = this.sizes.get(capture)
    if (known !== undefined) return known
    const bytes = new TextEncoder().encode(JSON.stringify(capture)).length
    this.sizes.set(capture, bytes)
    return bytes
  }

  /** One step after the other, whatever became of the one before. */
  private inOrder(task: () => Promise<void>): Promise<void> {
    const result = this.tail.then(async () => {
      await this.ready()
      await task()
    })
    this.tail = result.catch(() => {})
    return result
  }
}
