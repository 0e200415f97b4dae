/** The status line shows the coverage of a page: whether the wrapper is in place, and in how many frames. */
import type { Page } from '@playwright/test'
import { expect } from '../harness/fixtures.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { re, t } from '../harness/messages.ts'
import { testPage } from '../pages/in-page.ts'
import * as coverage from '../pages/page-coverage.ts'
import { test } from '../pages/page-captures.ts'

// All tests share one browser.
test.describe.configure({ mode: 'default' })

const IN_PLACE = t('status.page.inPlace')
const REPLACED = t('status.page.replaced')

const framesOf = (covered: number, count: number) => t('status.frames', { covered }, count)
const part = (panel: Page, text: string) => panel.getByRole('contentinfo').getByText(text, { exact: true })

/** Adds and removes a frame, so that the panel checks the page twice. `frames` is the number of frames before. */
async function checkTwice(panel: Page, page: Page, frames = 1): Promise<void> {
  await page.evaluate(coverage.addFrame)
  await expect(part(panel, framesOf(frames + 1, frames + 1))).toBeVisible()
  await page.evaluate(coverage.removeFrame)
  await expect(part(panel, framesOf(frames, frames))).toBeVisible()
}

for (const [what, replaceWrapper] of Object.entries(coverage.replacements)) {
  const tag = what === 'fetch' ? [] : ['@full']
  test(
    `reports that the page replaced a wrapper with ${what}, and that it restored the wrapper`,
    { tag },
    async ({ page, serve }) => {
      const { url } = await serve({ '/': testPage(), '/loading': { delayMs: 200, body: testPage() } })
      await page.goto(`${url}/`)
      const panel = await openPanelFor(page)
      await expect(part(panel, IN_PLACE)).toBeVisible()
      await expect(part(panel, REPLACED)).toHaveCount(0)

      await page.evaluate(coverage.saveWrappers)
      await page.evaluate(replaceWrapper)
      await expect(part(panel, REPLACED)).toBeVisible()
      await expect(part(panel, IN_PLACE)).toHaveCount(0)
      await expect(panel.getByRole('main')).toContainText(t('status.pageHint.replaced'))

      await page.evaluate(coverage.restoreWrappers)
      await expect(part(panel, IN_PLACE)).toBeVisible()
      await expect(part(panel, REPLACED)).toHaveCount(0)
      await panel.close()
    },
  )
}

test('reports the wrapper in place when the page wraps it', async ({ page, serve }) => {
  const { url } = await serve({ '/': testPage() })
  await page.goto(`${url}/`)
  const panel = await openPanelFor(page)
  await expect(part(panel, IN_PLACE)).toBeVisible()
  await page.evaluate(coverage.wrap)
  await checkTwice(panel, page)
  await expect(part(panel, IN_PLACE)).toBeVisible()
  await page.evaluate(coverage.publishAndRead, '/wrapped/v1/context')
  const row = panel.getByRole('row', { name: /wrapped/ })
  await expect(row).toBeVisible()
  await row.click()
  await expect(
    panel.getByText(
      re`${t('detail.unseen.worker')}|${t('detail.unseen.document')}|${t('detail.unseen.unknown')}`,
    ),
  ).toHaveCount(0)
  await panel.close()
})

for (const cleared of [false, true]) {
  const tag = cleared ? ['@full'] : []
  test(
    `lists a publish by a fetch that the page saved before the wrapper${cleared ? ', also after it cleared its resource timings' : ''}`,
    { tag },
    async ({ page, serve }) => {
      const { url } = await serve({ '/': testPage(), '/loading': testPage() })
      await page.goto(`${url}/`)
      const panel = await openPanelFor(page)
      await expect(part(panel, IN_PLACE)).toBeVisible()
      await page.evaluate(coverage.saveNativeFetch)
      await page.evaluate(coverage.publishAndRead, '/past/v1/context')
      if (cleared) await page.evaluate(coverage.clearTimings)
      const row = panel.getByRole('row', { name: /past/ })
      await expect(row).toContainText(t('panel.from.document'))
      await row.click()
      await expect(panel.getByText(t('detail.unseen.document'))).toBeVisible()
      await panel.close()
    },
  )
}

test('counts frames of every kind', async ({ page, serve }) => {
  const frame = '<!doctype html><p>A frame</p>'
  const server = await serve({
    '/': ({ path }) => testPage(path === '/' ? '' : coverage.framesOf(path, server.otherOrigin)),
    '/frame': frame,
    '/scriptless': { headers: { 'content-security-policy': 'sandbox' }, body: frame },
  })
  for (const [name, frames] of Object.entries(coverage.FRAMES)) {
    const [covered = 0, count = 0] = frames.match(/\d+/g)?.map(Number) ?? []
    await page.goto(`${server.url}/?${name}`)
    const panel = await openPanelFor(page)
    await expect(part(panel, framesOf(covered, count)), name).toBeVisible()
    await expect(part(panel, IN_PLACE)).toBeVisible()
    await expect(part(panel, t('status.network.on'))).toBeVisible()
    await expect(part(panel, t('status.access.given'))).toBeVisible()
    await panel.close()
  }
})

test('stops counting a frame that lost its wrapper @full', async ({ page, serve }) => {
  const server = await serve({ '/': testPage('<iframe src="/frame"></iframe>'), '/frame': testPage() })
  await page.goto(`${server.url}/`)
  const panel = await openPanelFor(page)
  await expect(part(panel, framesOf(2, 2))).toBeVisible()
  const [frame] = page.frames().filter((candidate) => candidate.url().endsWith('/frame'))
  await frame?.evaluate(() => Reflect.deleteProperty(window, 'fetch'))
  await expect(part(panel, framesOf(1, 2))).toBeVisible()
  await expect(part(panel, IN_PLACE)).toBeVisible()
  await panel.close()
})
