import { attemptStartedAt } from '../../../core/attempt'
import type { DeliveryStatus } from '../../../core/delivery/delivery'

/** Position of an attempt on the time axis of its delivery, in ms from the start of the first attempt. */
export interface AttemptBar {
  readonly from: number
  readonly to: number
  /**
   * `open`: still in progress. `unknown`: no end was seen, so `to` extends to the next attempt or the end of the axis.
   */
  readonly end: 'known' | 'open' | 'unknown'
}

/** Returns the bars of all attempts of a delivery, and the length of their common axis in ms, at least 1. */
export function attemptBars({ attempts }: DeliveryStatus, now: number): { bars: AttemptBar[]; span: number } {
  const start = attemptStartedAt(attempts[0].attempt)
  const begun = attempts.map(({ attempt, outcome, endedAt }) => {
    const from = Math.max(0, attemptStartedAt(attempt) - start)
    const isOpen = endedAt === null && outcome.kind === 'pending'
    const end = endedAt ?? (isOpen ? now : null)
    return { from, to: end === null ? null : Math.max(from, end - start), isOpen }
  })
  const span = Math.max(1, ...begun.flatMap(({ from, to }) => [from, to ?? from]))
  const bars = begun.map(({ from, to, isOpen }, index): AttemptBar => {
    if (to !== null) return { from, to, end: isOpen ? 'open' : 'known' }
    return { from, to: begun[index + 1]?.from ?? span, end: 'unknown' }
  })
  return { bars, span }
}
