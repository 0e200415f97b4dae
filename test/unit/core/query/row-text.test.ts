import { describe, expect, it } from 'vitest'
import type { Capture } from '../../../../core/capture'
import { compileRegex, isProblem } from '../../../../core/query/regex'
import { createRowSearch } from '../../../../core/query/row-text'
import { type Row, rowsOf } from '../../../../core/record/row'
import { HASHED_UID, jsonBody, publishWith, seenAttempt } from '../../../fixtures/make'

function rowOf(more: Partial<Capture> = {}): Row {
  const [row] = rowsOf(seenAttempt(1, more))
  if (!row) throw new Error('no row')
  return row
}

const has = (row: Row, text: string) =>
  createRowSearch({ folded: true, test: (own) => own.includes(text) })(row)

describe('createRowSearch', () => {
  const goal = rowOf({
    pageUrl: 'https://shop.example/checkout?step=PAY',
    documentUrl: 'https://frame.example/',
    body: jsonBody(
      publishWith([], {
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
    // Must not match across two fields.
    ['order_paid{', false],
  ])('searches for %j: %s', (text, matches) => {
    expect(has(goal, text)).toBe(matches)
  })

  it('searches only the goal’s own publish in a batch', () => {
    const of = (name: string, uid: string) => publishWith([name], { units: [{ type: 'user_id', uid }] })
    const body = jsonBody({ requests: [of('order', 'anna'), of('refund', 'bert')] })
    const found = (text: string) => rowsOf(seenAttempt(1, { body })).map((row) => has(row, text))
    expect(found('anna')).toEqual([true, false])
    expect(found('bert')).toEqual([false, true])
    expect(found('refund')).toEqual([false, true])
    expect(found('user_id')).toEqual([true, true])
  })

  it('finds the values of SDK 1.2', () => {
    const body = jsonBody({ units: [], goals: [{ name: 'a', achievedAt: 1, values: [4999] }] })
    expect(has(rowOf({ body }), '[4999]')).toBe(true)
  })

  it.each([
    ['acme.absmartly.io', true],
    ['document-1', true],
    ['add_to_cart', false],
  ])('searches only the URLs of an unreadable publish for %j: %s', (text, matches) => {
    expect(has(rowOf({ body: { encoding: 'none', why: 'stream' } }), text)).toBe(matches)
  })
})

describe('createRowSearch without case folding', () => {
  it.each([
    // Only a regular expression that matches line breaks could find these.
    ['purchase', 'currency', false],
    ['country', 'https', false],
    ['currency', 'EUR', true],
    ['note', 'b', true],
  ])(
    'never gets %j and a later value %j in one string, unless they are one value (case %#)',
    (one, other, found) => {
      const properties = { currency: 'EUR', note: 'a\nb' }
      const attributes = [{ name: 'country', value: 'NL', setAt: 1 }]
      const goals = [{ name: 'purchase', achievedAt: 1, properties }]
      const row = rowOf({ body: jsonBody(publishWith([], { goals, attributes })) })
      const regex = compileRegex({ source: `${one}.*${other}`, flags: 's' })
      if (isProblem(regex)) throw new Error(regex.key)
      expect(createRowSearch({ folded: false, test: regex.test })(row)).toBe(found)
    },
  )

  it('tests every value in its original case, and shared values once', () => {
    const rows = rowsOf(seenAttempt(1, { body: jsonBody(publishWith(['Order', 'Refund'])) }))
    const asked: string[] = []
    const matches = createRowSearch({
      folded: false,
      test: (text) => {
        asked.push(text)
        return false
      },
    })
    expect(rows.map(matches)).toEqual([false, false])
    expect(asked.filter((text) => text === HASHED_UID)).toHaveLength(1)
    expect(asked.some((text) => text.includes('\n'))).toBe(false)
    expect(asked).toEqual(expect.arrayContaining(['Order', 'Refund']))
  })
})
