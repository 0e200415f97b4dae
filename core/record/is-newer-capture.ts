import type { Capture } from '../capture'
import { shallowEqual } from '../shallow-equal'

/**
 * Checks whether a version of a capture adds information to an earlier one. A batch that is sent again contains less
 * than is already known.
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
