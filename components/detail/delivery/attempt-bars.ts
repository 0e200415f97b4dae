import { attemptStartedAt } from '../../../core/attempt'
import type { DeliveryStatus } from '../../../core/delivery/delivery'

/** Where an attempt stands on the time axis of its delivery, in ms from the first attempt's start. */
export interface AttemptBar {
  readonly from: number
  readonly to: number
  /** `open`: it goes on still. `unknown`: nobody has seen its end, and `to` is only as far as there is room. */
  readonly end: 'known' | 'open' | 'unknown'
}

/** The bars of all attempts of a delivery, and how long their common axis is, in ms; at least 1. */
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
