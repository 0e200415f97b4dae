import { describe, expect, it } from 'vitest'
import type { Json } from '../../../../core/publish/publish'
import { propertyAt, valuePaths } from '../../../../core/publish/property'

const properties = {
  price: 19.99,
  'with.point': 'a',
  item: { sku: 'x', 'a.b': { c: null } },
  items: [{ price: 1 }, { price: 2 }],
  empty: {},
} as const

describe('propertyAt', () => {
  it.each<[string, Json | undefined]>([
    ['price', 19.99],
    ['item.sku', 'x'],
    ['items.1.price', 2],
    ['with.point', 'a'],
    ['item.a.b.c', null],
    ['item', properties.item],
    ['items.length', 2],
    ['price.toFixed', undefined],
    ['__proto__', undefined],
    ['constructor.name', undefined],
    ['nothing', undefined],
    ['', undefined],
    ['.', undefined],
  ])('returns for %j the value %j', (path, value) => {
    expect(propertyAt({ properties }, path)).toEqual(value)
  })

  it('returns undefined for a goal without properties', () => {
    expect(propertyAt({ properties: null }, 'price')).toBeUndefined()
    expect(valuePaths({ properties: null })).toEqual([])
  })
})

it('valuePaths returns only paths that have a value', () => {
  const paths = valuePaths({ properties })
  expect(paths).toEqual([
    'price',
    'with.point',
    'item.sku',
    'item.a.b.c',
    'items.0.price',
    'items.1.price',
    'empty',
  ])
  for (const path of paths) expect(propertyAt({ properties }, path)).not.toBeUndefined()
})

it('valuePaths limits depth and number of paths', () => {
  const deep = JSON.parse('{"a":'.repeat(3000) + '1' + '}'.repeat(3000)) as { [key: string]: Json }
  expect(valuePaths({ properties: deep })).toEqual([])
  const wide = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`n${index}`, index]))
  expect(valuePaths({ properties: wide })).toHaveLength(100)
})
