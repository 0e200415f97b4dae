import { expect, it } from 'vitest'

import { shallowEqual } from '../../../core/shallow-equal'

const inner = {}

it.each<[string, object, object, boolean]>([
  ['empty objects', {}, {}, true],
  ['the same values', { a: 1, b: inner }, { b: inner, a: 1 }, true],
  ['values of NaN', { a: NaN }, { a: NaN }, true],
  ['equal but different nested objects', { a: {} }, { a: {} }, false],
  ['different values', { a: 1 }, { a: 2 }, false],
  ['an extra key', { a: 1 }, { a: 1, b: undefined }, false],
  ['lists of the same items', [inner, 1], [inner, 1], true],
  ['lists in a different order', [inner, 1], [1, inner], false],
  ['lists of different lengths', [inner], [inner, 1], false],
  ['different keys', { a: undefined }, { b: undefined }, false],
])('shallowEqual compares %s: $3', (_, one, other, expected) => {
  expect(shallowEqual(one, other)).toBe(expected)
  expect(shallowEqual(other, one)).toBe(expected)
})
