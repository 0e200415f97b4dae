import { message } from '../../message'
import { defineRule, NO_STATEMENTS } from '../rule'

/**
 * Properties of 2 KB or more. ABsmartly announced in its release notes of 2025/10 that events above that size are not
 * processed, “in our next release”. It is not documented whether that is in effect, and what exactly is measured.
 */
export const payloadSize = defineRule({
  id: 'payload-size',
  title: 'finding.payloadSize.title',
  severity: 'warning',
  why: message('finding.payloadSize.why'),
  fix: message('finding.payloadSize.fix'),
  goal({ goal: { name, properties }, publishSubject: { request, thresholds } }) {
    const limit = thresholds.payloadBytes
    // Properties are never larger than the body that contains them.
    if (properties === null || request.body.encoding === 'none' || request.body.bytes < limit)
      return NO_STATEMENTS
    const text = JSON.stringify(properties)
    // A UTF-16 code unit takes at most three bytes in UTF-8.
    if (text.length * 3 < limit) return NO_STATEMENTS
    const bytes = new TextEncoder().encode(text).length
    if (bytes < limit) return NO_STATEMENTS
    const largest = largestKey(properties)
    return [{ what: message('finding.payloadSize.what', { name, bytes, limit, largest }) }]
  },
})

/** Returns the key with the largest value. */
function largestKey(properties: Readonly<Record<string, unknown>>): string {
  const sizes = Object.entries(properties).map(([key, value]) => ({
    key,
    size: JSON.stringify(value).length,
  }))
  return sizes.toSorted((one, other) => other.size - one.size)[0]?.key ?? ''
}
