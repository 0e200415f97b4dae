import { expect, it } from 'vitest'

import { arraysEqual, shallowEqual } from '../../../core/shallow-equal'

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

it.each<[string, readonly number[], readonly number[], boolean]>([
  ['empty arrays', [], [], true],
  ['equal items', [1, 2], [1, 2], true],
  ['items in another order', [1, 2], [2, 1], false],
  ['an extra item', [1], [1, 2], false],
])('arraysEqual compares %s: $3', (_, one, other, expected) => {
  expect(arraysEqual(one, other)).toBe(expected)
  expect(arraysEqual(other, one)).toBe(expected)
})

it('arraysEqual compares items with a given function', () => {
  expect(arraysEqual([1.2, 3], [1.8, 3], (one, other) => Math.trunc(one) === Math.trunc(other))).toBe(true)
})
