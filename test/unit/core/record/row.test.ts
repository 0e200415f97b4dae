import { describe, expect, it } from 'vitest'
import type { Capture } from '../../../../core/capture'
import { matchesText, type Row, rowsOf } from '../../../../core/record/row'
import { seenAttempt, jsonBody, publishOf } from '../../../fixtures/make'

function rowOf(more: Partial<Capture> = {}): Row {
  const [row] = rowsOf(seenAttempt(1, more))
  if (!row) throw new Error('no row')
  return row
}

describe('rowsOf', () => {
  it('gives one row for each goal, in the order they were sent', () => {
    const rows = rowsOf(seenAttempt(1, { body: jsonBody(publishOf(['a', 'b', 'a'])) }))
    expect(rows.map((row) => row.kind === 'goal' && row.event.goal.name)).toEqual(['a', 'b', 'a'])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3)
  })

  it('gives one row for a publish that cannot be read', () => {
    const rows = rowsOf(seenAttempt(1, { body: { encoding: 'none', why: 'stream' } }))
    expect(rows).toMatchObject([
      { kind: 'unreadable', id: 'capture-1', problem: { key: 'problem.body.stream' } },
    ])
  })

  it.each<[string, Partial<Capture>]>([
    ['a publish without goals', { body: jsonBody(publishOf([], { exposures: [{ name: 'e' }] })) }],
    [
      'a context load',
      {
        method: 'GET',
        url: 'https://acme.absmartly.io/v1/context?application=shop&environment=production',
        body: { encoding: 'none', why: 'absent' },
      },
    ],
    ['a context create', { method: 'POST', body: jsonBody({ units: [] }) }],
    ["another site's request", { headers: [], body: jsonBody({}) }],
  ])('gives none for %s', (_, more) => {
    expect(rowsOf(seenAttempt(1, more))).toEqual([])
  })
})

describe('matchesText', () => {
  const goal = rowOf({
    pageUrl: 'https://shop.example/checkout?step=PAY',
    documentUrl: 'https://frame.example/',
    body: jsonBody(
      publishOf([], {
        units: [
          { type: 'user_id', uid: 'LTSLmGJb-oGQVJhxElUwtQ' },
          { type: 'session_id', uid: null },
        ],
        goals: [
          {
            name: 'Order_Paid',
            achievedAt: 1,
            properties: { Coupon: 'SPRING', total: 49.99, nested: { sku: 'M-1' } },
          },
        ],
        attributes: [{ name: 'country', value: 'NL', setAt: 1 }],
      }),
    ),
  })

  it.each([
    ['order_paid', true],
    ['order', true],
    ['coupon', true],
    ['spring', true],
    ['49.99', true],
    ['m-1', true],
    ['ltslmgjb', true],
    ['user_id', true],
    ['country: "nl"', true],
    ['shop', true],
    ['production', true],
    ['javascript-sdk', true],
    ['acme.absmartly.io/v1', true],
    ['step=pay', true],
    ['frame.example', true],
    ['', true],
    ['basket', false],
    ['publishedat', false],
    // Not a match across two fields.
    ['order_paid{', false],
  ])('%j: %s', (text, matches) => {
    expect(matchesText(goal, text)).toBe(matches)
  })

  it('finds a goal of a batch by what its own publish says, not by another one', () => {
    const of = (name: string, uid: string) => publishOf([name], { units: [{ type: 'user_id', uid }] })
    const body = jsonBody({ requests: [of('order', 'anna'), of('refund', 'bert')] })
    const found = (text: string) => rowsOf(seenAttempt(1, { body })).map((row) => matchesText(row, text))
    expect(found('anna')).toEqual([true, false])
    expect(found('bert')).toEqual([false, true])
    expect(found('refund')).toEqual([false, true])
    expect(found('user_id')).toEqual([true, true])
  })

  it('finds the values of SDK 1.2', () => {
    const body = jsonBody({ units: [], goals: [{ name: 'a', achievedAt: 1, values: [4999] }] })
    expect(matchesText(rowOf({ body }), '[4999]')).toBe(true)
  })

  it.each([
    ['acme.absmartly.io', true],
    ['document-1', true],
    ['add_to_cart', false],
  ])('finds an unreadable publish by its addresses alone: %j %s', (text, matches) => {
    expect(matchesText(rowOf({ body: { encoding: 'none', why: 'stream' } }), text)).toBe(matches)
  })
})
