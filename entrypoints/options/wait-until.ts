import { effect } from '@preact/signals'

/** Waits until something that is made of signals holds, but not longer than so many ms. */
export function waitUntil(holds: () => boolean, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const held = new AbortController()
    const timer = setTimeout(() => held.abort(), ms)
    const stop = effect(() => {
      // Not at once: it may hold before there is anything to stop.
      if (holds()) queueMicrotask(() => held.abort())
    })
    held.signal.addEventListener('abort', () => {
      clearTimeout(timer)
      stop()
      resolve()
    })
  })
}
