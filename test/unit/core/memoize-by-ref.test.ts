import { describe, expect, it, vi } from 'vitest'
import { memoizeByRef } from '../../../core/memoize-by-ref'

describe('memoizeByRef', () => {
  it('computes the result once when called again with the same object', () => {
    const compute = vi.fn(({ name }: { name: string }) => [name])
    const memoized = memoizeByRef(compute)
    const key = { name: 'purchase' }
    expect(memoized(key)).toEqual(['purchase'])
    expect(memoized(key)).toBe(memoized(key))
    expect(compute).toHaveBeenCalledTimes(1)
  })

  it('computes a result of its own for an equal object', () => {
    const memoized = memoizeByRef(({ name }: { name: string }) => [name])
    expect(memoized({ name: 'purchase' })).not.toBe(memoized({ name: 'purchase' }))
  })

  it.each([null, false, 0, ''])('caches the result when it is %j', (result) => {
    const compute = vi.fn((_key: object) => result)
    const memoized = memoizeByRef(compute)
    const key = {}
    expect([memoized(key), memoized(key)]).toEqual([result, result])
    expect(compute).toHaveBeenCalledTimes(1)
  })

  it('caches nothing when the function throws', () => {
    const compute = vi.fn<(key: object) => string>().mockImplementationOnce(() => {
      throw new Error('unreadable')
    })
    compute.mockReturnValue('read')
    const memoized = memoizeByRef(compute)
    const key = {}
    expect(() => memoized(key)).toThrow('unreadable')
    expect(memoized(key)).toBe('read')
  })
})
