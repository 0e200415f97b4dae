/**
 * Says something in one of the page's live regions, so that it is also heard.
 *
 * @param {string} id
 * @param {string} text
 */
export function say(id, text) {
  const region = document.getElementById(id)
  if (region) region.textContent = text
}
