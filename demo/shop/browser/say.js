/**
 * Shows a message in one of the page's live regions, so that screen readers announce it.
 *
 * @param {string} id
 * @param {string} text
 */
export function say(id, text) {
  const region = document.getElementById(id)
  if (region) region.textContent = text
}
