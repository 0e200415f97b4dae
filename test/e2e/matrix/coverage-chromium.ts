import type { Attempt } from '../../../core/attempt.ts'
import { goalRows } from '../harness/panel/goal-grid.ts'
import { launchBrowser } from '../harness/browser/launch.ts'
import { servePages } from '../harness/page/page-server.ts'
import { openGoalkeeperPanel } from '../harness/panel/panel.ts'
import { storedAttempts } from '../pages/session-storage.ts'
import type { CoverageBrowser } from './matrix.ts'

/** Launches a Chromium for the coverage table. `extension` is a build's folder and defaults to the normal build. */
export async function coverageChromium(
  extension?: string,
): Promise<CoverageBrowser & { close: () => Promise<void> }> {
  const launched = await launchBrowser(extension === undefined ? {} : { extension })
  const { context } = launched
  const page = await context.newPage()
  // DevTools of an empty page have nothing to inspect.
  const start = await servePages({ '/': '<!doctype html><title>Coverage</title>' })
  await page.goto(`${start.url}/`)
  const { frame } = await openGoalkeeperPanel(page)
  return {
    name: 'chromium',
    version: `Chromium ${context.browser()?.version() ?? ''}`,
    async goto(url) {
      await page.goto(url)
    },
    run: (script) => page.evaluate(script),
    rows: () => goalRows(frame),
    attempts: (): Promise<Attempt[]> => storedAttempts(context),
    async close() {
      await Promise.all([launched.close(), start.stop()])
    },
  }
}
