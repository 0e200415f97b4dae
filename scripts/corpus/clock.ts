/** A timer that is set. */
interface Timer {
  readonly id: number
  readonly at: number
  readonly run: () => void
}

/** Time that goes by only when it is told to, so that two runs of the corpus are the same to the millisecond. */
export class FakeClock {
  /** Ms since the epoch. */
  now: number
  private timers: Timer[] = []
  private set = 0

  constructor(now: number) {
    this.now = now
  }

  readonly setTimeout = (run: () => void, ms = 0): number => {
    const id = ++this.set
    this.timers.push({ id, at: this.now + Math.max(0, Math.round(ms)), run })
    return id
  }

  readonly clearTimeout = (id: number | undefined): void => {
    this.timers = this.timers.filter((timer) => timer.id !== id)
  }

  /** Lets so many ms go by: each timer runs at its moment, and what hangs on it before the next one does. */
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

  /** The machine sleeps for so many ms: no timer runs, and all of them are as much later. */
  sleep(ms: number): void {
    this.now += ms
    this.timers = this.timers.map((timer) => ({ ...timer, at: timer.at + ms }))
  }

  /** The timers of a page that is left never run. */
  forget(): void {
    this.timers = []
  }

  private next(end: number): Timer | undefined {
    return this.timers
      .filter(({ at }) => at <= end)
      .toSorted((one, other) => one.at - other.at || one.id - other.id)[0]
  }
}

/** All promises that can go on have done so. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
