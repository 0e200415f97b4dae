/** Each way to lose a goal, with the real SDKs, in a real Chromium: what the panel says, and what the server got. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from '@playwright/test'

import { goalGrid, goalRows } from './harness/goal-grid.ts'
import { launchBrowser } from './harness/launch.ts'
import { servePages } from './harness/page-server.ts'
import { openGoalkeeperPanel } from './harness/panel.ts'
import { writeBlocker } from './loss/blocker.ts'
import { checkLosses } from './loss/run.ts'

for (const sdk of ['1.5.0', '1.11.5', '1.13.4'] as const) {
  test(`Chromium, SDK ${sdk}: what became of each goal`, async () => {
    test.setTimeout(300_000)
    const blocker = await mkdtemp(join(tmpdir(), 'goalkeeper-blocker-'))
    await writeBlocker(blocker)
    const launched = await launchBrowser({ beside: [blocker] })
    const start = await servePages({ '/': '<!doctype html><title>Start</title>' })
    try {
      const page = await launched.context.newPage()
      await page.goto(`${start.url}/`)
      const { frame } = await openGoalkeeperPanel(page)
      await checkLosses(
        {
          name: 'chromium',
          goto: async (url) => void (await page.goto(url, { waitUntil: 'commit' })),
          clear: () => frame.getByRole('button', { name: 'Clear', exact: true }).click(),
          rows: () => goalRows(frame),
          lines: () => goalGrid(frame).getByRole('row').allInnerTexts(),
          attemptsOf: async (goal) => {
            const row = frame.getByRole('row', { name: goal })
            await row.click()
            await expect(row).toHaveAttribute('aria-selected', 'true')
            await frame.getByRole('tab', { name: 'Delivery' }).click()
            return frame.getByRole('list', { name: 'Attempts' }).getByRole('listitem').count()
          },
        },
        sdk,
      )
    } finally {
      await Promise.all([launched.close(), start.stop(), rm(blocker, { recursive: true, force: true })])
    }
  })
}
