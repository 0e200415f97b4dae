/** The status line tells what Goalkeeper can see of a page: whether its wrapper is in place, and in which frames. */
import type { Page } from '@playwright/test'
import { expect } from './harness/fixtures.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'
import { testPage } from './pages/in-page.ts'
import * as sight from './pages/page-coverage.ts'
import { test } from './pages/watched.ts'

// One browser for all of them.
test.describe.configure({ mode: 'default' })

const IN_PLACE = 'In place'
const REPLACED = 'In place, but calls may go past it'

const part = (panel: Page, text: string) => panel.getByRole('contentinfo').getByText(text, { exact: true })

/** Two looks at the page: the frame that comes is seen by one, that it has gone by another. */
async function lookTwice(panel: Page, page: Page, frames = 1): Promise<void> {
  await page.evaluate(sight.addFrame)
  await expect(part(panel, `${frames + 1} of ${frames + 1} frames`)).toBeVisible()
  await page.evaluate(sight.removeFrame)
  await expect(part(panel, `${frames} of ${frames} frame${frames === 1 ? '' : 's'}`)).toBeVisible()
}

for (const [what, putBack] of Object.entries(sight.putBack)) {
  const tag = what === 'fetch' ? [] : ['@full']
  test(
    `${what} put back by the page: says so, and when ours is there again`,
    { tag },
    async ({ sharedBrowser, page, serve }) => {
      const { url } = await serve({ '/': testPage(), '/loading': { delayMs: 200, body: testPage() } })
      await page.goto(`${url}/`)
      const panel = await openPanelInTab(
        sharedBrowser.context,
        sharedBrowser.extensionId,
        await tabIdOf(page),
      )
      await expect(part(panel, IN_PLACE)).toBeVisible()
      await expect(part(panel, REPLACED)).toHaveCount(0)

      await page.evaluate(sight.keepOurs)
      await page.evaluate(putBack)
      await expect(part(panel, REPLACED)).toBeVisible()
      await expect(part(panel, IN_PLACE)).toHaveCount(0)
      await expect(panel.getByRole('main')).toContainText('calls may go past it')

      await page.evaluate(sight.restoreOurs)
      await expect(part(panel, IN_PLACE)).toBeVisible()
      await expect(part(panel, REPLACED)).toHaveCount(0)
      await panel.close()
    },
  )
}

test('a page that wraps our functions has them in place', async ({ sharedBrowser, page, serve }) => {
  const { url } = await serve({ '/': testPage() })
  await page.goto(`${url}/`)
  const panel = await openPanelInTab(sharedBrowser.context, sharedBrowser.extensionId, await tabIdOf(page))
  await expect(part(panel, IN_PLACE)).toBeVisible()
  await page.evaluate(sight.wrap)
  await lookTwice(panel, page)
  await expect(part(panel, IN_PLACE)).toBeVisible()
  await page.evaluate(sight.publishAndRead, '/wrapped/v1/context')
  const row = panel.getByRole('row', { name: /wrapped/ })
  await expect(row).toBeVisible()
  await row.click()
  await expect(panel.getByText('Not seen by the page’s wrapper')).toHaveCount(0)
  await panel.close()
})

for (const cleared of [false, true]) {
  const tag = cleared ? ['@full'] : []
  test(
    `a publish by a fetch that the page kept is listed as that${cleared ? ', though the page clears its list of requests' : ''}`,
    { tag },
    async ({ sharedBrowser, page, serve }) => {
      const { url } = await serve({ '/': testPage(), '/loading': testPage() })
      await page.goto(`${url}/`)
      const panel = await openPanelInTab(
        sharedBrowser.context,
        sharedBrowser.extensionId,
        await tabIdOf(page),
      )
      await expect(part(panel, IN_PLACE)).toBeVisible()
      await page.evaluate(sight.keepNative)
      await page.evaluate(sight.publishAndRead, '/past/v1/context')
      if (cleared) await page.evaluate(sight.clearTimings)
      const row = panel.getByRole('row', { name: /past/ })
      await expect(row).toContainText('Page, unwrapped')
      await row.click()
      await expect(
        panel.getByText(
          'Not seen by the page’s wrapper: the page kept its own fetch from before Goalkeeper.',
        ),
      ).toBeVisible()
      await panel.close()
    },
  )
}

test('frames of every kind are counted', async ({ sharedBrowser, page, serve }) => {
  const frame = '<!doctype html><p>A frame</p>'
  const server = await serve({
    '/': ({ path }) => testPage(path === '/' ? '' : sight.framesOf(path, server.otherOrigin)),
    '/frame': frame,
    '/scriptless': { headers: { 'content-security-policy': 'sandbox' }, body: frame },
  })
  for (const [name, frames] of Object.entries(sight.FRAMES)) {
    await page.goto(`${server.url}/?${name}`)
    const panel = await openPanelInTab(sharedBrowser.context, sharedBrowser.extensionId, await tabIdOf(page))
    await expect(part(panel, frames), name).toBeVisible()
    await expect(part(panel, IN_PLACE)).toBeVisible()
    await expect(part(panel, 'Network: on')).toBeVisible()
    await expect(part(panel, 'Site access: given')).toBeVisible()
    await panel.close()
  }
})

test('a frame that loses its wrapper is no longer counted @full', async ({ sharedBrowser, page, serve }) => {
  const server = await serve({ '/': testPage('<iframe src="/frame"></iframe>'), '/frame': testPage() })
  await page.goto(`${server.url}/`)
  const panel = await openPanelInTab(sharedBrowser.context, sharedBrowser.extensionId, await tabIdOf(page))
  await expect(part(panel, '2 of 2 frames')).toBeVisible()
  const [frame] = page.frames().filter((one) => one.url().endsWith('/frame'))
  await frame?.evaluate(() => Reflect.deleteProperty(window, 'fetch'))
  await expect(part(panel, '1 of 2 frames')).toBeVisible()
  await expect(part(panel, IN_PLACE)).toBeVisible()
  await panel.close()
})
