/** Paths of programs, and of the project's own browsers. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own cache of browsers, the only folder for downloads. */
export const OWN_CACHE = fileURLToPath(new URL('../../.cache/browsers', import.meta.url))

/** Finds programs on PATH, in the order of the names. Returns none on Windows, where PATH doesn't include browsers. */
export function onPath(names: readonly string[]): string[] {
  if (process.platform === 'win32') return []
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isProgram)
}

/** Returns whether a file exists and may be executed. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
