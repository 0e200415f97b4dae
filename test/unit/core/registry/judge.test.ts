import { describe, expect, it } from 'vitest'
import { judgeWith } from '../../../../core/registry/judge'
import { judgeGoal, judgeName } from '../../../../core/registry/verdict'
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

describe('a judge', () => {
  it('says what the functions say that it asks, and the same object again', () => {
    const judge = judgeWith(workspaces)
    for (const url of [COLLECTOR, OTHER, ''])
      for (const name of ['add_to_cart', 'Purchase', 'x']) {
        expect(judge.goal(name, url)).toEqual(judgeGoal(name, url, workspaces))
        expect(judge.goal(name, url)).toBe(judge.goal(name, url))
        for (const list of ['applications', 'environments', 'unitTypes'] as const) {
          expect(judge.name(list, name, url)).toEqual(judgeName(list, name, url, workspaces))
          expect(judge.name(list, name, url)).toBe(judge.name(list, name, url))
        }
      }
  })

  it('knows the workspace of a collector', () => {
    expect(judgeWith(workspaces).workspace(COLLECTOR)).toBe(workspaces[0])
    expect(judgeWith(workspaces).workspace(OTHER)).toBeNull()
  })

  it('finds what is near in the list that is asked for, and nothing that is archived', () => {
    const judge = judgeWith(workspaces)
    expect(judge.near('goals', 'Add_To_Cart', COLLECTOR)[0]).toMatchObject({ name: 'add_to_cart' })
    expect(judge.near('goals', 'purchase', COLLECTOR)).toEqual([])
    expect(judge.near('goals', 'Shop', COLLECTOR)).toEqual([])
    expect(judge.near('applications', 'Shop', COLLECTOR)[0]).toMatchObject({ name: 'shop' })
  })

  it('looks for a name once, also when another judge has the same registry', () => {
    const found = judgeWith(workspaces).near('goals', 'Refund', COLLECTOR)
    expect(found).toHaveLength(1)
    expect(judgeWith([...workspaces]).near('goals', 'Refund', COLLECTOR)).toBe(found)
  })

  it.each([
    ['no workspace', COLLECTOR, []],
    ['none for the collector', OTHER, workspaces],
    ['nothing fetched', COLLECTOR, [knownOf(null)]],
  ])('finds nothing near with %s', (_, url, known) => {
    expect(judgeWith(known).near('goals', 'Refund', url)).toEqual([])
  })

  it('stays right, whatever a page invents', () => {
    const judge = judgeWith(workspaces)
    for (let index = 0; index < 60_000; index++) judge.goal(`goal ${index}`, COLLECTOR)
    expect(judge.goal('add_to_cart', COLLECTOR).verdict).toBe('known')
    expect(judge.goal('goal 1', COLLECTOR).verdict).toBe('unknown')
  })
})
