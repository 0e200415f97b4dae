import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexRegistry, LIST_NAMES, type Registry } from '../../../../core/registry/registry'
import { checkRegistry } from '../../../../core/registry/stored-registry'
import { goalVerdict } from '../../../../core/registry/verdict'
import { registryFacts } from '../../../../core/registry/workspace'
import { COLLECTOR, goalOf, registryOf, workspaceOf } from '../../../fixtures/make'

const [A, B] = [goalOf(1, 'a'), goalOf(2, 'b')]
const VALID = registryOf({ goals: { items: [A, B], complete: true, gap: null } })
const GAP = { key: 'storage.gap' }

/** Returns the verdict on a name, checked against a stored registry. */
function verdictOn(name: string, stored: unknown) {
  const { value } = checkRegistry(stored)
  const index = value ? indexRegistry(value) : null
  return goalVerdict(name, COLLECTOR, [{ workspace: workspaceOf(), index }]).verdict
}

describe('checkRegistry', () => {
  it('returns a valid registry unchanged', () => {
    expect(checkRegistry(structuredClone(VALID))).toEqual({ value: VALID, unreadable: [] })
    const older = { ...VALID, othersFetchedAt: 5 }
    expect(checkRegistry(older).value).toEqual(older)
  })

  it.each([null, 'x', 5, [], {}, { ...VALID, workspaceId: 1 }, { ...VALID, fetchedAt: 'now' }])(
    'cannot read %j',
    (stored) => {
      expect(checkRegistry(stored)).toEqual({ value: undefined, unreadable: [{ value: stored }] })
    },
  )

  it('reads a registry of a version that had fewer lists, and counts it as old', () => {
    const { experiments: _, ...stored } = VALID
    const { value, unreadable } = checkRegistry(stored)
    expect(unreadable).toEqual([])
    expect(value).toMatchObject({
      goals: VALID.goals,
      experiments: { items: [], complete: false, gap: GAP },
      othersFetchedAt: 0,
    })
    expect(verdictOn('c', stored)).toBe('unknown')
  })

  it.each([
    ['a list of names', ['a', 'b'], []],
    ['no list', 7, []],
    ['nothing', undefined, []],
    ['items without a list', { items: [A] }, []],
    ['an invalid item', { ...VALID.goals, items: [A, { name: 'b' }] }, [A]],
  ])('calls no name unknown if the goals are %s', (_, goals, items) => {
    const stored = { ...VALID, goals }
    const { value, unreadable } = checkRegistry(stored)
    expect(value?.goals).toEqual({ items, complete: false, gap: GAP })
    expect(unreadable).toEqual([{ value: { goals }, fields: ['goals'] }])
    expect(verdictOn('c', stored)).toBe('unchecked')
  })

  it('keeps the readable confirmed goals', () => {
    const { value, unreadable } = checkRegistry({ ...VALID, confirmed: [null, { name: 'x', goalId: 3 }] })
    expect(value?.confirmed).toEqual([{ name: 'x', goalId: 3 }])
    expect(unreadable).toMatchObject([{ fields: ['confirmed'] }])
  })

  it('returns a registry that can be used, whatever is stored in any of its parts', () => {
    const parts = fc.constantFrom<keyof Registry>(...LIST_NAMES, 'confirmed', 'othersFetchedAt')
    const anything = fc.oneof(
      fc.anything(),
      fc.record({
        items: fc.array(fc.oneof(fc.anything(), fc.constant(A))),
        complete: fc.boolean(),
        gap: fc.constant(null),
      }),
    )
    fc.assert(
      fc.property(parts, anything, (part, stored) => {
        const { value } = checkRegistry({ ...VALID, [part]: stored })
        if (value) expect(registryFacts(indexRegistry(value)).fetchedAt).toBe(VALID.fetchedAt)
        if (part !== 'othersFetchedAt') expect(value).toBeDefined()
        for (const list of LIST_NAMES) if (value && list !== part) expect(value[list]).toEqual(VALID[list])
      }),
    )
  })
})
