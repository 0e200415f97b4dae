/** Clock and scheduler of {@link runInSlices}. */
export interface Clock {
  /** Milliseconds since an arbitrary start. */
  readonly now: () => number
  /** Runs a task after the browser has had time to handle keystrokes. */
  readonly later: (task: () => void) => void
}

/** The browser's own clock. Its timer lets keystrokes and painting run first. */
export const browserClock: Clock = { now: () => performance.now(), later: (task) => void setTimeout(task) }

/** Time budget of the first slice and of each later one, in ms. */
const MAX_FIRST_SLICE_MS = 40
const MAX_SLICE_MS = 12
/** Number of items between two checks of the clock. */
const ITEMS_PER_CLOCK_CHECK = 64

/** Callbacks of {@link runInSlices}. */
interface SliceCallbacks<Item> {
  readonly onItem: (item: Item) => void
  /** Returns true when the result is no longer needed; no callback is called after that. */
  readonly isStale: () => boolean
  /** Called after each slice that leaves items for a later one. */
  readonly onWait: () => void
  readonly onEnd: () => void
}

/**
 * Calls `onItem` for each item in order: a first slice synchronously, the rest in later slices, so that the panel stays
 * responsive.
 */
export function runInSlices<Item>(
  items: readonly Item[],
  callbacks: SliceCallbacks<Item>,
  clock: Clock,
): void {
  let next = 0
  const slice = (ms: number) => {
    if (callbacks.isStale()) return
    const end = clock.now() + ms
    while (next < items.length) {
      for (const item of items.slice(next, next + ITEMS_PER_CLOCK_CHECK)) callbacks.onItem(item)
      next += ITEMS_PER_CLOCK_CHECK
      if (clock.now() >= end && next < items.length) {
        callbacks.onWait()
        clock.later(() => slice(MAX_SLICE_MS))
        return
      }
    }
    callbacks.onEnd()
  }
  slice(MAX_FIRST_SLICE_MS)
}
