import type { Capture, NetworkResult } from '../capture'

/**
 * Whether a version of a capture tells what the one before it did not. A batch that is sent again tells less than what is
 * known by then.
 */
export function isNewerCapture(capture: Capture, before: Omit<Capture, 'body'>): boolean {
  const { outcome, sender, forbidden, answer } = capture
  return (
    (outcome !== undefined && !isSameOutcome(outcome, before.outcome)) ||
    (sender !== undefined && sender !== before.sender) ||
    (forbidden !== undefined && before.forbidden === undefined) ||
    (answer !== undefined && before.answer === undefined)
  )
}

const isSameOutcome = (one: NetworkResult, other: NetworkResult | undefined): boolean =>
  one.at === other?.at &&
  one.status === other.status &&
  one.error === other.error &&
  one.preflight === other.preflight
