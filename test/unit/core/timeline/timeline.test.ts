import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Attempt, attemptStartedAt } from '../../../../core/attempt'
import { type Delivery, DELIVERY_OUTCOMES, deliveryStatus } from '../../../../core/delivery/delivery'
import { achievedAt, type Row, rowsOf } from '../../../../core/record/row'
import { rowsBeforeExposure } from '../../../../core/timeline/before-exposure'
import { exposuresOf } from '../../../../core/timeline/exposures'
import { nearestBin, nearestRow, rowsIn } from '../../../../core/timeline/near'
import { failedAt, timelineOf, type TimelineParts } from '../../../../core/timeline/timeline'
import { deliveryOf, loadOf, statusAt } from '../../../fixtures/deliveries'
import { attempt, sentGoal } from '../../../fixtures/captures'

const delivered = (one: Attempt): Delivery => ({ id: one.id, attempts: [one] })

const pageAt = (startedAt: number) => ({
  id: `page-${startedAt}`,
  documentId: `document-${startedAt}`,
  url: '/',
  title: '',
  startedAt,
  navigations: [],
})

const partsOf = (attempts: readonly Attempt[], more: Partial<TimelineParts> = {}): TimelineParts => {
  const inOrder = attempts.toSorted((one, other) => attemptStartedAt(one) - attemptStartedAt(other))
  const rows = inOrder.flatMap((one): Row[] => rowsOf(one))
  const exposures = exposuresOf(attempts.map(delivered))
  const early = rowsBeforeExposure(rows, exposures)
  return { rows, shown: rows, early, exposures, failed: [], pages: [], ...more }
}

describe('timelineOf', () => {
  it('returns null without any events or without room', () => {
    expect(timelineOf(partsOf([]), 10)).toBeNull()
    expect(timelineOf(partsOf([], { pages: [pageAt(1)] }), 0)).toBeNull()
  })

  it('counts the events of each slot, and the rows that pass the filter', () => {
    const publish = {
      exposures: [{ name: 'e', unit: 'session_id', exposedAt: 1020, assigned: true, eligible: true }],
    }
    const goals = [
      { ...sentGoal('a'), achievedAt: 1000 },
      { ...sentGoal('b'), achievedAt: 1000 },
      { ...sentGoal('c'), achievedAt: 2000 },
    ]
    const unreadable = attempt([], { at: 2000, body: { encoding: 'text', data: '{', bytes: 1 } })
    const parts = partsOf([attempt(goals, { at: 2100, publish }), unreadable], {
      failed: [2000],
      pages: [pageAt(900)],
    })
    const timeline = timelineOf({ ...parts, shown: parts.rows.slice(2, 4) }, 60)
    const nothing = {
      slot: 0,
      pages: 0,
      exposures: 0,
      goals: 0,
      unreadable: 0,
      shown: 0,
      early: 0,
      failed: 0,
    }
    expect(timeline?.bins.map((bin) => ({ ...bin, slot: 0 }))).toEqual([
      { ...nothing, from: 900, to: 900, pages: 1 },
      { ...nothing, from: 1000, to: 1000, goals: 2, shown: 1, early: 2 },
      { ...nothing, from: 1020, to: 1020, exposures: 1 },
      { ...nothing, from: 2000, to: 2000, goals: 1, unreadable: 1, shown: 1, failed: 1 },
    ])
    expect(timeline?.total).toEqual({
      pages: 1,
      exposures: 1,
      goals: 3,
      unreadable: 1,
      shown: 2,
      early: 2,
      failed: 1,
    })
  })

  it('counts only rows that still exist among those that passed the filter', () => {
    const parts = partsOf([1, 2, 3, 4].map((at) => attempt([sentGoal(`g${at}`)], { at: 1000 * at })))
    const rows = parts.rows.slice(1)
    const shown = [parts.rows[0], parts.rows[2]].filter((row) => row !== undefined)
    expect(timelineOf({ ...parts, rows, shown }, 10)?.total).toMatchObject({ goals: 3, shown: 1 })
  })

  it('puts every row into the bin of its time, in order, with matching totals', () => {
    const sent = fc.record({
      at: fc.integer({ min: 0, max: 1e6 }),
      goals: fc.array(fc.oneof(fc.integer({ min: 0, max: 1e6 }), fc.constantFrom(null, 1e300, -5)), {
        maxLength: 4,
      }),
      exposed: fc.array(fc.integer({ min: 0, max: 1e6 }), { maxLength: 2 }),
    })
    const attemptFrom = ({ at, goals, exposed }: { at: number; goals: unknown[]; exposed: number[] }) =>
      attempt(
        goals.map((time, index) => ({ ...sentGoal(`g${index}`), achievedAt: time })),
        { at, publish: { exposures: exposed.map((exposedAt) => ({ name: 'e', exposedAt })) } },
      )
    fc.assert(
      fc.property(
        fc.array(sent, { minLength: 1, maxLength: 12 }),
        fc.array(fc.integer({ min: 0, max: 1e6 }), { maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 48, maxLength: 48 }),
        fc.integer({ min: 1, max: 200 }),
        (all, loads, passing, places) => {
          const parts = partsOf(all.map(attemptFrom), { pages: loads.map(pageAt), failed: loads })
          const shown = parts.rows.filter((_, index) => passing[index])
          const timeline = timelineOf({ ...parts, shown }, places)
          const bins = timeline?.bins ?? []
          const sum = (count: (bin: (typeof bins)[number]) => number) =>
            bins.reduce((total, bin) => total + count(bin), 0)
          // Publishes with exposures only count as exposures.
          const goalRows = parts.rows.filter(({ kind }) => kind === 'goal')
          expect(sum(({ goals }) => goals)).toBe(goalRows.length)
          expect(sum((bin) => bin.shown)).toBe(shown.filter(({ kind }) => kind === 'goal').length)
          expect(sum(({ early }) => early)).toBe(parts.early.length)
          expect(sum(({ exposures }) => exposures)).toBe(parts.exposures.length)
          expect(sum(({ pages }) => pages)).toBe(loads.length)
          expect(sum(({ failed }) => failed)).toBe(loads.length)
          for (const row of goalRows)
            expect(
              bins.filter(({ from, to }) => from <= achievedAt(row) && achievedAt(row) <= to),
            ).toHaveLength(1)
          for (const bin of bins) expect(rowsIn(goalRows, bin)).toHaveLength(bin.goals)
          for (const [index, bin] of bins.entries()) {
            const next = bins[index + 1]
            if (next) expect([bin.to < next.from, bin.slot < next.slot]).toEqual([true, true])
          }
        },
      ),
    )
  })
})

describe('failedAt', () => {
  it.each<[string, Delivery, boolean]>([
    ['an accepted delivery', deliveryOf([{ status: 200 }]), false],
    ['a rejected delivery', deliveryOf([{ status: 401 }]), true],
    ['a lost delivery', deliveryOf([{ error: 'net::ERR_CONNECTION_REFUSED' }]), true],
    ['a delivery accepted after a retry', deliveryOf([{ status: 503 }, { status: 200 }]), false],
    ['a pending delivery', deliveryOf([{}]), false],
    ['a rejected delivery without goals', deliveryOf([{ status: 401 }], []), true],
    ['a rejected context request', loadOf({ status: 401 }), false],
  ])('checks %s: $2', (_, delivery, has) => {
    expect(failedAt([delivery], (one) => statusAt(one))).toEqual(
      has ? [attemptStartedAt(delivery.attempts[0])] : [],
    )
  })

  it('returns deliveries of every failing outcome', () => {
    const delivery = deliveryOf()
    const status = deliveryStatus(delivery, { now: 0, leftAt: () => null, keepaliveBytes: () => 0 })
    const failed = DELIVERY_OUTCOMES.filter(
      (outcome) => failedAt([delivery], () => ({ ...status, outcome })).length > 0,
    )
    expect(failed).toEqual(['rejected', 'failed', 'blocked', 'tooLarge'])
  })
})

describe('nearestRow and nearestBin', () => {
  const [first, second, third] = [100, 200, 300].map((time) => sentGoal(`g${time}`, null, time))
  const rows = rowsOf(attempt([first ?? {}, second ?? {}, third ?? {}]))
  const nameOf = (row: Row | null) => (row?.kind === 'goal' ? row.event.goal.name : null)
  const timeline = timelineOf(partsOf([attempt([first ?? {}, third ?? {}])]), 11)
  const bins = timeline?.bins ?? []
  const bin = bins[0]
  if (!bin) throw new Error('no bin')

  it.each<[number, number, string]>([
    [100, 100, 'g100'],
    [150, 250, 'g200'],
    [240, 240, 'g200'],
    [260, 290, 'g300'],
    [0, 5000, 'g100'],
    [900, 900, 'g300'],
  ])('find for the time from %i to %i the row %s', (from, to, name) => {
    expect(nameOf(nearestRow(rows, { ...bin, from, to }))).toBe(name)
  })

  it('return null for empty lists', () => {
    expect(nearestRow([], bin)).toBeNull()
    expect(nearestBin([], 3)).toBeNull()
  })

  it.each([
    [0, 0],
    [4.9, 0],
    [5, 0],
    [5.1, 10],
    [99, 10],
    [-7, 0],
  ])('find for slot %d the bin at slot %d', (place, found) => {
    expect(nearestBin(bins, place)?.slot).toBe(found)
  })
})
