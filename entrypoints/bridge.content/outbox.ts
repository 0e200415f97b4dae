import type { PageCapture } from '../../core/capture'
import { type CaptureBatch, MAX_BATCH_CHARS, MAX_BATCH_ITEMS } from '../../core/protocol/bridge'

/** How long captures are collected for one batch, in ms. The first capture after a pause is sent without this delay. */
const BATCH_DELAY_MS = 50
/**
 * Delay before a batch is sent again, in ms. It starts at the minimum and doubles after each failure, up to the
 * maximum.
 */
const MIN_RETRY_MS = 250
const MAX_RETRY_MS = 8000
/** Limits on the captures waiting to be sent: their number, and the total length of their bodies in characters. */
const MAX_CAPTURES = 2000
const MAX_CHARS = 4 * 1024 * 1024

/** A batch without the type and the document, which `send` adds. */
export type Batch = Pick<CaptureBatch, 'batch' | 'captures' | 'lost'>

/** Options of {@link Outbox}. */
export interface OutboxOptions {
  readonly randomId: () => string
  /**
   * Sends a batch. Resolves to true when the background confirms that it has stored the batch; otherwise resolves to
   * false or rejects.
   */
  readonly send: (batch: Batch) => Promise<boolean>
  /** Returns true when the extension was updated or removed, so that no message can reach it. */
  readonly isOrphaned: () => boolean
  /** Called when captures are lost because the extension is gone. */
  readonly onOrphaned: () => void
  /** Returns true while nothing may be sent yet. */
  readonly isHeld: () => boolean
  /**
   * Called when the page unloads or is about to, with batches that are not acknowledged, each once. They have been sent
   * as well, but may be lost on the way.
   */
  readonly leaveBehind: (batches: readonly Batch[]) => void
}

/**
 * Stores captures until the background has acknowledged them. Sends one batch at a time, in order, and repeats it until
 * the background has acknowledged it, so that even a page with many captures does not flood the background. While the
 * page unloads, sends everything at once and leaves a copy behind. When the outbox is full, drops the oldest captures and counts them.
 */
export class Outbox {
  private waiting: PageCapture[] = []
  private characters = 0
  private readonly unacknowledged = new Map<string, Batch>()
  /** Ids of the unacknowledged batches that were left behind. */
  private readonly left = new Set<string>()
  /** Number of captures that were dropped. */
  private lost = 0
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | null = null
  private leaving = false

  private readonly options: OutboxOptions

  constructor(options: OutboxOptions) {
    this.options = options
  }

  /**
   * Adds a capture. It is sent when the current script ends or, if a batch is on its way or being collected, with the
   * next batch.
   */
  add(capture: PageCapture): void {
    if (this.options.isOrphaned()) return this.giveUp()
    this.waiting.push(capture)
    this.characters += sizeOf(capture)
    this.dropExcess()
    // During unload, the page's own handlers run after ours. Send the captures of their requests now, even if a batch
    // is unacknowledged.
    if (this.leaving) return queueMicrotask(() => (this.leaving ? this.sendWaiting() : this.flush()))
    if (this.unacknowledged.size > 0 || this.timer !== null) return
    this.timer = setTimeout(() => {
      this.timer = null
      this.flush()
    }, BATCH_DELAY_MS)
    queueMicrotask(() => this.flush())
  }

  /**
   * Adds a newer version of a capture. It replaces the earlier version if that has not been sent yet; otherwise both
   * are sent.
   */
  update(capture: PageCapture): void {
    const index = this.waiting.findIndex(({ id }) => id === capture.id)
    if (index < 0) this.add(capture)
    else this.waiting = this.waiting.with(index, capture)
  }

  /** Sends the next batch, unless sending is on hold or a batch is still unacknowledged. */
  flush(): void {
    if (this.unacknowledged.size > 0 || this.waiting.length === 0 || this.options.isHeld()) return
    void this.sendUntilAcknowledged(this.takeBatch())
  }

  /**
   * Sends everything without waiting for acknowledgments, and leaves a copy behind, because the page is unloading. The
   * background recognizes duplicates by their ids.
   */
  flushAll(): void {
    this.leaving = true
    if (this.options.isHeld()) return
    for (const batch of this.unacknowledged.values()) void this.sendOnce(batch)
    this.sendWaiting()
  }

  /** Leaves a copy of everything behind, because the page may be about to unload. */
  leaveCopies(): void {
    if (this.options.isHeld()) return
    const waiting = batchesOf(this.waiting).map((captures) => this.batchOf(captures))
    this.leaveBehind([...this.unacknowledged.values(), ...waiting])
  }

  /** Whether there is anything that the background has not acknowledged. */
  get isEmpty(): boolean {
    return this.unacknowledged.size === 0 && this.waiting.length === 0
  }

  /**
   * Sends unacknowledged batches again after the page has returned from the back/forward cache. A page in that cache
   * receives no acknowledgments.
   */
  resend(): void {
    this.leaving = false
    for (const batch of this.unacknowledged.values()) void this.sendUntilAcknowledged(batch)
    this.flush()
  }

  private sendWaiting(): void {
    if (this.options.isHeld()) return
    while (this.waiting.length > 0) void this.sendOnce(this.takeBatch())
    this.leaveBehind([...this.unacknowledged.values()])
  }

  private leaveBehind(batches: readonly Batch[]): void {
    const remaining = batches.filter(({ batch }) => !this.left.has(batch))
    for (const { batch } of remaining) this.left.add(batch)
    if (remaining.length > 0) this.options.leaveBehind(remaining)
  }

  private async sendUntilAcknowledged(batch: Batch): Promise<void> {
    if (await this.sendOnce(batch)) return
    if (this.options.isOrphaned()) return this.giveUp()
    const delay = Math.min(MIN_RETRY_MS * 2 ** this.failures++, MAX_RETRY_MS)
    setTimeout(() => this.unacknowledged.has(batch.batch) && void this.sendUntilAcknowledged(batch), delay)
  }

  /**
   * Sends a batch once and, when the background has stored it, sends the next batch. After a return from the
   * back/forward cache, several copies of a batch may be on their way; an acknowledgment of any copy is enough.
   */
  private async sendOnce(batch: Batch): Promise<boolean> {
    try {
      if (!(await this.options.send(batch))) return false
    } catch {
      // The batch may not be stored, so it stays in the outbox and is sent again.
      return false
    }
    this.unacknowledged.delete(batch.batch)
    this.left.delete(batch.batch)
    this.failures = 0
    this.flush()
    return true
  }

  private takeBatch(): Batch {
    const [captures = []] = batchesOf(this.waiting)
    this.waiting = this.waiting.slice(captures.length)
    for (const capture of captures) this.characters -= sizeOf(capture)
    const batch = this.batchOf(captures)
    this.unacknowledged.set(batch.batch, batch)
    return batch
  }

  private batchOf(captures: readonly PageCapture[]): Batch {
    return { batch: this.options.randomId(), captures, lost: this.lost }
  }

  private dropExcess(): void {
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

/** Divides captures into parts that do not exceed the limits of a batch, unless a single capture does. */
function batchesOf(captures: readonly PageCapture[]): PageCapture[][] {
  const parts: PageCapture[][] = []
  let characters = 0
  for (const capture of captures) {
    const last = parts.at(-1)
    characters += sizeOf(capture)
    if (last && last.length < MAX_BATCH_ITEMS && characters <= MAX_BATCH_CHARS) last.push(capture)
    else {
      parts.push([capture])
      characters = sizeOf(capture)
    }
  }
  return parts
}
