import type { Fate } from '../../delivery/fate'
import { message } from '../../message'
import { defineRule, NOTHING } from '../rule'
import { shownValue } from '../values/shown-value'

/**
 * A 2xx whose body is no JSON. The SDK takes that for a failure and sends the same goals again, five times
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
  publish({ state }) {
    const { tries } = state()
    const unread = tries.map(({ fate }) => fate).filter(isNoJson)
    const [first] = unread
    if (!first) return NOTHING
    const text = first.answer?.text.trim() ?? ''
    const values = { status: String(first.status), answer: shownValue(text) }
    return [
      {
        what:
          text === ''
            ? message('finding.answerNotJson.empty', values, unread.length)
            : message('finding.answerNotJson.other', values, unread.length),
        spot: 'delivery',
      },
    ]
  },
})

const isNoJson = (fate: Fate): fate is Extract<Fate, { readonly kind: 'accepted' }> =>
  fate.kind === 'accepted' && fate.answer?.isJson === false
