/** Each way to lose a goal, with the newest SDK, in a real Firefox: what the panel says, and what the server got. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, test } from '@playwright/test'

import { click } from './firefox/act.ts'
import { launchFirefox } from './firefox/launch.ts'
import { openPage } from './firefox/page.ts'
import { openGoalkeeperPanel } from './firefox/panel.ts'
import { rowsInDocument } from './harness/goal-grid.ts'
import { servePages } from './harness/page-server.ts'
import { writeBlocker } from './loss/blocker.ts'
import { checkLosses } from './loss/run.ts'

test('Firefox, SDK 1.13.4: what became of each goal', async () => {
  test.setTimeout(300_000)
  const blocker = await mkdtemp(join(tmpdir(), 'goalkeeper-blocker-'))
  await writeBlocker(blocker)
  const firefox = await launchFirefox()
  const start = await servePages({ '/': '<!doctype html><title>Start</title>' })
  try {
    await firefox.install()
    await firefox.install(blocker)
    const page = await openPage(firefox)
    await page.goto(`${start.url}/`)
    const panel = await openGoalkeeperPanel(page)
    await checkLosses(
      {
        name: 'firefox',
        // A page that leaves at once is not there to wait for.
        goto: (url) => page.evaluate((address) => location.assign(address), url),
        clear: () => click(panel, { role: 'button', name: 'Clear' }),
        rows: () => panel.evaluate(rowsInDocument),
        lines: () =>
          panel.evaluate(() =>
            [...document.querySelectorAll<HTMLElement>('[role=grid] [role=row]')].map((row) => row.innerText),
          ),
        attemptsOf: async (goal) => {
          await click(panel, { role: 'row', name: goal })
          await click(panel, { role: 'tab', name: 'Delivery' })
          await expect
            .poll(() =>
              panel.evaluate(() => document.querySelector('[aria-selected=true][role=row]')?.textContent),
            )
            .toContain(goal)
          return panel.evaluate(() => document.querySelectorAll('[aria-labelledby=attempts] > li').length)
        },
      },
      '1.13.4',
    )
  } finally {
    await Promise.all([firefox.close(), start.stop(), rm(blocker, { recursive: true, force: true })])
  }
})
