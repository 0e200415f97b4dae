/** Playwright's installer of browsers. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { runStep } from '../step.ts'
import { OWN_CACHE } from './places.ts'

/** Some 170 MB: enough for 3 Mbit/s. */
const DOWNLOAD_MS = 10 * 60_000
/** Without an answer for so long, the next mirror is tried; Playwright tries five times in all. */
const CONNECTION_MS = 10_000

/** Playwright's command line; it is not among the package's exports. */
export const PLAYWRIGHT_CLI = join(
  dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
  'cli.js',
)

/** Downloads Playwright's Chromium into the project's own cache. Returns why not, or null when it is there. */
export async function downloadChromium(): Promise<string | null> {
  // Without the shell: that is a second browser, which cannot load extensions.
  const args = [PLAYWRIGHT_CLI, 'install', 'chromium', '--no-shell']
  const { ok, output } = await runStep('downloading', process.execPath, args, {
    env: {
      PLAYWRIGHT_BROWSERS_PATH: OWN_CACHE,
      PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(CONNECTION_MS),
    },
    timeoutMs: DOWNLOAD_MS,
  })
  if (ok) return null
  const reason = output
    .split('\n')
    .findLast((line) => /^Error: (?!Failed|Download failure)/.test(line.trim()))
  return reason?.trim().replace(/^Error: | body '.*/g, '') ?? 'it did not end in time'
}
