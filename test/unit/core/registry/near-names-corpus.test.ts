import { describe, expect, it } from 'vitest'
import { nearNames, prepareNames } from '../../../../core/registry/near-names'
import misses from '../../../fixtures/near-names/near-misses.json'
import registry from '../../../fixtures/near-names/registry.json'
import unrelated from '../../../fixtures/near-names/unrelated.json'

/** Labelled by hand, without knowledge of how names are matched. A label is not changed to fit the matcher. */
const search = prepareNames(registry)
const suggestions = (typed: string) => nearNames(typed, search).map(({ name }) => name)

describe('the labelled names', () => {
  it('has the meant name first for 97 of 100 near misses', () => {
    const failures = misses.flatMap(({ typed, expected, why }) => {
      const suggested = suggestions(typed)
      return suggested[0] === expected ? [] : [{ typed, expected, why, suggested }]
    })
    if (failures.length > 0) console.log(`${failures.length} of ${misses.length}:`, failures)
    expect(1 - failures.length / misses.length).toBeGreaterThanOrEqual(0.97)
  })

  it('suggests nothing for names that have nothing to do with any', () => {
    expect(unrelated.flatMap((typed) => suggestions(typed).map((name) => ({ typed, name })))).toEqual([])
  })
})
