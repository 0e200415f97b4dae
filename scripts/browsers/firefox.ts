import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { runStep } from '../step.ts'
import type { BrowserKind } from './browser-kind.ts'
import { isProgram, onPath, OWN_CACHE } from './places.ts'

/** Some 80 MB: enough for 1.5 Mbit/s, and to unpack it. */
const DOWNLOAD_MS = 10 * 60_000
/** What it leaves here when it is ended would be taken for whole by the next one. */
const UNFINISHED = join(OWN_CACHE, 'unfinished')

/** The browser's program within the folder of one build, as `@puppeteer/browsers` 3.2.6 unpacks a release. */
const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'firefox/firefox',
  darwin: 'Firefox.app/Contents/MacOS/firefox',
  win32: 'core/firefox.exe',
}

/**
 * A Firefox that can be driven by Marionette. The manifest asks for 140 (`strict_min_version` in `wxt.config.ts`): an
 * older one does not install the extension. The harness would do with 138, which brought
 * `--remote-allow-system-access`. Playwright's Firefox is not looked for: it is patched to be driven otherwise.
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
  // A text without any font is a test that sees nothing.
  packages: ['firefox-esr', 'fonts-liberation'],
  hint: 'The Firefox that comes with Ubuntu is a snap and cannot be used; for one that can, see https://support.mozilla.org/kb/install-firefox-linux',
}

function applications(): string[] {
  const { ProgramFiles = 'C:\\Program Files' } = process.env
  const usual: Partial<Record<NodeJS.Platform, string>> = {
    darwin: '/Applications/Firefox.app/Contents/MacOS/firefox',
    win32: join(ProgramFiles, 'Mozilla Firefox/firefox.exe'),
  }
  return [usual[process.platform] ?? ''].filter(isProgram)
}

/** One folder for each build, for example `firefox/linux-esr_153.7.0esr`; the newest comes first. */
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
  // A process of its own: it can be ended at any time.
  const program = fileURLToPath(new URL('./download-firefox.ts', import.meta.url))
  clear()
  const { ok, output } = await runStep('downloading', process.execPath, [program, UNFINISHED], {
    timeoutMs: DOWNLOAD_MS,
  })
  clear()
  if (ok) return null
  return output.split('\n').at(-1) || 'it did not end in time'
}

function clear(): void {
  rmSync(UNFINISHED, { recursive: true, force: true })
}
