import type { PageCapture } from '../../core/capture'
import { keepListening } from './document'

/** A request that the document's Content Security Policy has forbidden. */
export interface Violation {
  /** Without a fragment. */
  readonly url: string
  /** Which directive forbade it. */
  readonly directive: string
  /** Ms since the epoch. */
  readonly at: number
}

/** So much later the document is told, at most, in ms; a busy page is told late. */
const MAX_VIOLATION_DELAY_MS = 2000
/** How much is kept in mind for that time; the oldest go first. Characters of bodies. */
const MAX_PENDING = 100
const MAX_PENDING_CHARS = 1024 * 1024

const DIRECTIVES = new Set(['connect-src', 'default-src'])

/**
 * Hears which requests of this document its Content Security Policy forbids. They reach no network, so nothing else tells
 * of them. On the window and not on the document, where a listener of the page could be first to hear, and stop it. A
 * policy that only reports forbids nothing.
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

/** Finds the captures that a policy has forbidden, whichever of the two is told of first: a body may take time to read. */
export class ForbiddenRequests {
  private captures: readonly PageCapture[] = []
  private violations: readonly Violation[] = []

  /** Keeps a capture in mind; returns it as it is to be sent. */
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

  /** The capture that a violation is about, marked; null as long as there is none. The newest: it was told at once. */
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

const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? ''
