import type { Capture } from '../capture'
import { shallowEqual } from '../shallow-equal'

/**
 * Checks whether a version of a capture adds information to an earlier one. If the bridge sends a batch again, its
 * captures may contain less than the record already has.
 */
export function isNewerCapture(capture: Capture, before: Omit<Capture, 'body'>): boolean {
  const { outcome, sender, forbidden, answer } = capture
  return (
    (outcome !== undefined && !(before.outcome && shallowEqual(outcome, before.outcome))) ||
    (sender !== undefined && sender !== before.sender) ||
    (forbidden !== undefined && before.forbidden === undefined) ||
    (answer !== undefined && before.answer === undefined)
  )
}
