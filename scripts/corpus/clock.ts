/** A pending timer. */
interface Timer {
  readonly id: number
  readonly at: number
  readonly run: () => void
}

/**
 * A clock that advances only when a journey says so. Two runs of the corpus are therefore identical to the millisecond.
 */
export class FakeClock {
  /** Milliseconds since the epoch. */
  now: number
  private timers: Timer[] = []
  private lastId = 0

  constructor(now: number) {
    this.now = now
  }

  readonly setTimeout = (run: () => void, ms = 0): number => {
    const id = ++this.lastId
    this.timers.push({ id, at: this.now + Math.max(0, Math.round(ms)), run })
    return id
  }

  readonly clearTimeout = (id: number | undefined): void => {
    this.timers = this.timers.filter((timer) => timer.id !== id)
  }

  /** Advances by `ms`. Runs each timer when it is due, and lets promises settle before the next one. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    for (let next = this.next(end); next; next = this.next(end)) {
      this.now = next.at
      this.clearTimeout(next.id)
      next.run()
      await settled()
    }
    this.now = end
  }

  /** Advances by `ms` as if the machine slept: no timer runs, and each is delayed by `ms`. */
  sleep(ms: number): void {
    this.now += ms
    this.timers = this.timers.map((timer) => ({ ...timer, at: timer.at + ms }))
  }

  /** Drops all timers, as a browser does when the user leaves a page. */
  forget(): void {
    this.timers = []
  }

  private next(end: number): Timer | undefined {
    return this.timers
      .filter(({ at }) => at <= end)
      .toSorted((one, other) => one.at - other.at || one.id - other.id)[0]
  }
}

/** Resolves once all promises that can settle have done so. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
