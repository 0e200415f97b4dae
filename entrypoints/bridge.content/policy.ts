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
 * Limits on the captures and violations remembered for that time, and on the characters of bodies. The oldest are
 * dropped.
 */
const MAX_PENDING = 100
const MAX_PENDING_CHARS = 1024 * 1024

const DIRECTIVES = new Set(['connect-src', 'default-src'])

/**
 * Reports the requests of this document that its Content Security Policy blocks. They never reach the network, so no
 * other source reports them. It listens on the window: on the document, a listener of the page could run first and stop
 * the event. Report-only policies are ignored, since they block nothing.
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

/** Matches captures with policy violations, in whichever order they arrive: reading a body may take time. */
export class ForbiddenRequests {
  private captures: readonly PageCapture[] = []
  private violations: readonly Violation[] = []

  /** Remembers a capture and returns it, marked if its violation is known. */
  seen(capture: PageCapture): PageCapture {
    const violation = this.violations.find((one) => isOf(one, capture))
    if (!violation) {
      const recent = this.captures.filter(({ at }) => at >= capture.at - MAX_VIOLATION_DELAY_MS)
      this.captures = bounded([...recent, capture])
      return capture
    }
    this.violations = this.violations.filter((one) => one !== violation)
    return { ...capture, forbidden: violation.directive }
  }

  /**
   * Returns the capture of a violation, marked, or null if it has not been seen yet. Takes the newest one that matches,
   * since the event follows its request immediately.
   */
  violated(violation: Violation): PageCapture | null {
    const capture = this.captures.findLast((seen) => isOf(violation, seen))
    if (!capture) {
      const recent = this.violations.filter(({ at }) => at >= violation.at - MAX_VIOLATION_DELAY_MS)
      this.violations = [...recent, violation].slice(-MAX_PENDING)
      return null
    }
    this.captures = this.captures.filter((seen) => seen !== capture)
    return { ...capture, forbidden: violation.directive }
  }
}

function isOf({ url, at }: Violation, capture: PageCapture): boolean {
  const later = at - capture.at
  return later >= 0 && later <= MAX_VIOLATION_DELAY_MS && withoutFragment(capture.url) === url
}

function bounded(captures: readonly PageCapture[]): readonly PageCapture[] {
  let characters = 0
  const newest = captures.slice(-MAX_PENDING)
  const first = newest.findLastIndex(({ body }) => {
    characters += body.encoding === 'none' ? 0 : body.data.length
    return characters > MAX_PENDING_CHARS
  })
  return newest.slice(Math.min(first + 1, newest.length - 1))
}
