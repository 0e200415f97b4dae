/** Where programs are. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own cache of browsers; nothing else is downloaded to. */
export const OWN_CACHE = fileURLToPath(new URL('../../.cache/browsers', import.meta.url))

/** The programs of these names on PATH, in the order of the names. None on Windows, where browsers are not on it. */
export function onPath(names: readonly string[]): string[] {
  if (process.platform === 'win32') return []
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isProgram)
}

/** Whether there is a file that may be started. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
