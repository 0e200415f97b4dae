/** Withheld and given site access. Panel, popup and settings show each change at once, with a button to give access. */
import type { Page } from '@playwright/test'
import { addSite, setSiteAccess } from './harness/browser/extensions-page.ts'
import { expect, testWithOwnBrowser as test } from './harness/fixtures.ts'
import { openPanelFor, openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { newestTabId, tabIdOf } from './harness/browser/tab-id.ts'
import { t } from './harness/messages.ts'
import { openPlainPage } from './harness/page/open-plain-page.ts'
import { openExtensionPage } from './harness/browser/open-extension-page.ts'

const PAGE = { '/': '<!doctype html><title>A page</title><h1>A page</h1>', '/favicon.ico': '' }
const GIVE = t('access.action')

const part = (panel: Page, text: string) => panel.getByRole('contentinfo').getByText(text, { exact: true })

async function expectWatching(panel: Page): Promise<void> {
  await expect(panel.getByRole('heading', { name: t('empty.waiting.title') })).toBeVisible()
  for (const text of [t('status.page.inPlace'), t('status.access.given'), t('status.network.on')]) {
    await expect(part(panel, text)).toBeVisible()
  }
}

async function expectWithheld(panel: Page): Promise<void> {
  await expect(panel.getByRole('heading', { name: t('empty.noAccess.title') })).toBeVisible()
  for (const text of [t('status.page.noAccess'), t('status.access.withheld'), t('status.network.off')]) {
    await expect(part(panel, text)).toBeVisible()
  }
  await expect(part(panel, t('status.page.inPlace'))).toHaveCount(0)
}

test('updates open panels, popup and settings when access is withheld and given', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const page = await openPlainPage(browserContext, serve)
  const tabId = await tabIdOf(page)
  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  const settings = await openExtensionPage(browserContext, 'options.html')
  const popup = await openExtensionPage(browserContext, `popup.html?tabId=${tabId}`)
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
  await expect(popup.getByRole('status').first()).toContainText(t('empty.noAccess.text'))

  await setSiteAccess(browserContext, extensionId, 'ON_ALL_SITES')
  await expectWatching(panel)
  for (const place of [settings, popup]) {
    await expect(place.getByRole('button', { name: GIVE })).toHaveCount(0)
  }
  await expect(popup.getByText(t('empty.noAccess.text'))).toHaveCount(0)
  await sendGoals(page, ['seen_again'])
  await expect(panel.getByRole('row', { name: /seen_again/ })).toBeVisible()
})

test('explains a page without access, links to the settings, and captures it once access is given @full', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const page = await browserContext.newPage()
  // Without access, the browser does not reveal the tab's URL.
  const tabId = await newestTabId(browserContext)
  await setSiteAccess(browserContext, extensionId, 'ON_CLICK')
  await page.goto(`${(await serve(PAGE)).url}/`)
  await sendGoals(page, ['unseen'])
  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  await expectWithheld(panel)

  const [settings] = await Promise.all([
    browserContext.waitForEvent('page', { predicate: (opened) => opened.url().includes('options.html') }),
    panel.getByRole('button', { name: t('empty.noAccess.action') }).click(),
  ])
  await settings.getByRole('button', { name: GIVE }).click()
  // A headless browser shows its own prompt, which no one can answer. Until then the page makes no claim.
  await expect(settings.getByRole('button', { name: GIVE })).toBeVisible()
  await expect(settings.getByText(t('access.refused'))).toHaveCount(0)
  await expectWithheld(panel)

  await setSiteAccess(browserContext, extensionId, 'ON_ALL_SITES')
  await expect(settings.getByRole('button', { name: GIVE })).toHaveCount(0)
  await expect(panel.getByRole('heading', { name: t('empty.absent.title') })).toBeVisible()
  await expect(part(panel, t('status.access.given'))).toBeVisible()
  await panel.getByRole('button', { name: t('empty.absent.action') }).click()
  await expectWatching(panel)
  await sendGoals(page, ['seen'])
  await expect(panel.getByRole('row', { name: /seen/ })).toHaveCount(1)
})

test('captures only the site that the user gives access to, also on a nondefault port @full', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const { url, otherOrigin } = await serve(PAGE)
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  const panel = await openPanelFor(page)
  await expectWatching(panel)
  await setSiteAccess(browserContext, extensionId, 'ON_SPECIFIC_SITES')
  await expectWithheld(panel)
  await addSite(browserContext, extensionId, url)
  await page.reload()
  await expectWatching(panel)
  await sendGoals(page, ['seen'])
  await expect(panel.getByRole('row', { name: /seen/ })).toHaveCount(1)

  await page.goto(`${otherOrigin}/`)
  await expect(part(panel, t('status.access.withheld'))).toBeVisible()
})
