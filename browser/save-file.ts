/** The blob is read when the browser gets to it, at the latest after so long, in ms. */
const REVOKE_DELAY_MS = 60_000

/** Has the browser save a text under a name. `type` is its media type. */
export function saveFile(text: string, name: string, type = 'application/json'): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_DELAY_MS)
}
