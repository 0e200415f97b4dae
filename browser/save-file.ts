/** Delay before the blob URL is revoked, in ms: the browser may read the blob some time after the click. */
const REVOKE_DELAY_MS = 60_000

/** Downloads a string as a file with this name. `type` is its media type. */
export function saveFile(text: string, name: string, type = 'application/json'): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_DELAY_MS)
}
