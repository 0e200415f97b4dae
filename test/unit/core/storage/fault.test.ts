import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeAside, parseAside, workspaceIdOf } from '../../../../core/storage/fault'

const nameOf = (id: string) => (id === 'a' ? 'Blue Mug' : '')

describe('describeAside', () => {
  it.each([
    [
      { of: 'workspaces', value: 'x' },
      { of: 'workspaces', workspace: '' },
    ],
    [
      { of: 'workspaces', value: { name: 'Old' }, single: true },
      { of: 'workspace', workspace: 'Old' },
    ],
    [
      { of: 'workspaces', value: null, single: true },
      { of: 'workspace', workspace: '' },
    ],
    [
      { of: 'workspaces', value: { name: 7 }, single: true },
      { of: 'workspace', workspace: '' },
    ],
    [{ of: 'workspaces', value: { name: 'x'.repeat(200) }, single: true }, { workspace: 'x'.repeat(100) }],
    [
      { of: 'secret:a', value: 5 },
      { of: 'secret', workspace: 'Blue Mug' },
    ],
    [
      { of: 'registry:gone', value: 5 },
      { of: 'registry', workspace: '' },
    ],
    [
      { of: 'registry:a', value: {}, fields: ['goals'] },
      { of: 'registry', fields: ['goals'] },
    ],
    [
      { of: 'savedFilters', value: [1], entries: 1 },
      { of: 'savedFilters', entries: 1, fields: [] },
    ],
    [{ of: 'later', value: 1 }, { of: 'other' }],
  ])('describes %j', (stored, expected) => {
    const fault = describeAside('workspaces', 'aside:1', parseAside(stored), nameOf)
    expect(fault).toMatchObject({ kind: 'value', database: 'workspaces', id: 'aside:1', ...expected })
  })

  it('describes anything that is stored as set aside', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(describeAside('settings', 'aside:1', parseAside(stored)).kind).toBe('value')
      }),
    )
  })
})

it('parseAside keeps a value of another shape', () => {
  expect(parseAside(7)).toEqual({ of: '', value: 7 })
})

it.each([
  ['secret:a', 'a'],
  ['registry:a:b', 'a:b'],
  ['workspaces', null],
  ['aside:secret:a', null],
])('workspaceIdOf(%j) returns %j', (key, id) => {
  expect(workspaceIdOf(key)).toBe(id)
})
