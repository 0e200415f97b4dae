import { expect, it } from 'vitest'
import { unitChoiceOf, selectedUnitIndex } from '../../../../components/detail/detail-state'

const unitsOf = (types: string) => types.split('').map((type) => ({ type, uid: null }))

it.each([
  ['ab', 1, 'ab', 1],
  ['ab', 1, 'ba', 0],
  ['ab', 1, 'cd', 0],
  ['aab', 1, 'baa', 2],
  ['aab', 1, 'ba', 1],
  ['ab', 0, '', 0],
])('after %s[%i] selects %s[%i]', (before, index, units, chosen) => {
  expect(selectedUnitIndex(unitsOf(units), unitChoiceOf(unitsOf(before), index))).toBe(chosen)
})
