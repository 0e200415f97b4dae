import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkWorkspaces } from '../../../../core/registry/stored-workspaces'
import { workspaceOf } from '../../../fixtures/make'

const [a, b] = [workspaceOf({ id: 'a' }), workspaceOf({ id: 'b' })]
const { collectors: _, ...withoutCollectors } = workspaceOf({ id: 'c' })

describe('checkWorkspaces', () => {
  it.each<[unknown, unknown, readonly unknown[]]>([
    [undefined, undefined, []],
    [[], [], []],
    [[a, b], [a, b], []],
    ['x', undefined, [{ value: 'x' }]],
    [{}, undefined, [{ value: {} }]],
    [[{}], [], [{ value: {}, single: true }]],
    [[null, a], [a], [{ value: null, single: true }]],
    [[a, withoutCollectors, b], [a, b], [{ value: withoutCollectors, single: true }]],
    [[a, { ...a, name: 'twice' }], [a], [{ value: { ...a, name: 'twice' }, single: true }]],
  ])('splits %j', (stored, value, unreadable) => {
    expect(checkWorkspaces(stored)).toEqual({ value, unreadable })
  })

  it('keeps every valid workspace among anything else', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.nat(), (others, position) => {
        const at = position % (others.length + 1)
        const { value, unreadable } = checkWorkspaces([...others.slice(0, at), a, ...others.slice(at)])
        expect(value).toContainEqual(a)
        expect((value?.length ?? 0) + unreadable.length).toBe(others.length + 1)
      }),
    )
  })
})
