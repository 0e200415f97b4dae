import { beforeEach, describe, expect, it, vi } from 'vitest'
import { throttleBatch } from '../../../browser/throttle-batch'

let batches: (readonly string[])[] = []
let take: (item: string) => void
beforeEach(() => {
  vi.useFakeTimers()
  batches = []
  take = throttleBatch((items) => batches.push(items), 50)
  return () => vi.useRealTimers()
})

describe('throttleBatch', () => {
  it('passes on the first item immediately', () => {
    take('a')
    expect(batches).toEqual([['a']])
  })

  it('passes on the items of an interval together', () => {
    take('a')
    take('b')
    vi.advanceTimersByTime(49)
    take('c')
    expect(batches).toEqual([['a']])
    vi.advanceTimersByTime(1)
    expect(batches).toEqual([['a'], ['b', 'c']])
  })

  it('keeps the interval while items arrive', () => {
    for (let index = 0; index < 100; index++) {
      take(String(index))
      vi.advanceTimersByTime(10)
    }
    expect(batches.flat()).toEqual(Array.from({ length: 100 }, (_, index) => String(index)))
    expect(batches.length).toBeLessThanOrEqual(21)
  })

  it('passes on the first item after a pause immediately', () => {
    take('a')
    vi.advanceTimersByTime(50)
    expect(batches).toEqual([['a']])
    take('b')
    expect(batches).toEqual([['a'], ['b']])
    expect(vi.getTimerCount()).toBe(1)
  })

  it('passes on an item exactly once when it arrives during a batch', () => {
    const seen: string[] = []
    const nested = throttleBatch<string>((items) => {
      seen.push(...items)
      if (items.includes('a')) nested('b')
    }, 50)
    nested('a')
    expect(seen).toEqual(['a'])
    vi.advanceTimersByTime(100)
    expect(seen).toEqual(['a', 'b'])
  })
})
