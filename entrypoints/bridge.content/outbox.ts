import type { PageCapture } from '../../core/capture'
import { type CaptureBatch, MAX_BATCH_CHARS, MAX_BATCH_ITEMS } from '../../core/protocol/bridge'

/** How long captures are collected into one batch, in ms. The first capture after an idle period doesn't wait. */
const BATCH_DELAY_MS = 50
/** Delay before a batch is sent again, in ms. It doubles each time up to the maximum. */
const MIN_RETRY_MS = 250
const MAX_RETRY_MS = 8000
/** Limits on the captures waiting to be sent: their number, and the total length of their bodies in characters. */
const MAX_CAPTURES = 2000
const MAX_CHARS = 4 * 1024 * 1024

/** A batch without the fields that the sender adds. */
export type Batch = Pick<CaptureBatch, 'batch' | 'captures' | 'lost'>

/** Options of {@link Outbox}. */
export interface OutboxOptions {
  readonly randomId: () => string
  /** Resolves to true when the batch is stored. Resolves to false or rejects if that isn't confirmed. */
  readonly send: (batch: Batch) => Promise<boolean>
  /** Returns true when the extension is gone and cannot receive messages. */
  readonly isOrphaned: () => boolean
  readonly onOrphaned: () => void
  /** Returns true while sending is on hold. */
  readonly isHeld: () => boolean
}

/**
 * Holds captures until the background has acknowledged them. Sends one batch at a time, in order, and retries until it is
 * acknowledged, so a page that produces captures too fast is limited by how quickly the background responds. During
 * unload, everything is sent at once. When the outbox is full, the oldest captures are dropped and counted.
 */
export class Outbox {
  private waiting: PageCapture[] = []
  private characters = 0
  private readonly unacknowledged = new Map<string, Batch>()
  private lost = 0
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | null = null
  private leaving = false

  private readonly options: OutboxOptions

  constructor(options: OutboxOptions) {
    this.options = options
  }

  /** Adds a capture. It is sent once the current script finishes, or with the next batch. */
  add(capture: PageCapture): void {
    if (this.options.isOrphaned()) return this.giveUp()
    this.waiting.push(capture)
    this.characters += sizeOf(capture)
    this.bound()
    // During unload, the page's own handlers run after ours. Send the requests they make now, even if a batch is
    // unacknowledged.
    if (this.leaving) return queueMicrotask(() => (this.leaving ? this.sendWaiting() : this.flush()))
    if (this.unacknowledged.size > 0 || this.timer !== null) return
    this.timer = setTimeout(() => {
      this.timer = null
      this.flush()
    }, BATCH_DELAY_MS)
    queueMicrotask(() => this.flush())
  }

  /** Adds a newer version of a capture. Replaces the earlier version if that is still waiting; otherwise sends both. */
  update(capture: PageCapture): void {
    const index = this.waiting.findIndex(({ id }) => id === capture.id)
    if (index < 0) this.add(capture)
    else this.waiting = this.waiting.with(index, capture)
  }

  /** Sends the next batch, unless sending is on hold or a batch is still unacknowledged. */
  flush(): void {
    if (this.unacknowledged.size > 0 || this.waiting.length === 0 || this.options.isHeld()) return
    void this.deliver(this.take())
  }

  /**
   * Sends everything without waiting for acknowledgments, because the page is unloading. The background recognizes
   * duplicates by their ids.
   */
  flushAll(): void {
    this.leaving = true
    if (this.options.isHeld()) return
    for (const batch of this.unacknowledged.values()) void this.attempt(batch)
    this.sendWaiting()
  }

  /**
   * Sends unacknowledged batches again after the page has returned from the back/forward cache. Pages in that cache
   * receive no responses.
   */
  resend(): void {
    this.leaving = false
    for (const batch of this.unacknowledged.values()) void this.deliver(batch)
    this.flush()
  }

  private sendWaiting(): void {
    if (this.options.isHeld()) return
    while (this.waiting.length > 0) void this.attempt(this.take())
  }

  private async deliver(batch: Batch): Promise<void> {
    if (await this.attempt(batch)) return
    if (this.options.isOrphaned()) return this.giveUp()
    const delay = Math.min(MIN_RETRY_MS * 2 ** this.failures++, MAX_RETRY_MS)
    setTimeout(() => this.unacknowledged.has(batch.batch) && void this.deliver(batch), delay)
  }

  /**
   * Sends a batch once. If it was stored, sends the next one. After a back/forward restore, several copies of a batch may
   * be in flight, and any of them may be the one that is acknowledged.
   */
  private async attempt(batch: Batch): Promise<boolean> {
    try {
      if (!(await this.options.send(batch))) return false
    } catch {
      // It may not have been stored, so it stays in the outbox for another attempt.
      return false
    }
    this.unacknowledged.delete(batch.batch)
    this.failures = 0
    this.flush()
    return true
  }

  private take(): Batch {
    const captures: PageCapture[] = []
    let characters = 0
    for (const capture of this.waiting) {
      const size = sizeOf(capture)
      if (captures.length > 0 && characters + size > MAX_BATCH_CHARS) break
      characters += size
      if (captures.push(capture) === MAX_BATCH_ITEMS) break
    }
    this.waiting = this.waiting.slice(captures.length)
    this.characters -= characters
    const batch = { batch: this.options.randomId(), captures, lost: this.lost }
    this.unacknowledged.set(batch.batch, batch)
    return batch
  }

  private bound(): void {
    while (this.waiting.length > MAX_CAPTURES || (this.characters > MAX_CHARS && this.waiting.length > 1)) {
      const oldest = this.waiting.shift()
      if (!oldest) return
      this.characters -= sizeOf(oldest)
      this.lost++
    }
  }

  private giveUp(): void {
    this.waiting = []
    this.unacknowledged.clear()
    this.options.onOrphaned()
  }
}

const sizeOf = ({ body }: PageCapture): number => (body.encoding === 'none' ? 0 : body.data.length)
