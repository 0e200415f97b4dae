import { describe, expect, it } from 'vitest'
import { createRegistryLookup } from '../../../../core/registry/registry-lookup'
import { goalVerdict, nameVerdict } from '../../../../core/registry/verdict'
import { COLLECTOR, goalOf, itemOf, knownOf, listOf, registryOf } from '../../../fixtures/make'

const OTHER = 'https://other.absmartly.io/v1/context'
const workspaces = [
  knownOf(
    registryOf({
      goals: listOf(goalOf(1, 'add_to_cart'), goalOf(2, 'Purchase', { archived: true }), goalOf(3, 'refund')),
      applications: listOf(itemOf(4, 'shop')),
    }),
  ),
]

describe('createRegistryLookup', () => {
  it('returns the verdicts of goalVerdict and nameVerdict, and caches them', () => {
    const lookup = createRegistryLookup(workspaces)
    for (const url of [COLLECTOR, OTHER, ''])
      for (const name of ['add_to_cart', 'Purchase', 'x']) {
        expect(lookup.goal(name, url)).toEqual(goalVerdict(name, url, workspaces))
        expect(lookup.goal(name, url)).toBe(lookup.goal(name, url))
        for (const list of ['applications', 'environments', 'unitTypes'] as const) {
          expect(lookup.name(list, name, url)).toEqual(nameVerdict(list, name, url, workspaces))
          expect(lookup.name(list, name, url)).toBe(lookup.name(list, name, url))
        }
      }
  })

  it('returns the workspace of a collector', () => {
    expect(createRegistryLookup(workspaces).workspace(COLLECTOR)).toBe(workspaces[0])
    expect(createRegistryLookup(workspaces).workspace(OTHER)).toBeNull()
  })

  it('finds near names in the given list only, and no archived ones', () => {
    const lookup = createRegistryLookup(workspaces)
    expect(lookup.near('goals', 'Add_To_Cart', COLLECTOR)[0]).toMatchObject({ name: 'add_to_cart' })
    expect(lookup.near('goals', 'purchase', COLLECTOR)).toEqual([])
    expect(lookup.near('goals', 'Shop', COLLECTOR)).toEqual([])
    expect(lookup.near('applications', 'Shop', COLLECTOR)[0]).toMatchObject({ name: 'shop' })
  })

  it('caches near names across lookups of the same registry', () => {
    const found = createRegistryLookup(workspaces).near('goals', 'Refund', COLLECTOR)
    expect(found).toHaveLength(1)
    expect(createRegistryLookup([...workspaces]).near('goals', 'Refund', COLLECTOR)).toBe(found)
  })

  it.each([
    ['no workspace', COLLECTOR, []],
    ['another collector’s workspace', OTHER, workspaces],
    ['a workspace without a registry', COLLECTOR, [knownOf(null)]],
  ])('finds no near names with %s', (_, url, known) => {
    expect(createRegistryLookup(known).near('goals', 'Refund', url)).toEqual([])
  })

  it('stays correct after 60,000 different names', () => {
    const lookup = createRegistryLookup(workspaces)
    for (let index = 0; index < 60_000; index++) lookup.goal(`goal ${index}`, COLLECTOR)
    expect(lookup.goal('add_to_cart', COLLECTOR).verdict).toBe('known')
    expect(lookup.goal('goal 1', COLLECTOR).verdict).toBe('unknown')
  })
})
