import { type Message, message } from '../../message'
import type { CollectorResponse } from '../../delivery/collector-response'
import { defineRule, NO_STATEMENTS } from '../rule'
import { formatLostNames } from '../values/format-names'

/** Fixes for status codes that indicate a cause. */
const ADVICE: Readonly<Record<number, Message>> = {
  400: message('finding.publishRejected.fix400'),
  401: message('finding.publishRejected.fixKey'),
  403: message('finding.publishRejected.fixKey'),
  404: message('finding.publishRejected.fix404'),
  413: message('finding.publishRejected.fix413'),
  429: message('finding.publishRejected.fix429'),
}

/**
 * A publish that the collector rejected. The SDK does not retry after a 4xx (@absmartly/javascript-sdk 1.13.4,
 * `src/client.ts`).
 */
export const publishRejected = defineRule({
  id: 'publish-rejected',
  title: 'finding.publishRejected.title',
  severity: 'error',
  needs: ['outcome'],
  follows: 'delivery',
  why: message('finding.publishRejected.why'),
  fix: message('finding.publishRejected.fix'),
  publish({ publish, status }) {
    const { decidingOutcome } = status()
    if (decidingOutcome.kind !== 'rejected') return NO_STATEMENTS
    const words = wordsOf(decidingOutcome.response)
    const values = {
      status: String(decidingOutcome.status),
      goals: formatLostNames(publish),
      words: words ?? '',
    }
    return [
      {
        what:
          words === null
            ? message('finding.publishRejected.what', values)
            : message('finding.publishRejected.whatWords', values),
        fix: ADVICE[decidingOutcome.status] ?? message('finding.publishRejected.fix'),
        aspect: 'delivery',
      },
    ]
  },
})

/** Returns the collector's error messages as sent; null when there are none, or the response was not read. */
function wordsOf(response: CollectorResponse | null): string | null {
  const errors = response?.messages.filter(({ level }) => level === 'error') ?? []
  return errors.length === 0 ? null : errors.map(({ message: words }) => words).join(' ')
}
