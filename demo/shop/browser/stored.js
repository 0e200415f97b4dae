// What the shop remembers for this tab. Storage may be refused (a sandboxed frame, a strict setting): then the shop
// forgets from page to page, and works.

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
    // Nothing to do about it.
  }
}
