import { expect } from '@playwright/test'

import { goalGrid, goalRows } from '../harness/panel/goal-grid.ts'
import { type LaunchedBrowser, launchBrowser } from '../harness/browser/launch.ts'
import { openGoalkeeperPanel } from '../harness/panel/panel.ts'
import { t } from '../harness/messages.ts'
import { COLLECTOR_HOST } from './mode.ts'
import type { LossTab } from './check-losses.ts'

/** Short timeout, because `check-losses.ts` polls again if an element isn't there yet. */
const SOON = { timeout: 5000 }

/** Launches a Chromium with Goalkeeper and a second extension. `blocker` is its folder. */
export async function lossChromium(
  blocker: string,
): Promise<{ openTab: (url: string) => Promise<LossTab>; close: () => Promise<void> }> {
  const launched = await launchBrowser({
    otherExtensions: [blocker],
    extraArgs: ['--ignore-certificate-errors', `--host-resolver-rules=MAP ${COLLECTOR_HOST} 127.0.0.1`],
  })
  return { openTab: (url) => openTab(launched, url), close: launched.close }
}

async function openTab({ context }: LaunchedBrowser, url: string): Promise<LossTab> {
  const page = await context.newPage()
  // DevTools of an empty page have nothing to inspect.
  await page.goto(url)
  const { frame } = await openGoalkeeperPanel(page)
  return {
    // A page that leaves at once never finishes loading.
    goto: async (address) => void (await page.goto(address, { waitUntil: 'commit' })),
    clear: () => frame.getByRole('button', { name: t('panel.clear'), exact: true }).click(),
    rows: () => goalRows(frame),
    lines: () => goalGrid(frame).getByRole('row').allInnerTexts(),
    async attemptsOf(goal) {
      const row = frame.getByRole('row', { name: goal })
      await row.click(SOON)
      await expect(row).toHaveAttribute('aria-selected', 'true', SOON)
      await frame.getByRole('tab', { name: t('detail.delivery') }).click(SOON)
      return frame
        .getByRole('list', { name: t('delivery.attempts') })
        .getByRole('listitem')
        .count()
    },
  }
}
