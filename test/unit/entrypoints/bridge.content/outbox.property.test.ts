import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { MAX_BATCH_ITEMS } from '../../../../core/protocol/bridge'
import { type Batch, Outbox } from '../../../../entrypoints/bridge.content/outbox'
import { pageCaptureOf } from '../../../fixtures/make'

// The properties run many times and CI machines can be slow.
vi.setConfig({ testTimeout: 60_000 })

type Step =
  | { readonly do: 'add'; readonly count: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'flush' | 'flushAll' | 'resend' }
const OUTCOMES = ['stored', 'refused', 'thrown', 'stored but not acknowledged'] as const
type Outcome = (typeof OUTCOMES)[number]

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Sending succeeds while the page unloads, but fails before that and after the page has returned. */
const ONLY_LEAVING_SUCCEEDS: [Step[], Outcome[], boolean] = [
  [{ do: 'add', count: 1 }, { do: 'flush' }, { do: 'flushAll' }, { do: 'add', count: 1 }],
  ['thrown', 'stored', 'thrown'],
  false,
]

it('delivers every capture at least once, the first time in order, whenever the background fails', async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ do: fc.constant('add' as const), count: fc.integer({ min: 1, max: 150 }) }),
    fc.record({ do: fc.constant('wait' as const), ms: fc.nat(600) }),
    fc.record({ do: fc.constantFrom('flush' as const, 'flushAll' as const, 'resend' as const) }),
  )
  const outcome = fc.constantFrom<Outcome>('stored', ...OUTCOMES)

  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 12 }),
      fc.array(outcome, { maxLength: 12 }),
      fc.boolean(),
      async (steps, plannedOutcomes, isLeftAtEnd) => {
        const outcomes = [...plannedOutcomes]
        let created = 0
        let ids = 0
        const stored = new Set<string>()
        const left = new Set<string>()
        const outbox = new Outbox({
          randomId: () => `batch-${++ids}`,
          async send({ captures }: Batch) {
            const next = outcomes.shift() ?? 'stored'
            await Promise.resolve()
            if (next === 'thrown') throw new Error('no receiver')
            if (next === 'refused') return false
            expect(captures.length).toBeLessThanOrEqual(MAX_BATCH_ITEMS)
            for (const { id } of captures) stored.add(id)
            return next === 'stored'
          },
          isOrphaned: () => false,
          onOrphaned: () => {},
          isHeld: () => false,
          leaveBehind(batches) {
            for (const { captures } of batches) for (const { id } of captures) left.add(id)
          },
        })
        let wasLeft = false
        for (const action of steps) {
          if (action.do === 'add')
            for (let index = 0; index < action.count; index++) outbox.add(pageCaptureOf(String(created++)))
          else if (action.do === 'wait') await vi.advanceTimersByTimeAsync(action.ms)
          else outbox[action.do]()
          wasLeft ||= action.do === 'flushAll'
        }
        // Nothing is lost if the page is left for good now: every capture is stored or left behind.
        if (isLeftAtEnd) {
          outbox.flushAll()
          expect(new Set([...stored, ...left]).size).toBe(created)
          wasLeft = true
        }
        // A page that continues after it was left has returned from the back/forward cache.
        if (wasLeft) outbox.resend()
        await vi.advanceTimersByTimeAsync(120_000)
        expect(stored.size).toBe(created)
        if (!wasLeft)
          expect([...stored]).toEqual(Array.from({ length: created }, (_, index) => String(index)))
      },
    ),
    { numRuns: 200, examples: [ONLY_LEAVING_SUCCEEDS] },
  )
})
