import { effect } from '@preact/signals'

/** Waits until a condition on signals holds, for at most `ms` milliseconds. */
export function waitUntil(holds: () => boolean, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(), ms)
    const stop = effect(() => {
      // Abort later: the condition may hold during the first run, before `stop` is assigned.
      if (holds()) queueMicrotask(() => controller.abort())
    })
    controller.signal.addEventListener('abort', () => {
      clearTimeout(timer)
      stop()
      resolve()
    })
  })
}
