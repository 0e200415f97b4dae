// Values that the shop stores per tab. Where storage is denied (a sandboxed frame, a strict setting), the shop still
// works but loses them on the next page.

/**
 * @param {string} key
 * @returns {string | null}
 */
export function recall(key) {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
export function remember(key, value) {
  try {
    sessionStorage.setItem(key, value)
  } catch {
    // The shop works without storage.
  }
}
