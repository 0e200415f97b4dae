/** When there is time. */
export interface Clock {
  /** In ms. */
  readonly now: () => number
  /** Does it once the browser has had time for what somebody types. */
  readonly later: (task: () => void) => void
}

/** In the browser. A timer lets keystrokes and painting go before. */
export const browserClock: Clock = { now: () => performance.now(), later: (task) => void setTimeout(task) }

/** So long all may be looked at at once, and so long at a time when there are more, in ms. */
const MAX_FIRST_SLICE_MS = 40
const MAX_SLICE_MS = 12
/** After so many it is looked what time it is. */
const ITEMS_PER_CLOCK_CHECK = 64

/** What is done with items bit by bit. */
interface SliceCallbacks<Item> {
  readonly onItem: (item: Item) => void
  /** It has become another question, and nothing more is to be done. */
  readonly isStale: () => boolean
  /** It takes longer than at once. */
  readonly onWait: () => void
  readonly onEnd: () => void
}

/** Does something with each item, in order: a little at once, the rest bit by bit, so that the panel stays quick. */
export function runInSlices<Item>(items: readonly Item[], steps: SliceCallbacks<Item>, clock: Clock): void {
  let at = 0
  const slice = (ms: number) => {
    if (steps.isStale()) return
    const end = clock.now() + ms
    while (at < items.length) {
      for (const item of items.slice(at, at + ITEMS_PER_CLOCK_CHECK)) steps.onItem(item)
      at += ITEMS_PER_CLOCK_CHECK
      if (clock.now() >= end && at < items.length) {
        steps.onWait()
        clock.later(() => slice(MAX_SLICE_MS))
        return
      }
    }
    steps.onEnd()
  }
  slice(MAX_FIRST_SLICE_MS)
}
