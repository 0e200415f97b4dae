import { describe, expect, it } from 'vitest'
import { parseResponse } from '../../../../core/delivery/collector-response'
import { sortMessages } from '../../../../core/delivery/messages'
import { goalEventsOf } from '../../../../core/publish/goal-event'
import { jsonBody, publishWith, seenAttempt } from '../../../fixtures/make'

/** What is said to be about the goal of that place, of all that the collector said. */
function ownOf(body: unknown, event: number, said: readonly object[]): string[] {
  const chosen = goalEventsOf(seenAttempt(1, { body: jsonBody(body) }))[event]
  if (!chosen) throw new Error('no goal event')
  const { own, others } = sortMessages(parseResponse({ text: JSON.stringify({ warnings: said }) }), chosen)
  expect(own.length + others.length).toBe(said.length)
  return own.map(({ message }) => message)
}

const message = (name: string, batchIndex: number | null, eventIndex: number | null, subject: unknown) => ({
  message: name,
  batchIndex,
  eventIndex,
  subject,
})

describe('what a collector said of one goal', () => {
  const publish = publishWith(['a', 'b'])

  it('is what has its index', () => {
    const said = [message('a', 0, 0, 'goal'), message('b', 0, 1, 'goal'), message('all', 0, -1, 'goal')]
    expect(ownOf(publish, 0, said)).toEqual(['a'])
    expect(ownOf(publish, 1, said)).toEqual(['b'])
  })

  it('is not what is said to be about something else of that index', () => {
    const said = ['exposure', 'Attributes', 'unit', 'request', 'goal', 'b', null].map((subject) =>
      message(String(subject), 0, 1, subject),
    )
    expect(ownOf(publish, 1, said)).toEqual(['goal', 'b', 'null'])
  })

  it('is of its own publish in a batch', () => {
    const batch = { requests: [publish, publishWith(['c'])] }
    const said = [message('a', 0, 0, 'goal'), message('c', 1, 0, 'goal'), message('?', null, 0, 'goal')]
    expect(ownOf(batch, 0, said)).toEqual(['a'])
    expect(ownOf(batch, 2, said)).toEqual(['c'])
  })

  it('needs no number of the publish where there is only one', () => {
    expect(ownOf(publish, 0, [message('a', null, 0, 'goal')])).toEqual(['a'])
  })
})
