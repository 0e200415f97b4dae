/** A page cannot switch capture off unseen: what it publishes is listed, or the status line says what is missing. */
import type { Page } from '@playwright/test'
import { expect } from './harness/fixtures.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'
import * as hostile from './pages/hostile.ts'
import * as attack from './pages/hostile-coverage.ts'
import { testPage } from './pages/in-page.ts'
import { addFrame, publishAndRead, removeFrame } from './pages/page-coverage.ts'
import { storedCaptures } from './pages/stored.ts'
import { test } from './pages/watched.ts'

// One browser for all of them.
test.describe.configure({ mode: 'default' })

const part = (panel: Page, text: string) => panel.getByRole('contentinfo').getByText(text, { exact: true })

/** A page whose very first script listens for all that it could know of us, and replaces what we could call. */
const listening = testPage(
  '',
  `<script>(${String(attack.preempt)})(${JSON.stringify(attack.channelEvents)})</script>`,
)

/** Includes the other attacks, which `npm run test:full` also runs one by one. */
const EVERYTHING = 'everything that is known to be tried'
const attacks: Readonly<Record<string, (page: Page, extensionId: string) => Promise<unknown>>> = {
  'forged words of the channel': (page) => page.evaluate(attack.silence, attack.channelEvents),
  'answers in our place': async (page) => {
    await page.evaluate(attack.answerChecks)
    await page.evaluate(attack.silence, attack.channelEvents)
  },
  [EVERYTHING]: async (page, id) => {
    await page.evaluate(hostile.forge)
    await page.evaluate(hostile.invalidateScripts, id)
    await page.evaluate(attack.silence, attack.channelEvents)
    await page.evaluate(hostile.stopEvents)
    await page.evaluate(attack.answerChecks)
    await page.evaluate(attack.silence, attack.channelEvents)
  },
}

for (const [name, run] of Object.entries(attacks)) {
  const tag = name === EVERYTHING ? [] : ['@full']
  test(
    `after ${name} a page that listens from the first script on is seen as before`,
    { tag },
    async ({ sharedBrowser, page, serve }) => {
      const server = await serve({ '/': listening })
      await page.goto(`${server.url}/`)
      const panel = await openPanelInTab(
        sharedBrowser.context,
        sharedBrowser.extensionId,
        await tabIdOf(page),
      )
      await expect(part(panel, 'In place')).toBeVisible()
      // What it hears is its own voice at most; looks at it have been taken by now.
      expect(await page.evaluate(attack.whatWasCaught)).toBe(0)
      await run(page, sharedBrowser.extensionId)

      await page.evaluate(publishAndRead, '/after/v1/context')
      await page.evaluate(publishAndRead, '/renamed')
      for (const path of ['/after/v1/context', '/renamed']) {
        const seen = () => storedCaptures(sharedBrowser.context, `${server.url}${path}`)
        await expect.poll(async () => (await seen()).length, path).toBe(1)
      }
      await expect(panel.getByRole('row', { name: /\/renamed/ })).toBeVisible()
      // With the frame a look is seen that was taken after all this.
      await page.evaluate(addFrame)
      await expect(part(panel, '2 of 2 frames')).toBeVisible()
      await page.evaluate(removeFrame)
      await expect(part(panel, '1 of 1 frame')).toBeVisible()
      await expect(part(panel, 'In place')).toBeVisible()
      // And a wrapper that is put out of place is still said to be.
      await page.evaluate(() => Reflect.deleteProperty(window, 'fetch'))
      await expect(part(panel, 'In place, but calls may go past it')).toBeVisible()
      await panel.close()
    },
  )
}

test('a frame that its parent has silenced is not counted as covered, and the network sees it @full', async ({
  sharedBrowser,
  page,
  serve,
}) => {
  const server = await serve({ '/': testPage(), '/frame': testPage() })
  await page.goto(`${server.url}/`)
  const panel = await openPanelInTab(sharedBrowser.context, sharedBrowser.extensionId, await tabIdOf(page))
  await expect(part(panel, '1 of 1 frame')).toBeVisible()
  expect(await page.evaluate(attack.silenceFrame)).toBe(true)
  await expect(part(panel, '1 of 2 frames')).toBeVisible()
  await expect(part(panel, 'In place')).toBeVisible()

  const [frame] = page.frames().filter((one) => one.url().endsWith('/frame'))
  await frame?.evaluate(publishAndRead, '/silenced/v1/context')
  await expect(panel.getByRole('row', { name: /\/silenced/ })).toContainText('Page, unwrapped')
  expect(await storedCaptures(sharedBrowser.context, `${server.url}/silenced`)).toEqual([])
  await panel.close()
})

test('headers longer than the channel takes do not hide a publish', async ({
  sharedBrowser,
  page,
  serve,
}) => {
  const server = await serve({ '/': testPage() })
  await page.goto(`${server.url}/`)
  const panel = await openPanelInTab(sharedBrowser.context, sharedBrowser.extensionId, await tabIdOf(page))
  await page.evaluate(attack.publishWithLongHeader, '/long/renamed')
  await expect(panel.getByRole('row', { name: /\/long\/renamed/ })).toBeVisible()
  await panel.close()
})
