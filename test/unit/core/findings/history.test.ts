import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type Finder, createFinder } from '../../../../core/findings/finder'
import { TabHistory } from '../../../../core/findings/history'
import { DEFAULT_FINDING_SETTINGS } from '../../../../core/findings/settings'
import { PublishingDocuments } from '../../../../core/findings/publishing-documents'
import type { Delivery } from '../../../../core/delivery/delivery'
import { type Row, rowsOf } from '../../../../core/record/row'
import { createRegistryLookup } from '../../../../core/registry/registry-lookup'
import { DELIVERY_START, statusAt } from '../../../fixtures/deliveries'
import { deliveryFrom, goalBody, SHOP } from '../../../fixtures/finding-publishes'
import { knownOf } from '../../../fixtures/make'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

interface DeliveryWithRows {
  readonly delivery: Delivery
  readonly rows: readonly Row[]
}

const lookup = createRegistryLookup([knownOf(SHOP)])

const finderWith = (history: TabHistory): Finder =>
  createFinder({ lookup, settings: DEFAULT_FINDING_SETTINGS, statusOf: statusAt, history })

function update(history: TabHistory, entries: readonly DeliveryWithRows[]): readonly Row[] {
  const rows = entries.flatMap((one) => one.rows)
  history.update(
    entries.map(({ delivery }) => delivery),
    rows,
  )
  return rows
}

const withRows = (delivery: Delivery): DeliveryWithRows => ({
  delivery,
  rows: rowsOf(delivery.attempts[0], delivery),
})

/** Publishes with some goals, possibly orders, and possibly an exposure that counts them. */
const publish = fc
  .record({
    at: fc.nat(4000),
    goals: fc.array(fc.constantFrom('add_to_cart', 'page_view', 'order'), { maxLength: 2 }),
    exposed: fc.boolean(),
  })
  .map(({ at, goals, exposed }) => ({
    at: at + 100,
    goals: goals.map((name) =>
      name === 'order'
        ? goalBody('purchase', { order_id: 'A-1', price: 1, currency: 'EUR' }, DELIVERY_START + at)
        : goalBody(name, null, DELIVERY_START + at),
    ),
    body: {
      ...(exposed && {
        exposures: [
          {
            id: 51,
            name: 'free_shipping',
            unit: 'session_id',
            exposedAt: DELIVERY_START + at + 5,
            assigned: true,
          },
        ],
      }),
    },
  }))

const added = publish.map((sent) => ({ kind: 'add' as const, sent }))
/** A response replaces a delivery by a new version at the same index. */
const again = fc.record({ kind: fc.constant('again' as const), place: fc.nat(20) })
const out = fc.record({ kind: fc.constant('out' as const), place: fc.nat(20) })

describe('TabHistory', () => {
  it.each([
    ['arrives', fc.oneof(added, again), () => true],
    // The history remembers orders whose rows are gone.
    ['arrives and goes', fc.oneof(added, again, out), (row: Row) => nameOf(row) !== 'purchase'],
  ] as const)('gives the same findings as a new history, whatever %s', (_, step, isAsked) => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const history = new TabHistory()
        const finder = finderWith(history)
        let all: readonly DeliveryWithRows[] = []
        for (const one of steps) {
          const place = one.kind === 'add' ? 0 : one.place % Math.max(1, all.length)
          const before = all[place]
          if (one.kind === 'add') all = [...all, withRows(deliveryFrom(one.sent))].toSorted(byTime)
          else if (one.kind === 'out') all = all.toSpliced(place, 1)
          else if (before) all = all.with(place, withRows({ ...before.delivery }))
          const rows = update(history, all)
          const rebuilt = new TabHistory()
          update(rebuilt, all)
          const other = finderWith(rebuilt)
          for (const row of rows.filter(isAsked)) expect(finder.ofRow(row)).toEqual(other.ofRow(row))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('forgets cleared rows', () => {
    const history = new TabHistory()
    const first = withRows(deliveryFrom({ goals: [goalBody('page_view', null, DELIVERY_START)] }))
    const second = withRows(
      deliveryFrom({ goals: [goalBody('page_view', null, DELIVERY_START + 10)], at: 10 }),
    )
    update(history, [first, second])
    expect(second.rows.map((row) => history.repeatOf(row, 1000)?.count)).toEqual([2])
    update(history, [second])
    expect(second.rows.map((row) => history.repeatOf(row, 1000))).toEqual([null])
  })
})

describe('updates with many goal events', () => {
  /** Creates deliveries and counts how often their attempts are read. */
  const watched = (count: number) => {
    let looks = 0
    const all = Array.from({ length: count }, (_, place) => {
      const at = place * 200
      const one = withRows(deliveryFrom({ goals: [goalBody('page_view', null, DELIVERY_START + at)], at }))
      const { attempts } = one.delivery
      Object.defineProperty(one.delivery, 'attempts', {
        get: () => {
          looks++
          return attempts
        },
      })
      return one
    })
    return { all, looksSince: () => [looks, (looks = 0)][0] }
  }

  it('read only new deliveries', () => {
    const { all, looksSince } = watched(600)
    const history = new TabHistory()
    const senders = new PublishingDocuments()
    const finder = finderWith(history)
    const looks = [200, 400, 600].map((count) => {
      looksSince()
      for (let upTo = count - 199; upTo <= count; upTo++) {
        const rows = update(history, all.slice(0, upTo))
        senders.update(all.slice(0, upTo).map(({ delivery }) => delivery))
        for (const row of rows.slice(-1)) finder.ofRow(row)
      }
      return looksSince()
    })
    const [first = 0, ...others] = looks
    expect(first).toBeGreaterThan(200)
    for (const later of others) expect(later).toBeLessThanOrEqual(first + 10)
  })

  it('don’t read deliveries again for rows with final findings', () => {
    const { all, looksSince } = watched(100)
    const history = new TabHistory()
    const finder = finderWith(history)
    const rows = update(history, all)
    for (const row of rows) finder.ofRow(row)
    const quiet = rows.filter((row) => finder.isFinal(row))
    expect(quiet.length).toBeGreaterThan(50)
    looksSince()
    for (const row of quiet) finder.ofRow(row)
    expect(looksSince()).toBe(0)
  })
})

describe('PublishingDocuments', () => {
  it('has one entry per document, collector and environment while one of their deliveries remains', () => {
    const senders = new PublishingDocuments()
    const one = deliveryFrom({ goals: ['page_view'] })
    const same = deliveryFrom({ goals: ['page_view'], at: 10 })
    const other = deliveryFrom({ goals: ['page_view'], at: 20, request: { documentId: 'document-2' } })
    senders.update([one, same, other])
    expect(senders.all([]).map(({ documentId }) => documentId)).toEqual(['document-1', 'document-2'])
    senders.update([same, other])
    expect(senders.all([])).toHaveLength(2)
    senders.update([other])
    expect(senders.all([]).map(({ documentId }) => documentId)).toEqual(['document-2'])
  })
})

const nameOf = (row: Row): string => (row.kind === 'goal' ? row.event.goal.name : '')

const byTime = (one: DeliveryWithRows, other: DeliveryWithRows): number => {
  const [{ at: first, id }] = one.delivery.attempts[0].captures
  const [{ at: second, id: otherId }] = other.delivery.attempts[0].captures
  return first - second || (id < otherId ? -1 : 1)
}
