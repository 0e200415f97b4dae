import { describe, expect, it } from 'vitest'
import { completeQuery, type KnownValues } from '../../../../core/query/complete'
import { FIELD_NAMES } from '../../../../core/query/fields'

const known: KnownValues = {
  valuesOf: (field, path) =>
    field === 'goal'
      ? ['purchase', 'page_view', 'Newsletter Sign-up']
      : field === 'prop' && path.join() === 'currency'
        ? ['EUR', 'USD']
        : field === 'env'
          ? ['production', 'staging']
          : [],
  pathsOf: (field) =>
    field === 'prop' ? [['price'], ['currency'], ['items', 'sku'], ['unit price']] : [['plan']],
}

/** Completes the input at `|`, the caret, and returns the input with each suggestion applied. */
function complete(typed: string) {
  const caret = typed.indexOf('|')
  const text = typed.replace('|', '')
  const { from, to, suggestions } = completeQuery(text, caret, known)
  return suggestions.map((one) => `${text.slice(0, from)}${one.text}${text.slice(to)}`)
}

describe('completeQuery', () => {
  it.each([
    ['ver|', ['verdict:']],
    ['a VER|', ['a verdict:']],
    ['-ver|', ['-verdict:']],
    ['(ver|', ['(verdict:']],
    ['a p| b', ['a prop. b', 'a page: b']],
    ['view|', ['goal:page_view']],
    ['sign|', ['goal:"Newsletter Sign-up"']],
    ['pu|', ['goal:purchase']],
    ['goal:|', ['goal:purchase', 'goal:page_view', 'goal:"Newsletter Sign-up"']],
    ['goal:pu|rch', ['goal:purchase']],
    ['goal:pa| x', ['goal:page_view x']],
    ['goal:U|', ['goal:purchase', 'goal:"Newsletter Sign-up"']],
    ['goal:"news|', ['goal:"Newsletter Sign-up"']],
    ['goal:"news|" x', ['goal:"Newsletter Sign-up" x']],
    ['goal:sign|', ['goal:"Newsletter Sign-up"']],
    ['goal:purchase|', []],
    ['goal:/p|', []],
    ['env:|', ['env:production', 'env:staging']],
    ['environment:st|', ['environment:staging']],
    ['verdict:un|', ['verdict:unknown', 'verdict:unchecked']],
    ['verdict:not|', ['verdict:notVisible']],
    ['prop.|', ['prop.price', 'prop.currency', 'prop.items.sku', 'prop."unit price"']],
    ['prop.cu|', ['prop.currency']],
    ['prop.ite|ms.sku=1', ['prop.items.sku']],
    ['prop.price|', ['prop.price:', 'prop.price>', 'prop.price<', 'prop."unit price"']],
    ['prop.currency=|', ['prop.currency=EUR', 'prop.currency=USD']],
    ['prop.currency = us|', ['prop.currency = USD']],
    [
      'has:pr|',
      ['has:prop', 'has:prop.price', 'has:prop.currency', 'has:prop.items.sku', 'has:prop."unit price"'],
    ],
    ['has:prop.pr|', ['has:prop.price', 'has:prop."unit price"']],
    ['has:wo|', ['has:workspace']],
    ['attr.p|', ['attr.plan']],
    ['"ver|', []],
    ['/ver|', []],
    [
      'a)|',
      FIELD_NAMES.slice(0, 10).map((name) => `a)${name}${name === 'prop' || name === 'attr' ? '.' : ':'}`),
    ],
  ])('completes %s to %j', (typed, offered) => {
    expect(complete(typed)).toEqual(offered)
  })

  it('returns a field’s hint, and whether the suggestion completes the word', () => {
    expect(completeQuery('ver', 3, known).suggestions).toEqual([
      { text: 'verdict:', hint: 'query.field.verdict', isWhole: false },
    ])
    expect(completeQuery('env:st', 6, known).suggestions).toEqual([
      { text: 'staging', hint: null, isWhole: true },
    ])
  })
})
