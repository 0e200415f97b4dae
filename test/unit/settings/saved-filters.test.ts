import { describe, expect, it } from 'vitest'
import {
  mutedGoals,
  renamedFilter,
  savedFilters,
  withFilter,
  withMuted,
} from '../../../settings/saved-filters'
import { SETTINGS_DB, storeEntries } from '../../fixtures/console/fresh-database'

const a = { name: 'a', text: 'goal:a' }
const b = { name: 'b', text: 'goal:b' }
const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `n${index}`, text: '' }))

describe('savedFilters', () => {
  it('replaces a filter of the same name in place', () => {
    expect(withFilter([], a)).toEqual([a])
    expect(withFilter([a, b], { name: 'a', text: 'x' })).toEqual([{ name: 'a', text: 'x' }, b])
  })

  it('limits the number and the length of filters', () => {
    expect(withFilter(numbered(99), a)).toHaveLength(100)
    expect(withFilter(numbered(100), a)).toBeNull()
    expect(withFilter(numbered(100), { name: 'n7', text: 'x' })).toHaveLength(100)
    expect(withFilter([], { name: '', text: 'x' })).toBeNull()
    expect(withFilter([], { name: 'x'.repeat(101), text: 'x' })).toBeNull()
    expect(withFilter([], { name: 'x', text: 'x'.repeat(2001) })).toBeNull()
  })

  it('renames a filter and replaces another of that name', () => {
    expect(renamedFilter([a, b], 'a', 'c')).toEqual([{ name: 'c', text: 'goal:a' }, b])
    expect(renamedFilter([a, b], 'b', 'a')).toEqual([{ name: 'a', text: 'goal:b' }])
    expect(renamedFilter([a], 'a', '')).toBeNull()
  })

  it('keeps the readable filters when others have another shape', async () => {
    await storeEntries(SETTINGS_DB, { savedFilters: [{ name: 1 }, b, null] })
    expect(await savedFilters.read()).toEqual([b])
    await savedFilters.write([b, a])
    expect(await savedFilters.read()).toEqual([b, a])
  })
})

describe('mutedGoals', () => {
  it('contains each goal once and is limited in number and length', async () => {
    expect(withMuted(['a'], 'b')).toEqual(['a', 'b'])
    expect(withMuted(['a'], 'a')).toEqual(['a'])
    expect(
      withMuted(
        numbered(500).map(({ name }) => name),
        'b',
      ),
    ).toBeNull()
    expect(withMuted([], 'x'.repeat(2001))).toBeNull()
    await mutedGoals.write(['a'])
    expect(await mutedGoals.read()).toEqual(['a'])
  })
})
