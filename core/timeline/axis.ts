/** A period without events. `from` and `to` are in ms since the epoch. */
export interface Idle {
  readonly from: number
  readonly to: number
  /** Start and end on the axis, from 0 (first event) to 1 (last event). */
  readonly begin: number
  readonly end: number
}

/** A time axis, divided into slots of equal width. */
export interface Axis {
  /** Returns the index of the slot for one of the axis' times. */
  readonly slotOf: (time: number) => number
  readonly idle: readonly Idle[]
}

/** Minimum duration of an idle period that is marked. */
export const MIN_IDLE_MS = 5000

/** Up to about this gap, a step grows in proportion to the gap; beyond it, with the gap's logarithm. */
const LINEAR_UNTIL_MS = 10

/**
 * Creates an axis that separates events a few milliseconds apart even if others are minutes away. Each time that
 * differs from its predecessor advances the axis by 1 + log₂(1 + ms / {@link LINEAR_UNTIL_MS}): 1.1 for 1 ms, 2.6 for
 * 20 ms, 7.6 for a second, 13.6 for a minute. The constant 1 gives different times separate slots as far as there are
 * enough.
 *
 * @param times in ms since the epoch, at least one, in ascending order
 * @param slots number of slots, at least 1
 */
export function createAxis(times: Float64Array, slots: number): Axis {
  const steps = stepsOf(times)
  const length = steps.at(-1) ?? 0
  return { slotOf: slotFinder(beginsOf(times, steps, slots)), idle: idleIn(times, steps, length) }
}

/** Returns the distance of each time from the first one. */
function stepsOf(times: Float64Array): Float64Array {
  const steps = new Float64Array(times.length)
  let [last, sum] = [times[0] ?? 0, 0]
  for (let index = 1; index < times.length; index++) {
    const time = times[index] ?? last
    // There may be 100,000 times, most of them equal to their predecessor.
    if (time !== last) sum += 1 + Math.log2(1 + (time - last) / LINEAR_UNTIL_MS)
    steps[index] = sum
    last = time
  }
  return steps
}

/**
 * Returns the first time in each slot. An empty slot gets the time of the next slot in use, or infinity if there is
 * none.
 */
function beginsOf(times: Float64Array, steps: Float64Array, slots: number): Float64Array {
  const begins = new Float64Array(slots).fill(Number.POSITIVE_INFINITY)
  const perStep = slots / (steps.at(-1) || 1)
  let next = 0
  for (let index = 0; index < times.length && next < slots; index++) {
    const slot = Math.min(slots - 1, Math.floor((steps[index] ?? 0) * perStep))
    for (; next <= slot; next++) begins[next] = times[index] ?? 0
  }
  return begins
}

/** Returns a function that finds the last slot that does not begin after a given time. */
function slotFinder(begins: Float64Array): (time: number) => number {
  let last = 0
  const isIn = (slot: number, time: number) =>
    (begins[slot] ?? 0) <= time && time < (begins[slot + 1] ?? Number.POSITIVE_INFINITY)
  return (time) => {
    // Most times are looked up in order and fall into the same slot as their predecessor.
    if (isIn(last, time)) return last
    let [low, high] = [0, begins.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((begins[middle] ?? 0) <= time) low = middle
      else high = middle - 1
    }
    return (last = low)
  }
}

function idleIn(times: Float64Array, steps: Float64Array, length: number): readonly Idle[] {
  const idle: Idle[] = []
  for (let index = 1; index < times.length; index++) {
    const [from, to] = [times[index - 1] ?? 0, times[index] ?? 0]
    if (to - from < MIN_IDLE_MS) continue
    idle.push({ from, to, begin: (steps[index - 1] ?? 0) / length, end: (steps[index] ?? 0) / length })
  }
  return idle
}
