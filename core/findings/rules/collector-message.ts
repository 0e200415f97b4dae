import type { CollectorMessage, CollectorResponse } from '../../delivery/collector-response'
import { sortMessages } from '../../delivery/messages'
import type { DeliveryStatus } from '../../delivery/delivery'
import { message } from '../../message'
import { goalEventsOf } from '../../publish/goal-event'
import { defineRule, NO_STATEMENTS, type Statement } from '../rule'

/**
 * A message from the collector about a publish that it accepted (`PublishResponse` of ABsmartly's API specification).
 * Messages about a rejected publish are part of the finding that reports the rejection.
 */
export const collectorMessage = defineRule({
  id: 'collector-message',
  title: 'finding.collectorMessage.title',
  severity: 'warning',
  needs: ['answer'],
  follows: 'delivery',
  why: message('finding.collectorMessage.why'),
  fix: message('finding.collectorMessage.fix'),
  goal({ event, publishSubject }) {
    const response = acceptedResponse(publishSubject.status())
    return response ? sortMessages(response, event).own.map(statementOf) : NO_STATEMENTS
  },
  publish({ publish, delivery, status }) {
    const response = acceptedResponse(status())
    if (!response) return NO_STATEMENTS
    const events = goalEventsOf(delivery.attempts[0])
    const own = new Set(events.flatMap((event) => sortMessages(response, event).own))
    const index = [...new Set(events.map((event) => event.publish))].indexOf(publish)
    if (response.messages.length === 0) return [{ what: message('finding.collectorMessage.refused') }]
    return response.messages
      .filter((one) => !own.has(one) && (one.batchIndex === null || index < 0 || one.batchIndex === index))
      .map(statementOf)
  },
})

function acceptedResponse({ decidingOutcome }: DeliveryStatus): CollectorResponse | null {
  const response = decidingOutcome.kind === 'accepted' ? decidingOutcome.response : null
  return response && (response.messages.length > 0 || response.isRefused) ? response : null
}

const statementOf = ({ level, message: words, subject }: CollectorMessage): Statement => ({
  severity: level,
  what:
    subject === null
      ? message('finding.collectorMessage.what', { words })
      : message('finding.collectorMessage.about', { words, subject }),
})
