import { describe, expect, it } from 'vitest'
import { indexRegistry } from '../../../../core/registry/registry'
import { itemOf, registryOf, WORKSPACE } from '../../../fixtures/make'

describe('indexRegistry', () => {
  it.each([
    ['active first', [itemOf(1, 'a'), itemOf(2, 'a', true)], 1],
    ['active last', [itemOf(2, 'a', true), itemOf(1, 'a')], 1],
    ['archived only', [itemOf(2, 'a', true), itemOf(3, 'a', true)], 2],
    ['active between archived', [itemOf(2, 'a', true), itemOf(1, 'a'), itemOf(3, 'a', true)], 1],
  ])('%s: one that is not archived wins', (_, goals, id) => {
    expect(indexRegistry(registryOf({ goals })).goals.get('a')?.id).toBe(id)
  })

  it('finds by exact name', () => {
    const { goals } = indexRegistry(registryOf({ goals: [itemOf(1, 'Order'), itemOf(2, '__proto__')] }))
    expect(goals.get('Order')?.id).toBe(1)
    expect(goals.get('__proto__')?.id).toBe(2)
    for (const name of ['order', ' Order', 'Order ', 'constructor', '']) expect(goals.has(name)).toBe(false)
  })

  it('has all four lists, and says what they are worth', () => {
    const index = indexRegistry(registryOf({ complete: false }))
    expect(index).toMatchObject({ workspace: WORKSPACE, complete: false })
    expect(index.applications.get('shop')?.id).toBe(21)
    expect(index.environments.get('production')?.type).toBe('production')
    expect(index.unitTypes.get('session_id')?.id).toBe(41)
  })
})
