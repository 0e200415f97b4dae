import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Attempt, capturesOf } from '../../../../core/attempt'
import { addToAttempts } from '../../../../core/delivery/attempts'
import {
  type Delivery,
  foldAttempts,
  type DeliveryOutcome,
  deliveryStatus,
} from '../../../../core/delivery/delivery'
import { MAX_SAME_BODY_GAP_MS } from '../../../../core/delivery/join'
import type { OutcomeInputs } from '../../../../core/delivery/attempt-outcome'
import { type Behavior, type SimulatedPublish, type SentAttempt, sends } from '../../../fixtures/sends'

vi.setConfig({ testTimeout: 60_000 })

/** Tolerated difference between the clocks of two sources. */
const CLOCKS_MS = 50
const NONE = () => 0
const sceneAt = (now: number): OutcomeInputs => ({ now, leftAt: () => null, keepaliveBytes: NONE })

/** Returns the attempts that a panel has at a point in time. */
function seenBy(all: readonly SimulatedPublish[], now: number): Attempt[] {
  const captures = all.flatMap(({ attempts }) =>
    attempts.flatMap((attempt) =>
      attempt.captures
        .filter(({ at }) => at <= now)
        .map(({ outcome, answer, ...capture }) =>
          outcome && outcome.at <= now ? { ...capture, outcome, ...(answer && { answer }) } : capture,
        )
        // DevTools report a request once it has ended.
        .filter((capture) => capture.source !== 'devtools' || 'outcome' in capture),
    ),
  )
  return [...addToAttempts([], captures, 1).attempts]
}

const truthOf = (all: readonly SimulatedPublish[]) => {
  const byId = new Map(all.flatMap(({ attempts }) => attempts).map((attempt) => [attempt.id, attempt]))
  return (delivery: Delivery): SentAttempt[][] =>
    delivery.attempts.map((attempt) =>
      [...new Set(capturesOf(attempt).map(({ id }) => id.replace(/-[a-z]+$/, '')))].flatMap(
        (id) => byId.get(id) ?? [],
      ),
    )
}

/**
 * Returns whether publishes with the same bytes are far enough apart, or fully captured, to tell their ends apart. The
 * SDK writes a timestamp into every publish, so identical bytes are rare in practice.
 */
const isUnambiguous = (all: readonly SimulatedPublish[]) => {
  return all.every((one, index) =>
    all.slice(index + 1).every((other) => {
      if (one.text !== other.text) return true
      const apart = one.isAllSeen && other.isAllSeen ? 200 : MAX_SAME_BODY_GAP_MS + 1000
      return one.attempts.every((attempt) =>
        other.attempts.every(({ at }) => Math.abs(at - attempt.at) > apart),
      )
    }),
  )
}

const snapshots = sends.chain((all) => {
  const ends = all.flatMap(({ attempts }) => attempts.map(({ end }) => end))
  return fc.tuple(fc.constant(all), fc.integer({ min: 100_000, max: Math.max(...ends) + 20_000 }))
})

describe('foldAttempts and deliveryStatus, compared with the server’s log', () => {
  it('never contradict the log, whatever was captured and whenever they run', () => {
    fc.assert(
      fc.property(snapshots, ([all, now]) => {
        fc.pre(isUnambiguous(all))
        const attempts = seenBy(all, now)
        const deliveries = foldAttempts(attempts, NONE)
        const truth = truthOf(all)
        expect(deliveries.flatMap((delivery) => delivery.attempts.map(({ id }) => id)).toSorted()).toEqual(
          attempts.map(({ id }) => id).toSorted(),
        )
        for (const delivery of deliveries) {
          const status = deliveryStatus(delivery, sceneAt(now))
          const sent = truth(delivery)
          const description = JSON.stringify({
            now,
            status,
            truth: sent.map((all_) => all_.map(({ id, behavior }) => [id, behavior])),
          })
          const answers = sent.flat().map(({ answered }) => answered)
          if (status.outcome === 'accepted') expect(answers).toContain(200)
          if (status.outcome === 'rejected') expect(answers).toContain(401)
          if (status.isLost) expect(answers).not.toContain(200)
          if (status.outcome === 'failed' || status.outcome === 'blocked')
            expect(
              sent.flat().every(({ behavior }) => behavior !== 'ok'),
              description,
            ).toBe(true)
          // Concurrent attempts are never one delivery, and no attempt follows a successful one.
          for (const [index, later] of sent.entries()) {
            for (const before of sent.slice(0, index).flat())
              for (const one of later) {
                expect(one.at, description).toBeGreaterThanOrEqual(before.end - CLOCKS_MS)
                expect(before.behavior, description).not.toBe('ok')
              }
          }
        }
      }),
      { numRuns: 3000 },
    )
  })

  const EXPECTED: Readonly<Record<Behavior, DeliveryOutcome>> = {
    ok: 'accepted',
    empty: 'accepted',
    rejected: 'rejected',
    error: 'failed',
    refused: 'failed',
    reset: 'failed',
    blocked: 'blocked',
    policy: 'blocked',
    preflight: 'blocked',
    noCors: 'unreadable',
    givenUp: 'failed',
  }

  it('give one delivery with the expected outcome when every source captured everything', () => {
    fc.assert(
      fc.property(sends, (all) => {
        const first = all.slice(0, 1).filter(({ isAllSeen }) => isAllSeen)
        fc.pre(first.length === 1)
        const [sent] = first
        const deliveries = foldAttempts(seenBy(first, 1_000_000), NONE)
        expect(deliveries).toHaveLength(1)
        const [delivery] = deliveries
        expect(delivery?.attempts).toHaveLength(sent?.attempts.length ?? 0)
        const status = delivery && deliveryStatus(delivery, sceneAt(1_000_000))
        const behaviors = sent?.attempts.map(({ behavior }) => behavior) ?? []
        const decides = behaviors.findLast((one) => one === 'ok' || one === 'empty') ?? behaviors.at(-1)
        expect(status?.outcome).toBe(EXPECTED[decides ?? 'ok'])
        expect(status?.isSettled).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
