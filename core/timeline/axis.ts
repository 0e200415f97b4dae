/** A stretch of time in which nothing happened: between two moments, in ms since the epoch. */
export interface Idle {
  readonly from: number
  readonly to: number
  /** Where it is drawn: from 0, the first moment, to 1, the last one. */
  readonly begin: number
  readonly end: number
}

/** Moments put into places of one width, in their order. */
export interface Axis {
  /** The place of one of the moments, from 0. */
  readonly slotOf: (moment: number) => number
  readonly idle: readonly Idle[]
}

/** So long nothing has to happen that it is said where it is, in ms. */
export const MIN_IDLE_MS = 5000

/** Within so many ms a step grows with the time it takes, beyond them with its logarithm. */
const LINEAR_UNTIL_MS = 10

/**
 * An axis on which what happened within milliseconds can be told apart though minutes lie between. From a moment to the next
 * it goes by 1 + log₂(1 + ms / {@link LINEAR_UNTIL_MS}): by 1.1 for 1 ms, 2.6 for 20 ms, 7.6 for a second, 13.6 for a minute. The 1
 * is for their being two: where there is room they have places of their own.
 *
 * @param moments in ms since the epoch, at least one, in their order
 * @param places how many there are, at least 1
 */
export function createAxis(moments: Float64Array, slots: number): Axis {
  const steps = stepsOf(moments)
  const length = steps.at(-1) ?? 0
  return { slotOf: slotFinder(beginsOf(moments, steps, slots)), idle: idleIn(moments, steps, length) }
}

/** How far each moment is from the first one. */
function stepsOf(moments: Float64Array): Float64Array {
  const steps = new Float64Array(moments.length)
  let [last, sum] = [moments[0] ?? 0, 0]
  for (let index = 1; index < moments.length; index++) {
    const moment = moments[index] ?? last
    // There may be 100,000 of them, most at the moment of another.
    if (moment !== last) sum += 1 + Math.log2(1 + (moment - last) / LINEAR_UNTIL_MS)
    steps[index] = sum
    last = moment
  }
  return steps
}

/** The first moment of each place; of an empty one that of the next that is not, and there is always a last. */
function beginsOf(moments: Float64Array, steps: Float64Array, slots: number): Float64Array {
  const begins = new Float64Array(slots).fill(Number.POSITIVE_INFINITY)
  const perStep = slots / (steps.at(-1) || 1)
  let next = 0
  for (let index = 0; index < moments.length && next < slots; index++) {
    const slot = Math.min(slots - 1, Math.floor((steps[index] ?? 0) * perStep))
    for (; next <= slot; next++) begins[next] = moments[index] ?? 0
  }
  return begins
}

/** Finds the last place that does not begin after a moment. */
function slotFinder(begins: Float64Array): (moment: number) => number {
  let last = 0
  const isIn = (slot: number, moment: number) =>
    (begins[slot] ?? 0) <= moment && moment < (begins[slot + 1] ?? Number.POSITIVE_INFINITY)
  return (moment) => {
    // Most are asked for in their order, and are where the one before is.
    if (isIn(last, moment)) return last
    let [low, high] = [0, begins.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((begins[middle] ?? 0) <= moment) low = middle
      else high = middle - 1
    }
    return (last = low)
  }
}

function idleIn(moments: Float64Array, steps: Float64Array, length: number): readonly Idle[] {
  const idle: Idle[] = []
  for (let index = 1; index < moments.length; index++) {
    const [from, to] = [moments[index - 1] ?? 0, moments[index] ?? 0]
    if (to - from < MIN_IDLE_MS) continue
    idle.push({ from, to, begin: (steps[index - 1] ?? 0) / length, end: (steps[index] ?? 0) / length })
  }
  return idle
}
