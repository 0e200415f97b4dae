import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Wakefulness } from '../../../../entrypoints/bridge.content/wakefulness'

const listeners = new Map<string, (event: Partial<Event>) => void>()
const wake = vi.fn()
let wakefulness: Wakefulness

/** Reports a user action, or one that a script of the page has made up. */
const act = (type: 'pointerdown' | 'keydown', isTrusted = true) => listeners.get(type)?.({ isTrusted })

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  listeners.clear()
  wake.mockClear()
  vi.stubGlobal('document', {})
  vi.stubGlobal(
    'MutationObserver',
    class {
      observe() {}
    },
  )
  vi.stubGlobal('addEventListener', (type: string, listener: (event: Partial<Event>) => void) =>
    listeners.set(type, listener),
  )
  wakefulness = new Wakefulness(wake)
  wakefulness.watch()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('Wakefulness', () => {
  it('takes the background for asleep at first, and 20 s after its last message', () => {
    expect(wakefulness.mayBeAsleep()).toBe(true)
    wakefulness.heard()
    vi.advanceTimersByTime(20_000)
    expect(wakefulness.mayBeAsleep()).toBe(false)
    vi.advanceTimersByTime(1)
    expect(wakefulness.mayBeAsleep()).toBe(true)
  })

  it.each(['pointerdown', 'keydown'] as const)('wakes it once at a %s after a quiet time', (type) => {
    act(type)
    act(type)
    expect(wake).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(20_001)
    act(type)
    expect(wake).toHaveBeenCalledTimes(2)
  })

  it('leaves a background alone that was just heard, and events that the page has made up', () => {
    act('pointerdown', false)
    wakefulness.heard()
    act('pointerdown')
    expect(wake).not.toHaveBeenCalled()
  })
})
