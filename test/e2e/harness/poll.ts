import { setTimeout as wait } from 'node:timers/promises'

/** Delay between two checks in ms. Inside a page, Playwright's own waiting is better. */
const POLL_MS = 25

/**
 * Calls a function repeatedly until it resolves with a truthy value, and returns that value. An error counts as a falsy
 * value.
 *
 * @param failure message of the error after the timeout
 */
export async function poll<T>(read: () => Promise<T>, timeoutMs: number, failure: string) {
  const end = performance.now() + timeoutMs
  let lastError: unknown
  for (;;) {
    try {
      const result = await read()
      if (result) return result
    } catch (error) {
      // Frames and workers may disappear during the call. Only the timeout makes this a failure.
      lastError = error
    }
    if (performance.now() > end) {
      throw new Error(`After ${timeoutMs / 1000} s: ${failure}`, { cause: lastError })
    }
    await wait(POLL_MS)
  }
}
