import { expect, it } from 'vitest'

import { shallowEqual } from '../../../core/shallow-equal'

const inner = {}

it.each<[string, object, object, boolean]>([
  ['no keys', {}, {}, true],
  ['the same values', { a: 1, b: inner }, { b: inner, a: 1 }, true],
  ['NaN', { a: NaN }, { a: NaN }, true],
  ['an equal object of its own', { a: {} }, { a: {} }, false],
  ['another value', { a: 1 }, { a: 2 }, false],
  ['a key more', { a: 1 }, { a: 1, b: undefined }, false],
  ['another key', { a: undefined }, { b: undefined }, false],
])('compares %s', (_, one, other, expected) => {
  expect(shallowEqual(one, other)).toBe(expected)
  expect(shallowEqual(other, one)).toBe(expected)
})
