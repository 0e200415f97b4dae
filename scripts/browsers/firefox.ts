import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { runStep } from '../step.ts'
import type { BrowserKind } from './browser-kind.ts'
import { isProgram, onPath, OWN_CACHE } from './places.ts'

/** Timeout of a download of some 80 MB: enough at 1.5 Mbit/s, unpacking included. */
const DOWNLOAD_MS = 10 * 60_000
/**
 * Folder of an unfinished download. It is deleted before and after each download, since a later download would treat
 * the leftovers as complete.
 */
const UNFINISHED = join(OWN_CACHE, 'unfinished')

/**
 * Path of the browser's program within the folder of a build, by platform, as `@puppeteer/browsers` 3.2.6 unpacks it.
 */
const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'firefox/firefox',
  darwin: 'Firefox.app/Contents/MacOS/firefox',
  win32: 'core/firefox.exe',
}

/**
 * A Firefox that Marionette can drive. The manifest requires 140 (`strict_min_version` in `wxt.config.ts`): older
 * versions don't install the extension. The harness alone would need only 138, which added
 * `--remote-allow-system-access`. Playwright's Firefox isn't a candidate, since it is patched to be driven in another
 * way.
 */
export const FIREFOX: BrowserKind = {
  name: 'Firefox',
  id: 'firefox',
  variable: 'GOALKEEPER_FIREFOX',
  oldest: 140,
  version: /^.*Firefox (\d+)\.\S+/m,
  candidates: () => [...onPath(['firefox-esr', 'firefox']), ...applications(), ...inOwnCache()],
  downloaded: inOwnCache,
  download: { megabytes: 80, run: downloadFirefox },
  // Without any font, text isn't rendered, and tests can't see it.
  packages: ['firefox-esr', 'fonts-liberation'],
  hint: 'The Firefox that comes with Ubuntu is a snap and cannot be used. To install one that can, see https://support.mozilla.org/kb/install-firefox-linux',
}

function applications(): string[] {
  const { ProgramFiles = 'C:\\Program Files' } = process.env
  const usual: Partial<Record<NodeJS.Platform, string>> = {
    darwin: '/Applications/Firefox.app/Contents/MacOS/firefox',
    win32: join(ProgramFiles, 'Mozilla Firefox/firefox.exe'),
  }
  return [usual[process.platform] ?? ''].filter(isProgram)
}

/** Returns the downloaded builds, newest first. Each has a folder such as `firefox/linux-esr_153.7.0esr`. */
function inOwnCache(): string[] {
  const folder = join(OWN_CACHE, 'firefox')
  const program = PROGRAMS[process.platform]
  if (program === undefined || !existsSync(folder)) return []
  return readdirSync(folder)
    .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }))
    .map((build) => join(folder, build, program))
    .filter(isProgram)
}

async function downloadFirefox(): Promise<string | null> {
  // Runs in a separate process, which can be killed at any time.
  const program = fileURLToPath(new URL('./download-firefox.ts', import.meta.url))
  clear()
  const { ok, output } = await runStep('downloading', process.execPath, [program, UNFINISHED], {
    timeoutMs: DOWNLOAD_MS,
  })
  clear()
  if (ok) return null
  return output.split('\n').at(-1) || 'it timed out'
}

function clear(): void {
  rmSync(UNFINISHED, { recursive: true, force: true })
}
