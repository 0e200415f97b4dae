/** Hostile pages: either Goalkeeper lists their publishes, or the status line shows that coverage is incomplete. */
import type { Page } from '@playwright/test'
import { expect } from '../harness/fixtures.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { t } from '../harness/messages.ts'
import * as hostile from '../pages/hostile.ts'
import * as attack from '../pages/hostile-coverage.ts'
import { testPage } from '../pages/in-page.ts'
import { addFrame, publishAndRead, removeFrame } from '../pages/page-coverage.ts'
import { storedCaptures } from '../pages/session-storage.ts'
import { test } from '../pages/page-captures.ts'

// All tests share one browser.
test.describe.configure({ mode: 'default' })

const part = (panel: Page, text: string) => panel.getByRole('contentinfo').getByText(text, { exact: true })

const frames = (covered: number, count: number) => t('status.frames', { covered }, count)

/** A page whose first script listens for every event of the channel and replaces the functions that the channel calls. */
const LISTENING_PAGE = testPage(
  '',
  `<script>(${String(attack.listenFirst)})(${JSON.stringify(attack.channelEvents)})</script>`,
)

/** Includes the other attacks. `npm run test:full` also runs each of those alone. */
const EVERYTHING = 'all known attacks'
const attacks: Readonly<Record<string, (page: Page, extensionId: string) => Promise<unknown>>> = {
  'forged events on the channel': (page) => page.evaluate(attack.forgeChannelEvents, attack.channelEvents),
  'forged responses to checks': async (page) => {
    await page.evaluate(attack.answerChecks)
    await page.evaluate(attack.forgeChannelEvents, attack.channelEvents)
  },
  [EVERYTHING]: async (page, id) => {
    await page.evaluate(hostile.forge)
    await page.evaluate(hostile.invalidateScripts, id)
    await page.evaluate(attack.forgeChannelEvents, attack.channelEvents)
    await page.evaluate(hostile.stopEvents)
    await page.evaluate(attack.answerChecks)
    await page.evaluate(attack.forgeChannelEvents, attack.channelEvents)
  },
}

for (const [name, run] of Object.entries(attacks)) {
  const tag = name === EVERYTHING ? [] : ['@full']
  test(
    `captures a page that listens from its first script on, despite ${name}`,
    { tag },
    async ({ sharedBrowser, page, serve }) => {
      const server = await serve({ '/': LISTENING_PAGE })
      await page.goto(`${server.url}/`)
      const panel = await openPanelFor(page)
      await expect(part(panel, t('status.page.inPlace'))).toBeVisible()
      // Goalkeeper has checked the page by now, and the page received none of its events.
      expect(await page.evaluate(attack.countCaughtTargets)).toBe(0)
      await run(page, sharedBrowser.extensionId)

      await page.evaluate(publishAndRead, '/after/v1/context')
      await page.evaluate(publishAndRead, '/renamed')
      for (const path of ['/after/v1/context', '/renamed']) {
        const seen = () => storedCaptures(sharedBrowser.context, `${server.url}${path}`)
        await expect.poll(async () => (await seen()).length, path).toBe(1)
      }
      await expect(panel.getByRole('row', { name: /\/renamed/ })).toBeVisible()
      // The frame count proves that Goalkeeper checked the page after the attack.
      await page.evaluate(addFrame)
      await expect(part(panel, frames(2, 2))).toBeVisible()
      await page.evaluate(removeFrame)
      await expect(part(panel, frames(1, 1))).toBeVisible()
      await expect(part(panel, t('status.page.inPlace'))).toBeVisible()
      // A replaced wrapper is still reported.
      await page.evaluate(() => Reflect.deleteProperty(window, 'fetch'))
      await expect(part(panel, t('status.page.replaced'))).toBeVisible()
      await panel.close()
    },
  )
}

test('does not count a frame as covered when its parent closed its channel, and lists its publish @full', async ({
  sharedBrowser,
  page,
  serve,
}) => {
  const server = await serve({ '/': testPage(), '/frame': testPage() })
  await page.goto(`${server.url}/`)
  const panel = await openPanelFor(page)
  await expect(part(panel, frames(1, 1))).toBeVisible()
  expect(await page.evaluate(attack.closeFrameChannel)).toBe(true)
  await expect(part(panel, frames(1, 2))).toBeVisible()
  await expect(part(panel, t('status.page.inPlace'))).toBeVisible()

  const [frame] = page.frames().filter((candidate) => candidate.url().endsWith('/frame'))
  await frame?.evaluate(publishAndRead, '/silenced/v1/context')
  await expect(panel.getByRole('row', { name: /\/silenced/ })).toContainText(t('panel.from.document'))
  expect(await storedCaptures(sharedBrowser.context, `${server.url}/silenced`)).toEqual([])
  await panel.close()
})

test('lists a publish whose headers are longer than the channel accepts', async ({ page, serve }) => {
  const server = await serve({ '/': testPage() })
  await page.goto(`${server.url}/`)
  const panel = await openPanelFor(page)
  await page.evaluate(attack.publishWithLongHeader, '/long/renamed')
  await expect(panel.getByRole('row', { name: /\/long\/renamed/ })).toBeVisible()
  await panel.close()
})
