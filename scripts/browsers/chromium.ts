import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

import type { BrowserKind } from './browser-kind.ts'
import { isProgram, onPath, OWN_CACHE } from './places.ts'
import { downloadChromium } from './playwright.ts'

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

/**
 * A Chromium that loads extensions from the command line. The extension needs 123; the harness opens DevTools on
 * request (`Target.openDevTools`), which Chromium can since 142. `google-chrome` is not looked for: branded Chrome
 * refuses `--load-extension` since version 137.
 */
export const CHROMIUM: BrowserKind = {
  name: 'Chromium',
  id: 'chromium',
  variable: 'GOALKEEPER_CHROMIUM',
  oldest: 142,
  version: /^(?!.*Firefox)[^\d\n]*(\d+)\.\d+\.\d+[.\d]*/m,
  // "Google Chrome for Testing" is Chromium; the Chrome people have is not.
  refuse: (version) =>
    /^Google Chrome (?!for Testing)/.test(version)
      ? 'is Google Chrome, which loads no extension from the command line'
      : null,
  candidates: () => [
    ...onPath(['chromium', 'chromium-browser']),
    ...applications(),
    ...inCache(OWN_CACHE),
    ...playwrightCaches().flatMap(inCache),
  ],
  downloaded: () => inCache(OWN_CACHE),
  download: { megabytes: 170, run: downloadChromium },
  // A text without any font is a test that sees nothing.
  packages: ['chromium', 'fonts-liberation'],
}

function applications(): string[] {
  return process.platform === 'darwin'
    ? ['/Applications/Chromium.app/Contents/MacOS/Chromium'].filter(isProgram)
    : []
}

function playwrightCaches(): string[] {
  const { PLAYWRIGHT_BROWSERS_PATH: override, XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  const home = homedir()
  const usual = {
    darwin: join(home, 'Library/Caches'),
    win32: LOCALAPPDATA ?? join(home, 'AppData/Local'),
    linux: XDG_CACHE_HOME ?? join(home, '.cache'),
  }
  const folder = usual[process.platform as keyof typeof usual] as string | undefined
  // "0" is Playwright's word for "inside node_modules".
  const own = override !== undefined && override !== '0' && override !== '' ? [override] : []
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
