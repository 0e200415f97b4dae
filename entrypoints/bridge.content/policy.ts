import type { PageCapture } from '../../core/capture'
import { keepListening, withoutFragment } from './document'

/** A request blocked by the document's Content Security Policy. */
export interface Violation {
  /** URL without its fragment. */
  readonly url: string
  /** The directive that blocked it. */
  readonly directive: string
  /** Milliseconds since the epoch. */
  readonly at: number
}

/** Maximum delay between a request and its violation event, in ms. The event is late on a busy page. */
const MAX_VIOLATION_DELAY_MS = 2000
/**
 * Maximum number of captures and of violations to remember for that time, and maximum length of the captures' bodies,
 * in characters. The oldest are dropped.
 */
const MAX_PENDING = 100
const MAX_PENDING_CHARS = 1024 * 1024

const DIRECTIVES = new Set(['connect-src', 'default-src'])

/**
 * Reports the requests of this document that its Content Security Policy blocks. These requests never reach the
 * network, so no other source reports them. The listener is on the window, because a listener of the page on the
 * document could run first and stop the event. Violations of report-only policies are ignored, since these block
 * nothing.
 */
export function listenToPolicy(onViolation: (violation: Violation) => void): void {
  const listener = (event: Event) => {
    if (!event.isTrusted || !(event instanceof SecurityPolicyViolationEvent)) return
    const { disposition, effectiveDirective, blockedURI } = event
    if (disposition !== 'enforce' || !DIRECTIVES.has(effectiveDirective)) return
    onViolation({ url: withoutFragment(blockedURI), directive: effectiveDirective, at: Date.now() })
  }
  keepListening(() => addEventListener('securitypolicyviolation', listener, true))
}

/** Matches captures with policy violations. Either may arrive first, since reading a body may take time. */
export class ForbiddenRequests {
  private captures: readonly PageCapture[] = []
  private violations: readonly Violation[] = []

  /**
   * Adds a capture and returns it. If its violation has already been added, the returned capture is marked as
   * forbidden.
   */
  addCapture(capture: PageCapture): PageCapture {
    const violation = this.violations.find((pending) => matches(pending, capture))
    if (!violation) {
      const recent = this.captures.filter(({ at }) => at >= capture.at - MAX_VIOLATION_DELAY_MS)
      this.captures = newestWithinLimits([...recent, capture])
      return capture
    }
    this.violations = this.violations.filter((pending) => pending !== violation)
    return { ...capture, forbidden: violation.directive }
  }

  /**
   * Adds a violation. Returns its capture, marked as forbidden, or null if that has not been added yet. If several
   * captures match, the newest is taken, since the event follows its request immediately.
   */
  addViolation(violation: Violation): PageCapture | null {
    const capture = this.captures.findLast((pending) => matches(violation, pending))
    if (!capture) {
      const recent = this.violations.filter(({ at }) => at >= violation.at - MAX_VIOLATION_DELAY_MS)
      this.violations = [...recent, violation].slice(-MAX_PENDING)
      return null
    }
    this.captures = this.captures.filter((pending) => pending !== capture)
    return { ...capture, forbidden: violation.directive }
  }
}

function matches({ url, at }: Violation, capture: PageCapture): boolean {
  const delay = at - capture.at
  return delay >= 0 && delay <= MAX_VIOLATION_DELAY_MS && withoutFragment(capture.url) === url
}

function newestWithinLimits(captures: readonly PageCapture[]): readonly PageCapture[] {
  let characters = 0
  const newest = captures.slice(-MAX_PENDING)
  const first = newest.findLastIndex(({ body }) => {
    characters += body.encoding === 'none' ? 0 : body.data.length
    return characters > MAX_PENDING_CHARS
  })
  return newest.slice(Math.min(first + 1, newest.length - 1))
}
