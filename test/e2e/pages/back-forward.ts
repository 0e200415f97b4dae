/** Launches a Chromium with the back/forward cache, which Playwright turns off and `launchBrowser` can't turn on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { chromium, type BrowserContext } from '@playwright/test'

import { findChromium } from '../../../scripts/browsers/find-browser.ts'

const CHROME_BUILD = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url))

/** Launches the browser with Goalkeeper, in a profile that is removed after `use`. */
export async function withBackForwardCache(use: (context: BrowserContext) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'goalkeeper-profile-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: (await findChromium()).path,
    headless: true,
    // Some Linux distributions allow the sandbox only for browsers from their own packages.
    chromiumSandbox: process.platform !== 'linux',
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      '--disable-gpu',
      `--disable-extensions-except=${CHROME_BUILD}`,
      `--load-extension=${CHROME_BUILD}`,
    ],
  })
  try {
    await use(context)
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** Runs in the page. Counts how often the document returns from the back/forward cache, for {@link returnCount}. */
export function countReturns(): void {
  const page = window as unknown as { returned: number }
  page.returned = 0
  addEventListener('pageshow', ({ persisted }) => void (page.returned += persisted ? 1 : 0))
}

/** Runs in the page. Returns the count, or undefined in a document that doesn't count. */
export function returnCount(): number | undefined {
  return (window as unknown as { returned?: number }).returned
}
