import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { optionalPaths, filterPaths } from '../../../../core/registry/property-paths'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const nested = (levels: number, inner: string) => '['.repeat(levels) + inner + ']'.repeat(levels)

describe('propertyPaths', () => {
  it.each<[string, unknown, string[]]>([
    ['a path', { var: 'price' }, ['price']],
    ['a path in an object', { var: { path: 'items/0/sku' } }, ['items/0/sku']],
    ['as the console sends it', '{"filter":{"and":[{"eq":[{"var":"a"},{"value":1}]}]}}', ['a']],
    ['several, each once', { and: [{ var: 'a' }, { or: [{ var: 'b' }, { var: 'a' }] }] }, ['a', 'b']],
    ['an empty path', { var: '' }, []],
    ['a path that is itself read', { var: [{ var: 'a' }] }, ['a']],
    ['a value that looks like a path', { value: 'price' }, []],
    ['__proto__', '{"var":"__proto__"}', ['__proto__']],
    ['__proto__ as a key', '{"__proto__":{"var":"a"}}', ['a']],
    ['no filter', null, []],
    ['an empty text', '', []],
    ['text that is no JSON', 'price > 3', []],
    ['a number', 7, []],
  ])('%s', (_, filter, paths) => {
    expect(filterPaths(filter)).toEqual(paths)
  })

  it('reads no more than fifty paths, and no deeper than forty levels', () => {
    const many = Array.from({ length: 1000 }, (_, index) => ({ var: `p${index}` }))
    expect(filterPaths(many)).toHaveLength(50)
    expect(filterPaths(nested(40, '{"var":"a"}'))).toEqual(['a'])
    expect(filterPaths(nested(41, '{"var":"a"}'))).toEqual([])
    expect(filterPaths(nested(1_000_000, '1'))).toEqual([])
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (filter) => {
        expect(Array.isArray(filterPaths(filter))).toBe(true)
      }),
    )
  })
})

describe('pathsToDoWithout', () => {
  const is = (path: string, value: unknown = 'x') => ({ eq: [{ var: path }, { value }] })
  it.each<[string, unknown, string[]]>([
    ['a value that has to be', is('a'), []],
    [
      'as a console writes it',
      JSON.stringify({ filter: { and: [is('a'), { gt: [{ var: 'b' }, { value: 1 }] }] } }),
      [],
    ],
    ['a value that must not be', { not: [is('a')] }, ['a']],
    ['nothing there', { null: { var: 'a' } }, ['a']],
    ['anything there', { not: { null: { var: 'a' } } }, []],
    ['either of two', { or: [is('a'), is('b')] }, ['a', 'b']],
    ['either of two values', { or: [is('a', 1), is('a', 2)] }, []],
    ['one of a list', { in: [{ value: [1, 2] }, { var: 'a' }] }, []],
    ['true itself', { var: 'a' }, []],
    ['a value or nothing', { and: [{ or: [{ null: { var: 'a' } }, is('a')] }, is('b')] }, ['a']],
    ['an operator that nobody knows', { between: [{ var: 'a' }, { value: 1 }] }, ['a']],
    ['a constant', { and: [{ value: true }, is('a')] }, []],
    ['no filter', null, []],
  ])('%s', (_, filter, paths) => {
    expect(optionalPaths(filter)).toEqual(paths)
  })
})
