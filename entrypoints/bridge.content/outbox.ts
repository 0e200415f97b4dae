import type { PageCapture } from '../../core/capture'
import { type CaptureBatch, MAX_BATCH_CHARS, MAX_BATCH_ITEMS } from '../../core/protocol/bridge'

/** How long captures gather before a batch is sent, in ms; the first after a quiet time is not kept waiting. */
const BATCH_DELAY_MS = 50
/** Between attempts to deliver a batch, in ms: doubled each time up to the longest. */
const MIN_RETRY_MS = 250
const MAX_RETRY_MS = 8000
/** What one document keeps at most while the background does not answer. */
const MAX_CAPTURES = 2000
const MAX_CHARS = 4 * 1024 * 1024

/** A batch as the outbox makes it; who sends it adds the rest. */
export type Batch = Pick<CaptureBatch, 'batch' | 'captures' | 'lost'>

/** What an outbox needs of its surroundings. */
export interface OutboxOptions {
  readonly randomId: () => string
  /** True when the batch is stored. May throw: then it is not. */
  readonly send: (batch: Batch) => Promise<boolean>
  /** The extension is gone: there is nobody to send to. */
  readonly isOrphaned: () => boolean
  readonly onOrphaned: () => void
  /** Nothing may be sent for now. */
  readonly isHeld: () => boolean
}

/**
 * Keeps captures until the background has acknowledged them: at least once, in order, one batch at a time, so that a
 * page that floods waits for its own answers. Bounded: the oldest go first, and are counted.
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

  /** Takes a capture; it leaves when the running script has ended, or with the next batch. */
  add(capture: PageCapture): void {
    if (this.options.isOrphaned()) return this.giveUp()
    this.waiting.push(capture)
    this.characters += sizeOf(capture)
    this.bound()
    // The page's own handlers run after ours: what they send has to leave now, whatever is still on its way.
    if (this.leaving) return queueMicrotask(() => (this.leaving ? this.sendWaiting() : this.flush()))
    if (this.unacknowledged.size > 0 || this.timer !== null) return
    this.timer = setTimeout(() => {
      this.timer = null
      this.flush()
    }, BATCH_DELAY_MS)
    queueMicrotask(() => this.flush())
  }

  /** Takes a newer version of a capture: in its place where it still waits, else it is sent once more. */
  update(capture: PageCapture): void {
    const index = this.waiting.findIndex(({ id }) => id === capture.id)
    if (index < 0) this.add(capture)
    else this.waiting = this.waiting.with(index, capture)
  }

  /** Sends the next batch, unless one is on its way. */
  flush(): void {
    if (this.unacknowledged.size > 0 || this.waiting.length === 0 || this.options.isHeld()) return
    void this.deliver(this.take())
  }

  /** Sends everything without waiting for answers: the page is being left. What arrives twice is known by its ids. */
  flushAll(): void {
    this.leaving = true
    if (this.options.isHeld()) return
    for (const batch of this.unacknowledged.values()) void this.attempt(batch)
    this.sendWaiting()
  }

  /** The page is back from the back/forward cache, where answers do not arrive: sends what has had none. */
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

  /** Whichever attempt gets through, the next batch follows: in a page that was left and came back there may be several. */
  private async attempt(batch: Batch): Promise<boolean> {
    try {
      if (!(await this.options.send(batch))) return false
    } catch {
      // Not stored: it is kept, and sent again.
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
