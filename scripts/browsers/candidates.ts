/** Where a Chromium may be already. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own cache of browsers; nothing else is downloaded to. */
export const OWN_CACHE = fileURLToPath(new URL('../../.cache/browsers', import.meta.url))

/**
 * Names on PATH. `google-chrome` is not among them: branded Chrome refuses `--load-extension` since version 137.
 */
const COMMANDS = ['chromium', 'chromium-browser']

/** The browser's program within one folder of a Playwright cache, by system; the older layouts come last. */
const MAC_TESTING = 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'
const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['chrome-linux64/chrome', 'chrome-linux-arm64/chrome', 'chrome-linux/chrome'],
  darwin: [
    `chrome-mac-arm64/${MAC_TESTING}`,
    `chrome-mac-x64/${MAC_TESTING}`,
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['chrome-win64/chrome.exe', 'chrome-win/chrome.exe'],
}

/** Every program that looks like one, best first. None of them was started yet. */
export function candidates(): string[] {
  return [...onPath(), ...applications(), ...inCache(OWN_CACHE), ...playwrightCaches().flatMap(inCache)]
}

/** What is in the cache of this project, whether it starts or not. */
export function inOwnCache(): string[] {
  return inCache(OWN_CACHE)
}

function onPath(): string[] {
  if (process.platform === 'win32') return []
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isProgram)
}

function applications(): string[] {
  return process.platform === 'darwin'
    ? ['/Applications/Chromium.app/Contents/MacOS/Chromium'].filter(isProgram)
    : []
}

function playwrightCaches(): string[] {
  const { PLAYWRIGHT_BROWSERS_PATH: chosen, XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  const home = homedir()
  const usual = {
    darwin: join(home, 'Library/Caches'),
    win32: LOCALAPPDATA ?? join(home, 'AppData/Local'),
    linux: XDG_CACHE_HOME ?? join(home, '.cache'),
  }
  const folder = usual[process.platform as keyof typeof usual] as string | undefined
  // "0" is Playwright's word for "inside node_modules".
  const own = chosen !== undefined && chosen !== '0' && chosen !== '' ? [chosen] : []
  return [...own, ...(folder === undefined ? [] : [join(folder, 'ms-playwright')])]
}

/** The full browsers only: the headless shell beside them cannot load extensions. */
function inCache(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => revision(name) > 0)
    .toSorted((a, b) => revision(b) - revision(a))
    .flatMap((name) => (PROGRAMS[process.platform] ?? []).map((program) => join(folder, name, program)))
    .filter(isProgram)
}

function revision(folderName: string): number {
  return Number(/^chromium-(\d+)$/.exec(folderName)?.[1])
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
