/** Downloads browsers with Playwright's installer. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { runStep } from '../step.ts'
import { OWN_CACHE } from './places.ts'

/** Timeout of a download of some 170 MB: enough at 3 Mbit/s. */
const DOWNLOAD_MS = 10 * 60_000
/** Time without a response before Playwright tries the next mirror. It tries five times in all. */
const CONNECTION_MS = 10_000

/** Playwright's command line, which the package doesn't export. */
export const PLAYWRIGHT_CLI = join(
  dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')),
  'cli.js',
)

/** Downloads Playwright's Chromium into the project's own cache. Returns the reason of a failure, or null on success. */
export async function downloadChromium(): Promise<string | null> {
  // Skips the headless shell, a second browser, which can't load extensions.
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
  return reason?.trim().replace(/^Error: | body '.*/g, '') ?? 'it timed out'
}
