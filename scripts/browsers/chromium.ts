import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

import type { BrowserKind } from './browser-kind.ts'
import { isProgram, onPath, OWN_CACHE } from './places.ts'
import { downloadChromium } from './playwright.ts'

const MAC_TESTING = 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'
/** Path of the browser's program within a folder of a Playwright cache, by platform. Older layouts come last. */
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
 * A Chromium that loads extensions from the command line. The extension needs 123. The harness needs 142, the first to
 * open DevTools on request (`Target.openDevTools`). `google-chrome` isn't a candidate: branded Chrome refuses
 * `--load-extension` since version 137.
 */
export const CHROMIUM: BrowserKind = {
  name: 'Chromium',
  id: 'chromium',
  variable: 'GOALKEEPER_CHROMIUM',
  oldest: 142,
  version: /^(?!.*Firefox)[^\d\n]*(\d+)\.\d+\.\d+[.\d]*/m,
  // "Google Chrome for Testing" works like Chromium; branded Chrome doesn't.
  refuse: (version) =>
    /^Google Chrome (?!for Testing)/.test(version)
      ? 'is Google Chrome, which cannot load extensions from the command line'
      : null,
  candidates: () => [
    ...onPath(['chromium', 'chromium-browser']),
    ...applications(),
    ...inCache(OWN_CACHE),
    ...playwrightCaches().flatMap(inCache),
  ],
  downloaded: () => inCache(OWN_CACHE),
  download: { megabytes: 170, run: downloadChromium },
  // Without any font, text isn't rendered, and tests can't see it.
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
  // For Playwright, "0" means "inside node_modules".
  const own = override !== undefined && override !== '0' && override !== '' ? [override] : []
  return [...own, ...(folder === undefined ? [] : [join(folder, 'ms-playwright')])]
}

/** Returns the full browsers in a cache, newest first. The headless shells next to them can't load extensions. */
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
