import { describe, expect, it } from 'vitest'
import { parseResponse } from '../../../../core/delivery/collector-response'
import { sortMessages } from '../../../../core/delivery/messages'
import { goalEventsOf } from '../../../../core/publish/goal-event'
import { jsonBody, publishWith, seenAttempt } from '../../../fixtures/make'

/** Returns the collector's messages that are about the goal at the given index. */
function ownOf(body: unknown, event: number, messages: readonly object[]): string[] {
  const chosen = goalEventsOf(seenAttempt(1, { body: jsonBody(body) }))[event]
  if (!chosen) throw new Error('no goal event')
  const { own, others } = sortMessages(
    parseResponse({ text: JSON.stringify({ warnings: messages }) }),
    chosen,
  )
  expect(own.length + others.length).toBe(messages.length)
  return own.map(({ message }) => message)
}

const message = (name: string, batchIndex: number | null, eventIndex: number | null, subject: unknown) => ({
  message: name,
  batchIndex,
  eventIndex,
  subject,
})

describe('sortMessages', () => {
  const publish = publishWith(['a', 'b'])

  it('assigns messages by the index of the goal', () => {
    const messages = [message('a', 0, 0, 'goal'), message('b', 0, 1, 'goal'), message('all', 0, -1, 'goal')]
    expect(ownOf(publish, 0, messages)).toEqual(['a'])
    expect(ownOf(publish, 1, messages)).toEqual(['b'])
  })

  it('excludes messages with the goal’s index that are about something else', () => {
    const messages = ['exposure', 'Attributes', 'unit', 'request', 'goal', 'b', null].map((subject) =>
      message(String(subject), 0, 1, subject),
    )
    expect(ownOf(publish, 1, messages)).toEqual(['goal', 'b', 'null'])
  })

  it('assigns messages in a batch by the index of the publish', () => {
    const batch = { requests: [publish, publishWith(['c'])] }
    const messages = [message('a', 0, 0, 'goal'), message('c', 1, 0, 'goal'), message('?', null, 0, 'goal')]
    expect(ownOf(batch, 0, messages)).toEqual(['a'])
    expect(ownOf(batch, 2, messages)).toEqual(['c'])
  })

  it('needs no publish index when there is only one publish', () => {
    expect(ownOf(publish, 0, [message('a', null, 0, 'goal')])).toEqual(['a'])
  })
})
