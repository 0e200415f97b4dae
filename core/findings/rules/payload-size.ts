import { message } from '../../message'
import { defineRule, NO_STATEMENTS } from '../rule'

/**
 * Properties of 2 KB and more. ABsmartly announced in its release notes of 2025/10 that events above it are not processed, “in our
 * next release”; whether that holds, and what exactly is measured, is documented nowhere.
 */
export const payloadSize = defineRule({
  id: 'payload-size',
  title: 'finding.payloadSize.title',
  severity: 'warning',
  why: message('finding.payloadSize.why'),
  fix: message('finding.payloadSize.fix'),
  goal({ goal: { name, properties }, publishSubject: { request, thresholds } }) {
    const limit = thresholds.payloadBytes
    // What is part of a smaller body needs no measuring.
    if (properties === null || request.body.encoding === 'none' || request.body.bytes < limit)
      return NO_STATEMENTS
    const text = JSON.stringify(properties)
    // A UTF-16 code unit has three bytes of UTF-8 at most.
    if (text.length * 3 < limit) return NO_STATEMENTS
    const bytes = new TextEncoder().encode(text).length
    if (bytes < limit) return NO_STATEMENTS
    const largest = largestKey(properties)
    return [{ what: message('finding.payloadSize.what', { name, bytes, limit, largest }) }]
  },
})

/** The key under which there is most. */
function largestKey(properties: Readonly<Record<string, unknown>>): string {
  const sizes = Object.entries(properties).map(([key, value]) => ({
    key,
    size: JSON.stringify(value).length,
  }))
  return sizes.toSorted((one, other) => other.size - one.size)[0]?.key ?? ''
}
