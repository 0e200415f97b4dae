import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { goalEventsOf } from '../../../../core/publish/goal-event'
import { publishesOf, readCapture } from '../../../../core/publish/read-capture'
import { storedEvents } from '../../../../core/publish/stored-event'
import { anyCapture, wellFormedPublish } from '../../../fixtures/arbitraries'
import { jsonBody, seenAttempt } from '../../../fixtures/make'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

describe('readCapture', () => {
  it('never throws, nor do goalEventsOf and storedEvents', () => {
    fc.assert(
      fc.property(anyCapture, (request) => {
        const reading = readCapture(request)
        expect(['publishes', 'context-load', 'unreadable', 'foreign']).toContain(reading.kind)
        const goals = publishesOf(request).reduce((sum, publish) => sum + publish.goals.length, 0)
        const events = goalEventsOf(seenAttempt(1, request))
        expect(events).toHaveLength(goals)
        for (const event of events) storedEvents(event, [])
      }),
      { numRuns: 300 },
    )
  })

  it('is deterministic', () => {
    fc.assert(
      fc.property(anyCapture, (request) => {
        expect(readCapture({ ...request })).toEqual(readCapture(request))
      }),
    )
  })

  it('yields every goal of a well-formed publish once, with one stored event per unit', () => {
    fc.assert(
      fc.property(
        fc.array(wellFormedPublish, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        (publishes, batch) => {
          const sent = batch ? publishes : publishes.slice(0, 1)
          const body = jsonBody(batch ? { requests: sent } : sent[0])
          const events = goalEventsOf(seenAttempt(1, { body }))
          // JSON turns -0 into 0, as it does in the page's body.
          const goals = JSON.parse(JSON.stringify(sent.flatMap((publish) => publish.goals))) as unknown[]
          expect(events.map(({ goal }) => goal)).toEqual(goals)
          expect(new Set(events.map(({ id }) => id)).size).toBe(goals.length)
          for (const event of events) {
            expect(event.publish.problems).toEqual([])
            const stored = storedEvents(event, [])
            expect(stored.map(({ unit_type }) => unit_type)).toEqual(
              event.publish.units.map(({ type }) => type),
            )
            for (const { goal_name, event_at } of stored) {
              expect([goal_name, event_at]).toEqual([event.goal.name, event.goal.achievedAt])
            }
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
