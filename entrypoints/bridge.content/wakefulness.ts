import { keepListening } from './document'

/**
 * Time after the last message of the background from which it may be asleep, in ms. Browsers stop it 30 seconds after
 * its last event (seen in Chromium 156 and Firefox 153).
 */
const QUIET_MS = 20_000

/** Keeps track of whether the background may be asleep, and wakes it before the user leaves the page. */
export class Wakefulness {
  /** Milliseconds since the epoch. */
  private lastHeard = 0
  private lastWake = 0
  private readonly wake: () => void

  constructor(wake: () => void) {
    this.wake = wake
  }

  /** Notes that a message of the background has just arrived. */
  heard(): void {
    this.lastHeard = Date.now()
  }

  mayBeAsleep(): boolean {
    return Date.now() - this.lastHeard > QUIET_MS
  }

  /**
   * Wakes the background at the user's next click or key press after a quiet time, since it may be the one that leaves
   * the page. Scripts of the page cannot cause this.
   */
  watch(): void {
    const onAction = (event: Event) => {
      if (!event.isTrusted || !this.mayBeAsleep() || Date.now() - this.lastWake < QUIET_MS) return
      this.lastWake = Date.now()
      this.wake()
    }
    keepListening(() => {
      addEventListener('pointerdown', onAction, true)
      addEventListener('keydown', onAction, true)
    })
  }
}
