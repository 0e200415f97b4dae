import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { optionalPaths, filterPaths } from '../../../../core/registry/property-paths'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const nested = (levels: number, inner: string) => '['.repeat(levels) + inner + ']'.repeat(levels)

describe('filterPaths', () => {
  it.each<[string, unknown, string[]]>([
    ['a path', { var: 'price' }, ['price']],
    ['a path in an object', { var: { path: 'items/0/sku' } }, ['items/0/sku']],
    ['a filter as the console sends it', '{"filter":{"and":[{"eq":[{"var":"a"},{"value":1}]}]}}', ['a']],
    ['several paths, each once', { and: [{ var: 'a' }, { or: [{ var: 'b' }, { var: 'a' }] }] }, ['a', 'b']],
    ['an empty path', { var: '' }, []],
    ['a nested path', { var: [{ var: 'a' }] }, ['a']],
    ['a value that looks like a path', { value: 'price' }, []],
    ['__proto__', '{"var":"__proto__"}', ['__proto__']],
    ['__proto__ as a key', '{"__proto__":{"var":"a"}}', ['a']],
    ['no filter', null, []],
    ['an empty string', '', []],
    ['a string that is not JSON', 'price > 3', []],
    ['a number', 7, []],
  ])('reads %s', (_, filter, paths) => {
    expect(filterPaths(filter)).toEqual(paths)
  })

  it('reads at most fifty paths and forty levels', () => {
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

describe('optionalPaths', () => {
  const is = (path: string, value: unknown = 'x') => ({ eq: [{ var: path }, { value }] })
  it.each<[string, unknown, string[]]>([
    ['a required value', is('a'), []],
    [
      'a filter as a console sends it',
      JSON.stringify({ filter: { and: [is('a'), { gt: [{ var: 'b' }, { value: 1 }] }] } }),
      [],
    ],
    ['an excluded value', { not: [is('a')] }, ['a']],
    ['a property that must be null', { null: { var: 'a' } }, ['a']],
    ['a property that must not be null', { not: { null: { var: 'a' } } }, []],
    ['either of two', { or: [is('a'), is('b')] }, ['a', 'b']],
    ['either of two values', { or: [is('a', 1), is('a', 2)] }, []],
    ['one value of a list', { in: [{ value: [1, 2] }, { var: 'a' }] }, []],
    ['a property that must be true', { var: 'a' }, []],
    ['a value or null', { and: [{ or: [{ null: { var: 'a' } }, is('a')] }, is('b')] }, ['a']],
    ['an unknown operator', { between: [{ var: 'a' }, { value: 1 }] }, ['a']],
    ['a constant', { and: [{ value: true }, is('a')] }, []],
    ['no filter', null, []],
  ])('returns for %s: $2', (_, filter, paths) => {
    expect(optionalPaths(filter)).toEqual(paths)
  })
})
