import { setTimeout as wait } from 'node:timers/promises'

/** How often things outside the page are looked at, in ms. Inside a page Playwright's own waiting is better. */
const POLL_MS = 25

/**
 * Asks again and again until there is an answer that counts as true, and returns it.
 *
 * @param failure what the error says when there was none in time
 */
export async function poll<T>(read: () => Promise<T>, timeoutMs: number, failure: string) {
  const end = performance.now() + timeoutMs
  let lastError: unknown
  for (;;) {
    try {
      const result = await read()
      if (result) return result
    } catch (error) {
      // Frames and workers come and go while they are asked; what counts is whether one answers in time.
      lastError = error
    }
    if (performance.now() > end) {
      throw new Error(`After ${timeoutMs / 1000} s: ${failure}`, { cause: lastError })
    }
    await wait(POLL_MS)
  }
}
