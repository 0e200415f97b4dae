import { bodyKey } from '../../delivery/body-key'
import { message } from '../../message'
import { orderOf } from '../order-key'
import { defineRule, type GoalSubject, NO_STATEMENTS, type Statement } from '../rule'
import { formatValue } from '../values/format-value'

/**
 * A goal that was sent twice. Either the same document sent it again at once, with the same properties and units, or a
 * page sent it again for the same order at any later time, for example when the user reloaded a confirmation page.
 */
export const doubleFire = defineRule({
  id: 'double-fire',
  title: 'finding.doubleFire.title',
  severity: 'warning',
  follows: 'record',
  why: message('finding.doubleFire.why'),
  fix: message('finding.doubleFire.fix'),
  goal(subject) {
    const statement = atOnce(subject) ?? sameOrder(subject)
    return statement ? [statement] : NO_STATEMENTS
  },
})

function atOnce({ row, event, goal, history, publishSubject }: GoalSubject): Statement | null {
  const repeat = history.repeatOf(row, publishSubject.thresholds.repeatMs)
  if (!repeat) return null
  const { before, count, after } = repeat
  // The SDK, and not the page, sent the same bytes again, because it could not read the response.
  const isSentAgain =
    before.event.attempt !== event.attempt && bodyKey(before.attempt.body) === bodyKey(row.attempt.body)
  if (isSentAgain) return null
  const order = orderOf(goal)
  return {
    ...(order && { severity: 'error' }),
    what: message('finding.doubleFire.what', { name: goal.name, after }, count),
  }
}

function sameOrder({ row, goal, history }: GoalSubject): Statement | null {
  const first = history.sameOrderBefore(row)
  const order = first && orderOf(goal)
  if (!first || !order) return null
  if (bodyKey(first.attempt.body) === bodyKey(row.attempt.body)) return null
  const seconds = Math.round(((goal.achievedAt ?? row.at) - (first.event.goal.achievedAt ?? first.at)) / 1000)
  return {
    severity: 'error',
    what: message('finding.doubleFire.order', {
      name: goal.name,
      key: order.key,
      value: formatValue(order.value),
      seconds,
    }),
    fix: message('finding.doubleFire.fixOrder'),
  }
}
