import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { nextAt, type Pace, paceAfter, paceFrom } from '../../../../core/registry/pace'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

describe('paceAfter', () => {
  it('allows the first fetch 15 seconds after one that the user requested', () => {
    expect(nextAt(paceFrom(1000))).toBe(16_000)
  })

  it('doubles the wait after each fetch that brought nothing new, up to two minutes', () => {
    let pace = paceFrom(0)
    const waits = [1, 2, 3, 4, 5].map((now) => {
      pace = paceAfter(pace, now, false)
      return nextAt(pace) - now
    })
    expect(waits).toEqual([30_000, 60_000, 120_000, 120_000, 120_000])
  })

  it('resets the wait after a fetch that brought something new', () => {
    const slow: Pace = { lastAt: 0, waitMs: 120_000 }
    expect(paceAfter(slow, 500, true)).toEqual({ lastAt: 500, waitMs: 15_000 })
  })

  it('waits at least as long as the console asks', () => {
    expect(paceAfter(paceFrom(0), 0, true, 600_000).waitMs).toBe(600_000)
    expect(paceAfter(paceFrom(0), 0, false, 1000).waitMs).toBe(30_000)
  })

  it('never waits less than 15 seconds', () => {
    const step = fc.record({ now: fc.nat(1e9), learned: fc.boolean(), retryAfterMs: fc.nat(1e6) })
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let pace = paceFrom(0)
        for (const { now, learned, retryAfterMs } of steps) {
          pace = paceAfter(pace, now, learned, retryAfterMs)
          expect(nextAt(pace)).toBeGreaterThanOrEqual(now + Math.max(15_000, retryAfterMs))
        }
      }),
    )
  })
})
