import { describe, expect, it } from 'vitest'
import { nearNames, prepareNames } from '../../../../core/registry/near-names'
import misses from '../../../fixtures/near-names/near-misses.json'
import registry from '../../../fixtures/near-names/registry.json'
import unrelated from '../../../fixtures/near-names/unrelated.json'

/** Tests with names labeled by hand without knowledge of the matcher. Labels must not be changed to fit it. */
const search = prepareNames(registry)
const suggestions = (typed: string) => nearNames(typed, search).map(({ name }) => name)

describe('nearNames, on labeled names', () => {
  it('suggests the intended name first for at least 97 % of near misses', () => {
    const failures = misses.flatMap(({ typed, expected, why }) => {
      const suggested = suggestions(typed)
      return suggested[0] === expected ? [] : [{ typed, expected, why, suggested }]
    })
    if (failures.length > 0) console.log(`${failures.length} of ${misses.length}:`, failures)
    expect(1 - failures.length / misses.length).toBeGreaterThanOrEqual(0.97)
  })

  it('suggests nothing for unrelated names', () => {
    expect(unrelated.flatMap((typed) => suggestions(typed).map((name) => ({ typed, name })))).toEqual([])
  })
})
