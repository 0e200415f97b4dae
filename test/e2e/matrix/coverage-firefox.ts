import type { Attempt } from '../../../core/attempt.ts'
import { launchFirefox } from '../firefox/launch-firefox.ts'
import { openPage } from '../firefox/tabs.ts'
import { openGoalkeeperPanel } from '../firefox/firefox-panel.ts'
import { storedAttempts } from '../firefox/firefox-storage.ts'
import { rowsInDocument } from '../harness/panel/goal-grid.ts'
import { servePages } from '../harness/page/page-server.ts'
import type { CoverageBrowser } from './matrix.ts'

/** Launches a Firefox for the coverage table. `extension` is a build's folder and defaults to the normal build. */
export async function coverageFirefox(
  extension?: string,
): Promise<CoverageBrowser & { close: () => Promise<void> }> {
  const firefox = await launchFirefox()
  const start = await servePages({ '/': '<!doctype html><title>Coverage</title>' })
  const close = async () => {
    await Promise.all([firefox.close(), start.stop()])
  }
  try {
    await firefox.install(extension)
    const page = await openPage(firefox)
    await page.goto(`${start.url}/`)
    const panel = await openGoalkeeperPanel(page)
    return {
      name: 'firefox',
      version: `Firefox ${firefox.version}`,
      goto: page.goto,
      run: (script) => page.evaluate(script),
      rows: () => panel.evaluate(rowsInDocument),
      attempts: (): Promise<Attempt[]> => storedAttempts(panel),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
