import type { CollectorMessage, ReadAnswer } from '../../delivery/collector-response'
import { sortMessages } from '../../delivery/messages'
import type { DeliveryState } from '../../delivery/delivery'
import { message } from '../../message'
import { goalEventsOf } from '../../publish/goal-event'
import { defineRule, NOTHING, type Statement } from '../rule'

/**
 * What the collector itself says of a publish that it has accepted, in its own words (`PublishResponse` of ABsmartly's API
 * specification). What it says of one that it rejected is part of that finding.
 */
export const collectorMessage = defineRule({
  id: 'collector-message',
  title: 'finding.collectorMessage.title',
  severity: 'warning',
  needs: ['answer'],
  follows: 'delivery',
  why: message('finding.collectorMessage.why'),
  fix: message('finding.collectorMessage.fix'),
  goal({ event, sent }) {
    const answer = acceptedAnswer(sent.state())
    return answer ? sortMessages(answer, event).own.map(statementOf) : NOTHING
  },
  publish({ publish, delivery, state }) {
    const answer = acceptedAnswer(state())
    if (!answer) return NOTHING
    const events = goalEventsOf(delivery.attempts[0])
    const own = new Set(events.flatMap((event) => sortMessages(answer, event).own))
    const index = [...new Set(events.map((event) => event.publish))].indexOf(publish)
    if (answer.messages.length === 0) return [{ what: message('finding.collectorMessage.refused') }]
    return answer.messages
      .filter((one) => !own.has(one) && (one.batchIndex === null || index < 0 || one.batchIndex === index))
      .map(statementOf)
  },
})

function acceptedAnswer({ fate }: DeliveryState): ReadAnswer | null {
  const answer = fate.kind === 'accepted' ? fate.answer : null
  return answer && (answer.messages.length > 0 || answer.isRefused) ? answer : null
}

const statementOf = ({ level, message: words, subject }: CollectorMessage): Statement => ({
  severity: level,
  what:
    subject === null
      ? message('finding.collectorMessage.what', { words })
      : message('finding.collectorMessage.about', { words, subject }),
})
