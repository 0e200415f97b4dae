import type { CollectorMessage, CollectorResponse } from '../../../core/delivery/collector-response'
import { sortMessages } from '../../../core/delivery/messages'
import type { GoalEvent } from '../../../core/publish/goal-event'
import { t } from '../../../locales/say'
import { Icon } from '../../shared/Icon'

interface CollectorMessagesProps {
  readonly response: CollectorResponse
  /** Null for a publish that can't be read. */
  readonly event: GoalEvent | null
}

/** The messages in the collector's response, verbatim. Messages about this goal come first. */
export function CollectorMessages({ response, event }: CollectorMessagesProps) {
  if (!response.isJson) return null
  if (response.messages.length === 0) return <p class="quiet">{t('delivery.messages.none')}</p>
  const { own, others } = event ? sortMessages(response, event) : { own: [], others: response.messages }
  return (
    <>
      <Messages title={t('delivery.messages.own')} messages={own} />
      <Messages title={t(event ? 'delivery.messages.others' : 'delivery.messages.all')} messages={others} />
    </>
  )
}

function Messages({ title, messages }: { title: string; messages: readonly CollectorMessage[] }) {
  if (messages.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ul class="messages">
        {messages.map((one, index) => (
          <li key={index} class={`message message-${one.level}`}>
            <Icon name={one.level === 'error' ? 'rejected' : 'warning'} />
            <span>
              <strong>{t(`delivery.messages.${one.level}`)}</strong>{' '}
              <span translate={false}>{one.message}</span>{' '}
              <span class="quiet">
                {one.subject !== null && <span translate={false}>{one.subject}</span>}
                {messageLocation(one)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Returns the event and the publish that a message is about. The collector counts them from 0, the UI from 1. */
function messageLocation({ subject, batchIndex, eventIndex }: CollectorMessage): string {
  const places = [
    eventIndex !== null && t('delivery.messages.event', { n: eventIndex + 1 }),
    batchIndex !== null && batchIndex > 0 && t('delivery.messages.publish', { n: batchIndex + 1 }),
  ].filter((part) => part !== false)
  return (subject !== null && places.length > 0 ? ' · ' : '') + places.join(' · ')
}
