import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createFinder } from '../../../../core/findings/finder'
import { TabHistory } from '../../../../core/findings/history'
import { RULES } from '../../../../core/findings/index'
import { defineRule, NO_STATEMENTS } from '../../../../core/findings/rule'
import { DEFAULT_FINDING_SETTINGS } from '../../../../core/findings/settings'
import { message } from '../../../../core/message'
import { rowsOf } from '../../../../core/record/row'
import { createRegistryLookup } from '../../../../core/registry/registry-lookup'
import { say, t } from '../../../../locales/say'
import { wellFormedPublish } from '../../../fixtures/arbitraries'
import { DELIVERY_START, statusAt } from '../../../fixtures/deliveries'
import {
  deliveryFrom,
  finderFor,
  findingsIn,
  goalBody,
  findRow,
  findingLine,
  SHOP,
} from '../../../fixtures/finding-publishes'
import { captureOf, jsonBody, knownOf, missingList, partOf, registryOf } from '../../../fixtures/make'
import { createAttempt } from '../../../../core/attempt'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

describe('ofRow', () => {
  it('returns nothing for a correct publish', () => {
    expect(
      findingsIn([{ goals: ['purchase', 'page_view'], ends: [{ status: 200, answer: { ok: true } }] }]),
    ).toEqual([])
  })

  it('returns the findings of the goal and its publish, most severe first, each with its target', () => {
    const { finder, rows } = finderFor([{ goals: ['page_view', 'coupon_used'], ends: [{ status: 401 }] }])
    const row = findRow(rows, 'coupon_used')
    expect(finder.ofRow(row)).toMatchObject([
      {
        rule: 'publish-rejected',
        severity: 'error',
        target: { kind: 'publish', deliveryId: row.delivery.id, index: 0 },
      },
      { rule: 'unknown-goal', severity: 'warning', target: { kind: 'goal', eventId: row.id } },
    ])
    expect(finder.ofRow(findRow(rows, 'page_view')).map(({ rule }) => rule)).toEqual(['publish-rejected'])
  })

  it('returns only the findings of the row’s own publish in a batch', () => {
    const publish = (uid: string) => ({
      units: [{ type: 'session_id', uid }],
      hashed: true,
      publishedAt: DELIVERY_START,
      goals: [goalBody('page_view')],
    })
    const request = { body: jsonBody({ requests: [publish('YjqFiwagV3Ie2r43sO-PEw'), publish('raw')] }) }
    const { finder, rows } = finderFor([{ request }])
    expect(
      rows.map((row) =>
        finder.ofRow(row).map(({ rule, target }) => [rule, 'index' in target && target.index]),
      ),
    ).toEqual([[], [['unit-hashing', 1]]])
  })

  it('returns the findings about the delivery of an unreadable publish', () => {
    const request = { body: { encoding: 'text' as const, data: '{"units":[', bytes: 10 } }
    const { finder, rows } = finderFor([{ request, ends: [{ status: 413 }] }])
    expect(rows.map((row) => finder.ofRow(row).map(({ rule }) => rule))).toEqual([['publish-rejected']])
  })
})

describe('notRun', () => {
  const reasonsOf = (...[surroundings, ends]: [Parameters<typeof finderFor>[1], { status?: number }[]?]) => {
    const { finder, rows } = finderFor([{ goals: ['purchase'], ...(ends && { ends }) }], surroundings)
    const [row] = rows
    return Object.fromEntries(row ? finder.notRun(row).map(({ rule, because }) => [rule, say(because)]) : [])
  }

  it('lists the rules that cannot run, with the reason', () => {
    expect(reasonsOf({ registry: null })).toMatchObject({
      'unknown-goal': t('verdictReason.noRegistry'),
      'environment-guard': t('verdictReason.noRegistry'),
      'answer-not-json': t('finding.lack.answer'),
    })
    expect(reasonsOf({}, [{}])).toMatchObject({
      'publish-failed': t('finding.lack.pending'),
    })
    expect(Object.keys(reasonsOf({ registry: { metrics: partOf() } }))).toEqual([
      'goal-without-metric',
      'metric-property-type',
      'metric-property-missing',
      'answer-not-json',
      'collector-message',
      'goal-before-exposure',
    ])
  })

  it('lists rules without findings when their data is missing', () => {
    const wrong = { goals: [goalBody('Purchase'), goalBody('purchase', { price: '1' })] }
    expect(findingsIn([wrong], { registry: null })).toEqual([])
    const lists = { goals: partOf(), metrics: missingList(), unitTypes: partOf(), applications: partOf() }
    expect(findingsIn([wrong], { registry: { ...lists, environments: missingList() } })).toEqual([])
  })

  it('lists rules that are turned off', () => {
    const settings = { off: { 'unknown-goal': 'We make goals afterwards.' } }
    expect(findingsIn([{ goals: ['coupon_used'] }], { settings })).toEqual([])
    expect(reasonsOf({ settings })['unknown-goal']).toBe(
      t('finding.lack.off', { reason: 'We make goals afterwards.' }),
    )
  })

  it('leaves a near miss to the unknown-goal rule when near-miss-goal is off', () => {
    const settings = { off: { 'near-miss-goal': '' } }
    expect(findingsIn([{ goals: [goalBody('Purchase')] }], { settings }).map(({ rule }) => rule)).toEqual([
      'unknown-goal',
    ])
  })

  it('lists rules that throw without stopping the others', () => {
    const broken = defineRule({
      id: 'broken',
      title: 'finding.noUnits.title',
      severity: 'error',
      why: message('finding.noUnits.why'),
      fix: message('finding.noUnits.fix'),
      goal: () => {
        throw new TypeError('no such thing')
      },
      publish: () => {
        throw new RangeError('nor this')
      },
    })
    const delivery = deliveryFrom({ goals: ['coupon_used'] })
    const rows = rowsOf(delivery.attempts[0], delivery)
    const finder = createFinder({
      lookup: createRegistryLookup([knownOf(SHOP)]),
      settings: DEFAULT_FINDING_SETTINGS,
      statusOf: statusAt,
      history: new TabHistory(),
      rules: [broken, ...RULES],
    })
    expect(rows.flatMap((row) => finder.ofRow(row)).map(({ rule }) => rule)).toEqual(['unknown-goal'])
    expect(
      rows
        .flatMap((row) => finder.notRun(row))
        .filter(({ rule }) => rule === 'broken')
        .map(({ because }) => say(because)),
    ).toEqual([
      t('finding.lack.broken', { error: 'TypeError: no such thing' }),
      t('finding.lack.broken', { error: 'RangeError: nor this' }),
    ])
  })
})

describe('a rule that is ignored for a goal', () => {
  it('still reports, with the reason, for that goal only', () => {
    const silenced = [{ rule: 'near-miss-goal', goal: 'Purchase', reason: 'An old app sends it.' }]
    const found = findingsIn([{ goals: [goalBody('Purchase'), goalBody('Add_to_cart')] }], {
      settings: { silenced },
    })
    expect(found.map(({ rule, silenced: reason }) => [rule, reason])).toEqual([
      ['near-miss-goal', 'An old app sends it.'],
      ['near-miss-goal', null],
    ])
  })

  it('is ignored on that goal’s row when it is about the whole publish', () => {
    const silenced = [{ rule: 'no-units', goal: 'page_view', reason: 'Nobody is known here.' }]
    const sent = { goals: ['page_view', 'purchase'], body: { units: [] } }
    expect(findingsIn([sent], { settings: { silenced } }).map((one) => one.silenced)).toEqual([
      'Nobody is known here.',
      null,
    ])
  })
})

describe('caching', () => {
  it('runs a rule again only while its result can change', () => {
    const asked: string[] = []
    const counting = (id: string, follows?: 'delivery' | 'record') =>
      defineRule({
        id,
        title: 'finding.noUnits.title',
        severity: 'error',
        why: message('finding.noUnits.why'),
        fix: message('finding.noUnits.fix'),
        ...(follows && { follows }),
        goal: () => {
          asked.push(id)
          return NO_STATEMENTS
        },
      })
    const delivery = deliveryFrom({ goals: ['page_view'] })
    const [row] = rowsOf(delivery.attempts[0], delivery)
    if (!row) throw new Error('no row')
    let after = 5
    const history = new TabHistory()
    history.update([delivery], [row])
    const finder = createFinder({
      lookup: createRegistryLookup([]),
      settings: DEFAULT_FINDING_SETTINGS,
      statusOf: (one) => ({ ...statusAt(one, after), isSettled: after > 100 }),
      history,
      rules: [counting('once'), counting('delivery', 'delivery'), counting('record', 'record')],
    })
    const ask = () => {
      asked.length = 0
      finder.ofRow(row)
      return [...asked]
    }
    expect(ask()).toEqual(['once', 'delivery', 'record'])
    expect(ask()).toEqual(['delivery', 'record'])
    expect(finder.isFinal(row)).toBe(false)
    after = 10_000
    expect(ask()).toEqual(['delivery', 'record'])
    expect(ask()).toEqual(['record'])
    const late = deliveryFrom({ goals: ['page_view'], at: 60_000 })
    const rows = [row, ...rowsOf(late.attempts[0], late)]
    history.update([delivery, late], rows)
    expect(ask()).toEqual(['record'])
    expect(ask()).toEqual([])
    expect(finder.isFinal(row)).toBe(true)
    // An older delivery arrives late.
    const old = deliveryFrom({ goals: ['page_view'], at: 10 })
    history.update([delivery, old, late], [row, ...rowsOf(old.attempts[0], old), ...rows.slice(1)])
    expect(ask()).toEqual(['record'])
  })
})

it('createFinder runs every rule on any well-formed publish without failing', () => {
  const finder = createFinder({
    lookup: createRegistryLookup([knownOf(SHOP)]),
    settings: DEFAULT_FINDING_SETTINGS,
    statusOf: statusAt,
    history: new TabHistory(),
  })
  fc.assert(
    fc.property(wellFormedPublish, (publish) => {
      const capture = captureOf(1, { body: jsonBody(publish) })
      const attempt = createAttempt(capture.id, 1, [capture])
      const delivery = { id: attempt.id, attempts: [attempt] as const }
      for (const row of rowsOf(attempt, delivery)) {
        for (const finding of finder.ofRow(row)) expect(findingLine(finding)).not.toContain('undefined:')
        expect(finder.notRun(row).filter(({ because }) => because.key === 'finding.lack.broken')).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})

it('createFinder reports nothing about properties when the list of metrics is missing', () => {
  const registry = registryOf({ metrics: missingList() })
  expect(
    findingsIn([{ goals: [goalBody('add_to_cart', { price: '1' })] }], { registry }).map(findingLine),
  ).toEqual([])
})
