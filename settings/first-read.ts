/** Time that a window waits for its settings before it shows its defaults, in ms. Usually they take a few ms. */
const MAX_FIRST_READ_MS = 500

/**
 * Waits until settings have been read or could not be, but not longer than {@link MAX_FIRST_READ_MS}: a database that
 * hangs must not keep a window empty. Never rejects.
 */
export const firstRead = (reading: Promise<unknown>): Promise<unknown> =>
  Promise.race([
    reading.catch(() => null),
    new Promise((resolve) => {
      setTimeout(resolve, MAX_FIRST_READ_MS)
    }),
  ])
