/** Access to sites that is taken away and given: said at once, wherever somebody looks, with the way to give it. */
import type { BrowserContext, Page } from '@playwright/test'
import { addSite, setSiteAccess } from './harness/browser/extensions-page.ts'
import { expect, testWithOwnBrowser as test } from './harness/fixtures.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { newestTabId, tabIdOf } from './harness/browser/tab-id.ts'

const PAGE = { '/': '<!doctype html><title>A page</title><h1>A page</h1>', '/favicon.ico': '' }
const GIVE = 'Give Goalkeeper access to all sites'

const part = (panel: Page, text: string) => panel.getByRole('contentinfo').getByText(text, { exact: true })

async function expectWatching(panel: Page): Promise<void> {
  await expect(panel.getByRole('heading', { name: 'No goal event yet' })).toBeVisible()
  for (const text of ['In place', 'Site access: given', 'Network: on']) {
    await expect(part(panel, text)).toBeVisible()
  }
}

async function expectWithheld(panel: Page): Promise<void> {
  await expect(panel.getByRole('heading', { name: 'No access to this site' })).toBeVisible()
  for (const text of ['Not watching this page', 'Site access: withheld', 'Network: off']) {
    await expect(part(panel, text)).toBeVisible()
  }
  await expect(part(panel, 'In place')).toHaveCount(0)
}

async function openExtensionPage(context: BrowserContext, extensionId: string, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/${path}`)
  return page
}

test('taken away and given while panel, popup and settings are open: all of them say so', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const page = await browserContext.newPage()
  await page.goto(`${(await serve(PAGE)).url}/`)
  const tabId = await tabIdOf(page)
  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  const settings = await openExtensionPage(browserContext, extensionId, 'options.html')
  const popup = await openExtensionPage(browserContext, extensionId, `popup.html?tabId=${tabId}`)
  await expectWatching(panel)
  for (const place of [settings, popup]) {
    await expect(place.getByRole('heading').first()).toBeVisible()
    await expect(place.getByRole('button', { name: GIVE })).toHaveCount(0)
  }

  await setSiteAccess(browserContext, extensionId, 'ON_CLICK')
  await expectWithheld(panel)
  for (const place of [settings, popup]) {
    await expect(place.getByRole('button', { name: GIVE })).toBeVisible()
  }
  await expect(popup.getByRole('status').first()).toContainText('withholds this site')

  await setSiteAccess(browserContext, extensionId, 'ON_ALL_SITES')
  await expectWatching(panel)
  for (const place of [settings, popup]) {
    await expect(place.getByRole('button', { name: GIVE })).toHaveCount(0)
  }
  await expect(popup.getByText('withholds this site')).toHaveCount(0)
  await sendGoals(page, ['seen_again'])
  await expect(panel.getByRole('row', { name: /seen_again/ })).toBeVisible()
})

test('a page opened without access: says so, leads to the settings, and sees it once access is given @full', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const page = await browserContext.newPage()
  // Without access its address is not told.
  const tabId = await newestTabId(browserContext)
  await setSiteAccess(browserContext, extensionId, 'ON_CLICK')
  await page.goto(`${(await serve(PAGE)).url}/`)
  await sendGoals(page, ['unseen'])
  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  await expectWithheld(panel)

  const [settings] = await Promise.all([
    browserContext.waitForEvent('page', { predicate: (opened) => opened.url().includes('options.html') }),
    panel.getByRole('button', { name: 'Give access…' }).click(),
  ])
  await settings.getByRole('button', { name: GIVE }).click()
  // Headless, the browser's own question is there but nobody can answer it; until then nothing is claimed.
  await expect(settings.getByRole('button', { name: GIVE })).toBeVisible()
  await expect(settings.getByText('Access was not given.')).toHaveCount(0)
  await expectWithheld(panel)

  await setSiteAccess(browserContext, extensionId, 'ON_ALL_SITES')
  await expect(settings.getByRole('button', { name: GIVE })).toHaveCount(0)
  await expect(panel.getByRole('heading', { name: 'Goalkeeper is not in this page yet' })).toBeVisible()
  await expect(part(panel, 'Site access: given')).toBeVisible()
  await panel.getByRole('button', { name: 'Reload page' }).click()
  await expectWatching(panel)
  await sendGoals(page, ['seen'])
  await expect(panel.getByRole('row', { name: /seen/ })).toHaveCount(1)
})

test('access to one site is enough for that site, also on a port of its own @full', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const { url, otherOrigin } = await serve(PAGE)
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
  await expectWatching(panel)
  await setSiteAccess(browserContext, extensionId, 'ON_SPECIFIC_SITES')
  await expectWithheld(panel)
  await addSite(browserContext, extensionId, url)
  await page.reload()
  await expectWatching(panel)
  await sendGoals(page, ['seen'])
  await expect(panel.getByRole('row', { name: /seen/ })).toHaveCount(1)

  await page.goto(`${otherOrigin}/`)
  await expect(part(panel, 'Site access: withheld')).toBeVisible()
})
