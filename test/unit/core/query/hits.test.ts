import { describe, expect, it } from 'vitest'
import type { FieldName } from '../../../../core/query/fields'
import { createHits } from '../../../../core/query/hits'
import { parseQuery } from '../../../../core/query/parse'

/** Returns the string with its hits in brackets. */
function marked(query: string, text: string, fields: readonly FieldName[]) {
  const parsed = parseQuery(query)
  if (parsed.kind === 'problem') throw new Error(parsed.message.key)
  let [shown, end] = ['', 0]
  for (const { from, to } of createHits(parsed.query).in(text, fields)) {
    shown += `${text.slice(end, from)}[${text.slice(from, to)}]`
    end = to
  }
  return shown + text.slice(end)
}

describe('createHits', () => {
  it.each<[query: string, text: string, fields: readonly FieldName[], expected: string]>([
    ['pur', 'purchase, Purchase', ['goal'], '[pur]chase, [Pur]chase'],
    ['pur chas', 'purchase', ['goal'], '[purchas]e'],
    ['"a b"', 'a b ab', [], '[a b] ab'],
    ['a.b', 'axb a.b', [], 'axb [a.b]'],
    ['/\\d+/', 'a1b22', [], 'a[1]b[22]'],
    ['/x*/', 'aaa', [], 'aaa'],
    ['-pur', 'purchase', ['goal'], 'purchase'],
    ['a or not b', 'a b', [], '[a] b'],
    ['goal:purchase', 'purchase', ['goal'], '[purchase]'],
    ['goal:purchase', 'purchase', ['page'], 'purchase'],
    ['goal:a or goal:banana', 'banana', ['goal'], '[banana]'],
    ['goal:pur*', 'purchase', ['goal'], '[pur]chase'],
    ['goal!=purchase', 'purchase', ['goal'], 'purchase'],
    ['prop.price>10', 'price: 12', ['prop'], '[price]: 12'],
    ['prop.currency=eur', 'currency: "EUR", name: "EURO"', ['prop'], 'currency: "[EUR]", name: "EURO"'],
    ['has:prop.items.sku', 'items: [{"sku":1}]', ['prop'], 'items: [{"[sku]":1}]'],
    ['page:/shop', 'https://a.b/shop/1', ['page'], 'https://a.b[/shop]/1'],
    ['page:/shop', 'https://a.b/shop/1', ['url'], 'https://a.b/shop/1'],
    ['""', 'abc', [], 'abc'],
    ['', 'abc', [], 'abc'],
  ])('marks the hits of %j in %j', (query, text, fields, expected) => {
    expect(marked(query, text, fields)).toBe(expected)
  })

  it.each([
    [300, 1],
    [301, 0],
  ])('marks literal text of %i characters: %i found', (length, count) => {
    const text = 'a'.repeat(length)
    const parsed = parseQuery(text)
    if (parsed.kind === 'problem') throw new Error('no filter')
    expect(createHits(parsed.query).in(text, [])).toHaveLength(count)
  })

  it('limits the number of hits', () => {
    const parsed = parseQuery('a')
    if (parsed.kind === 'problem') throw new Error('no filter')
    expect(createHits(parsed.query).in('a '.repeat(10_000), [])).toHaveLength(500)
  })
})
