import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Attempt } from '../../../../core/attempt'
import { DEFAULT_FINDING_SETTINGS } from '../../../../core/findings/settings'
import { countAtLeast, TabFindings } from '../../../../core/findings/tab-findings'
import { createRegistryLookup } from '../../../../core/registry/registry-lookup'
import { DELIVERY_START } from '../../../fixtures/deliveries'
import { SHOP } from '../../../fixtures/finding-publishes'
import { HASHED_UID, jsonBody, knownOf, publishWith, seenAttempt } from '../../../fixtures/make'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const JUDGE = createRegistryLookup([knownOf(SHOP)])
const sceneAt = (now: number, settings = DEFAULT_FINDING_SETTINGS) => ({
  lookup: JUDGE,
  settings,
  pages: [],
  now,
})
const LATER = DELIVERY_START + 10_000_000

/**
 * Creates a publish captured by the network, in flight without a status. Publishes at the same `place` are attempts of
 * one delivery if their `seq` are both even or both odd. Otherwise they have different properties.
 */
const sent = (seq: number, place: number, status: number | null, ...names: string[]): Attempt =>
  made({ seq, place, status, names, properties: { odd: seq % 2 } })

interface Made {
  readonly seq: number
  readonly place: number
  readonly status: number | null
  readonly names: readonly string[]
  readonly properties: object
  readonly exposures?: readonly object[]
}

function made({ seq, place, status, names, properties, exposures }: Made): Attempt {
  const at = DELIVERY_START + 20_000 * place
  const goals = names.map((name) => ({ name, achievedAt: at - 90, properties }))
  return seenAttempt(seq, {
    at: at + seq,
    source: 'network',
    body: jsonBody(
      publishWith(names, {
        units: [{ type: 'session_id', uid: HASHED_UID }],
        hashed: true,
        goals,
        ...(exposures && { exposures }),
        publishedAt: at - 2 - (seq % 2),
      }),
    ),
    ...(status !== null && { outcome: { at: at + seq + 5, status } }),
  })
}
const countOf = (attempts: readonly Attempt[], now = LATER) =>
  new TabFindings().count(attempts, sceneAt(now)).counts

describe('TabFindings', () => {
  it('counts each goal event by its most severe finding', () => {
    const counts = countOf([
      sent(1, 1, 200, 'page_view'),
      sent(2, 2, 200, 'nobody_knows'),
      sent(3, 3, 401, 'page_view', 'nobody_knows'),
    ])
    expect(counts).toEqual({ error: 2, warning: 1, info: 0 })
    expect(countAtLeast(counts, 'error')).toBe(2)
    expect(countAtLeast(counts, 'warning')).toBe(3)
  })

  it('counts the same mistake of several documents once', () => {
    const local = (seq: number) =>
      seenAttempt(seq, {
        documentId: `document-${seq}`,
        documentUrl: 'http://localhost:3000/',
        body: jsonBody(publishWith([])),
      })
    const off = { 'no-units': '', 'unit-hashing': '' }
    const { counts } = new TabFindings().count(
      [local(1), local(2)],
      sceneAt(LATER, { ...DEFAULT_FINDING_SETTINGS, off }),
    )
    expect(counts).toEqual({ error: 0, warning: 1, info: 0 })
  })

  it('counts publishes without goals by their warnings, but not by an info', () => {
    const shown = (seq: number, flags: object) =>
      made({
        seq,
        place: seq,
        status: 200,
        names: [],
        properties: {},
        exposures: [{ id: 1, name: 'x', ...flags }],
      })
    const all = [shown(1, { eligible: false }), shown(2, { fullOn: true }), shown(3, {})]
    expect(new TabFindings().count(all, sceneAt(LATER)).counts).toEqual({ error: 0, warning: 1, info: 0 })
  })

  it('doesn’t count ignored findings or rules that are off', () => {
    const tab = new TabFindings()
    const all = [sent(1, 1, 200, 'nobody_knows'), sent(2, 2, 200, 'page_view')]
    expect(tab.count(all, sceneAt(LATER)).counts.warning).toBe(1)
    const silenced = [{ rule: 'unknown-goal', goal: 'nobody_knows', reason: '' }]
    expect(tab.count(all, sceneAt(LATER, { ...DEFAULT_FINDING_SETTINGS, silenced })).counts.warning).toBe(0)
    const off = { 'unknown-goal': '' }
    expect(tab.count(all, sceneAt(LATER, { ...DEFAULT_FINDING_SETTINGS, off })).counts.warning).toBe(0)
  })

  it('stays open while a request is in flight', () => {
    const tab = new TabFindings()
    const all = [sent(1, 1, null, 'page_view')]
    const at = DELIVERY_START + 20_000
    expect(tab.count(all, sceneAt(at + 50)).isOpen).toBe(true)
    expect(tab.count([sent(2, 1, 401, 'page_view')], sceneAt(at + 60_000))).toEqual({
      counts: { error: 1, warning: 0, info: 0 },
      isOpen: false,
    })
  })

  it('updates the count of an older event when an earlier one arrives late', () => {
    const tab = new TabFindings()
    const one = { place: 1, status: 200, names: ['page_view'], properties: {} }
    const [once, again] = [made({ ...one, seq: 1 }), made({ ...one, seq: 2 })]
    const later = sent(3, 9, 200, 'page_view')
    expect(tab.count([again, later], sceneAt(LATER)).counts.warning).toBe(0)
    expect(tab.count([again, later, once], sceneAt(LATER)).counts.warning).toBe(1)
  })

  it('returns the same counts incrementally and at once, whichever attempts arrive and disappear', () => {
    const attempt = fc.record({
      place: fc.nat(6),
      status: fc.constantFrom(200, 401, 503, null),
      name: fc.constantFrom('page_view', 'nobody_knows', 'old_goal'),
    })
    const step = fc.record({
      come: fc.array(attempt, { maxLength: 3 }),
      go: fc.array(fc.nat(9), { maxLength: 2 }),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const tab = new TabFindings()
        let all: Attempt[] = []
        let seq = 0
        for (const { come, go } of steps) {
          all = all.filter((_, place) => !go.includes(place))
          all.push(...come.map(({ place, status, name }) => sent(++seq, place, status, name)))
          expect(tab.count(all, sceneAt(LATER)).counts).toEqual(countOf(all))
        }
      }),
      { numRuns: 60 },
    )
  })
})
