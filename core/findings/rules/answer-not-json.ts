import type { AttemptOutcome } from '../../delivery/attempt-outcome'
import { message } from '../../message'
import { defineRule, NO_STATEMENTS } from '../rule'
import { formatValue } from '../values/format-value'

/**
 * A 2xx response whose body is not JSON. The SDK treats it as a failure and sends the same goals again, five times
 * (@absmartly/javascript-sdk 1.13.4, `src/client.ts`).
 */
export const answerNotJson = defineRule({
  id: 'answer-not-json',
  title: 'finding.answerNotJson.title',
  severity: 'error',
  needs: ['answer'],
  follows: 'delivery',
  why: message('finding.answerNotJson.why'),
  fix: message('finding.answerNotJson.fix'),
  publish({ status }) {
    const { attempts } = status()
    const unread = attempts.map(({ outcome }) => outcome).filter(isNotJson)
    const [first] = unread
    if (!first) return NO_STATEMENTS
    const text = first.response?.text.trim() ?? ''
    const values = { status: String(first.status), answer: formatValue(text) }
    return [
      {
        what:
          text === ''
            ? message('finding.answerNotJson.empty', values, unread.length)
            : message('finding.answerNotJson.other', values, unread.length),
        aspect: 'delivery',
      },
    ]
  },
})

const isNotJson = (
  outcome: AttemptOutcome,
): outcome is Extract<AttemptOutcome, { readonly kind: 'accepted' }> =>
  outcome.kind === 'accepted' && outcome.response?.isJson === false
