import { effect } from '@preact/signals'

/** Waits until a condition on signals holds, for at most `ms` milliseconds. */
export function waitUntil(holds: () => boolean, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const held = new AbortController()
    const timer = setTimeout(() => held.abort(), ms)
    const stop = effect(() => {
      // Not immediately: the condition may hold before there is an effect to stop.
      if (holds()) queueMicrotask(() => held.abort())
    })
    held.signal.addEventListener('abort', () => {
      clearTimeout(timer)
      stop()
      resolve()
    })
  })
}
