import { beforeEach, describe, expect, it, vi } from 'vitest'
import { throttleBatch } from '../../../browser/throttle-batch'

let handed: (readonly string[])[] = []
let take: (item: string) => void
beforeEach(() => {
  vi.useFakeTimers()
  handed = []
  take = throttleBatch((items) => handed.push(items), 50)
  return () => vi.useRealTimers()
})

describe('gather', () => {
  it('hands the first on at once', () => {
    take('a')
    expect(handed).toEqual([['a']])
  })

  it('hands on together what follows within the time', () => {
    take('a')
    take('b')
    vi.advanceTimersByTime(49)
    take('c')
    expect(handed).toEqual([['a']])
    vi.advanceTimersByTime(1)
    expect(handed).toEqual([['a'], ['b', 'c']])
  })

  it('keeps the pace as long as something arrives', () => {
    for (let index = 0; index < 100; index++) {
      take(String(index))
      vi.advanceTimersByTime(10)
    }
    expect(handed.flat()).toEqual(Array.from({ length: 100 }, (_, index) => String(index)))
    expect(handed.length).toBeLessThanOrEqual(21)
  })

  it('hands the first after a quiet time on at once again', () => {
    take('a')
    vi.advanceTimersByTime(50)
    expect(handed).toEqual([['a']])
    take('b')
    expect(handed).toEqual([['a'], ['b']])
    expect(vi.getTimerCount()).toBe(1)
  })

  it('does not lose or repeat what arrives while it hands on', () => {
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
