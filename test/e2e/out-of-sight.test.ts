/** Pages that Goalkeeper is not in: the panel says why, and what helps. */
import { writeFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { backgroundOf } from './harness/browser/background.ts'
import { reloadExtension, setEnabled, withholdFiles } from './harness/browser/extensions-page.ts'
import { backgroundInstance } from './harness/browser/background.ts'
import { expect, testWithOwnBrowser as test } from './harness/fixtures.ts'
import { openGoalkeeperPanel, openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { newestTabId, tabIdOf } from './harness/browser/tab-id.ts'

const PAGE = {
  '/': '<!doctype html><title>A page</title><h1>A page</h1>',
  '/favicon.ico': '',
  '/scriptless': { headers: { 'content-security-policy': 'sandbox' }, body: '<!doctype html><p>Quiet</p>' },
}

const NOT_YET = 'Goalkeeper is not in this page yet'
const CLOSED_TO_US = 'Goalkeeper cannot look into this page'

const heading = (panel: Page, name: string) => panel.getByRole('heading', { name })
const part = (panel: Page, text: string) => panel.getByRole('contentinfo').getByText(text, { exact: true })

test('a page from before the extension was updated: says so, is not harmed, and a reload mends it', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const page = await browserContext.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => errors.push(message.text()))
  const server = await serve(PAGE)
  await page.goto(`${server.url}/`)
  const tabId = await tabIdOf(page)
  await sendGoals(page, ['before'])
  await reloadExtension(browserContext, extensionId)
  // As it begins to listen to the network, Chromium may break off what any page has under way: that is not ours to mend.
  await expect.poll(() => backgroundInstance(browserContext)).not.toBeNull()

  await sendGoals(page, ['orphan_1'])
  await sendGoals(page, ['orphan_2'])
  expect(server.received.filter(({ method }) => method === 'PUT')).toHaveLength(3)
  expect(errors).toEqual([])

  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  await expect(part(panel, 'Not in this page')).toBeVisible()
  await expect(part(panel, 'Frames: not known')).toBeVisible()
  // The network may have seen what the page has sent since: the way out stands above the list, too.
  await panel.getByRole('button', { name: 'Reload page' }).click()
  await expect(part(panel, 'In place')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Reload page' })).toHaveCount(0)
  await sendGoals(page, ['seen_again'])
  await expect(panel.getByRole('row', { name: /seen_again/ })).toBeVisible()
})

test('DevTools and panels that are open when the extension is updated do not go on showing what was', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const page = await browserContext.newPage()
  await page.goto(`${(await serve(PAGE)).url}/`)
  const tabId = await tabIdOf(page)
  const { frame, devtools } = await openGoalkeeperPanel(page)
  const ownTab = await openPanelInTab(browserContext, extensionId, tabId)
  await expect(frame.getByRole('heading', { name: 'No goal event yet' })).toBeVisible()
  await reloadExtension(browserContext, extensionId)
  // Chromium closes both (seen in 156). One that does not would have to show the panel's words for that.
  const isHonest = async (where: Page, panel: Pick<Page, 'getByRole'>) =>
    where.isClosed() ||
    // It may be closed while it is asked.
    (await panel
      .getByRole('alert')
      .getByText('Connection lost')
      .isVisible()
      .catch(() => false))
  await expect.poll(() => isHonest(devtools, frame)).toBe(true)
  await expect.poll(() => isHonest(ownTab, ownTab)).toBe(true)

  const again = await openGoalkeeperPanel(page)
  await expect(again.frame.getByRole('heading', { name: NOT_YET })).toBeVisible()
})

test('a tab from before the extension was there: a reload mends it @full', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  await setEnabled(browserContext, extensionId, false)
  const page = await browserContext.newPage()
  await page.goto(`${(await serve(PAGE)).url}/`)
  await setEnabled(browserContext, extensionId, true)
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
  await expect(heading(panel, NOT_YET)).toBeVisible()
  await expect(part(panel, 'Not in this page')).toBeVisible()
  await panel.getByRole('button', { name: 'Reload page' }).click()
  await expect(heading(panel, 'No goal event yet')).toBeVisible()
  await sendGoals(page, ['seen'])
  await expect(panel.getByRole('row', { name: /seen/ })).toBeVisible()
})

test('a tab that the browser has put to sleep: says that it is not loaded, and a reload mends it @full', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const page = await browserContext.newPage()
  await page.goto(`${(await serve(PAGE)).url}/`)
  const tabId = await tabIdOf(page)
  const before = await openPanelInTab(browserContext, extensionId, tabId)
  await expect(part(before, 'In place')).toBeVisible()
  const worker = await backgroundOf(browserContext)
  const asleep = await worker.evaluate(async (id) => (await chrome.tabs.discard(id))?.id ?? id, tabId)
  // Chromium 156 gives it another number, other versions may not; a panel that is open goes with it.
  const panel = await openPanelInTab(browserContext, extensionId, asleep)
  for (const one of [before, panel]) {
    await expect(heading(one, NOT_YET)).toBeVisible()
    await expect(one.getByRole('main')).toContainText('not loaded at the moment')
  }
  await panel.getByRole('button', { name: 'Reload page' }).click()
  await expect(heading(panel, 'No goal event yet')).toBeVisible()
  await expect(part(panel, 'In place')).toBeVisible()
})

test('pages that no extension may look into', async ({ browserContext, extensionId, serve }) => {
  const { url } = await serve(PAGE)
  for (const address of ['chrome://version', 'about:blank', `view-source:${url}/`]) {
    const page = await browserContext.newPage()
    await page.goto(address)
    const panel = await openPanelInTab(browserContext, extensionId, await newestTabId(browserContext))
    await expect(heading(panel, CLOSED_TO_US), address).toBeVisible()
    await expect(part(panel, 'Page closed to extensions')).toBeVisible()
    // Of such a page neither is known, so neither is claimed.
    await expect(panel.getByRole('contentinfo').getByText(/Network|frame|access/)).toHaveCount(0)
    await panel.close()
    await page.close()
  }
})

test('a page without scripts says so, and is not asked to be loaded again @full', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const page = await browserContext.newPage()
  await page.goto(`${(await serve(PAGE)).url}/scriptless`)
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
  await expect(heading(panel, 'Goalkeeper’s wrapper could not start in this page')).toBeVisible()
  await expect(part(panel, 'Wrapper not started')).toBeVisible()
  await expect(part(panel, '0 of 1 frame')).toBeVisible()
  await expect(part(panel, 'Network: on')).toBeVisible()
  await expect(panel.getByRole('button', { name: 'Reload page' })).toHaveCount(0)
})

test('a file: watched where that is allowed, and said where it is not @full', async ({
  browserContext,
  extensionId,
}, testInfo) => {
  const path = testInfo.outputPath('page.html')
  await writeFile(path, '<!doctype html><title>A file</title>')
  const page = await browserContext.newPage()
  await page.goto(`file://${path}`)
  const watching = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
  await expect(heading(watching, 'No goal event yet')).toBeVisible()
  await expect(part(watching, 'In place')).toBeVisible()

  const tabId = await tabIdOf(page)
  await withholdFiles(browserContext, extensionId)
  await page.reload()
  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  await expect(heading(panel, CLOSED_TO_US)).toBeVisible()
  await expect(panel.getByRole('main')).toContainText('out of files unless that is allowed')
})

test('a document that is shown by the browser’s own reader is watched like any other @full', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const body = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>'
  const server = await serve({ '/pdf': { headers: { 'content-type': 'application/pdf' }, body } })
  const page = await browserContext.newPage()
  await page.goto(`${server.url}/pdf`)
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
  await expect(heading(panel, 'No goal event yet')).toBeVisible()
  await expect(part(panel, '1 of 1 frame')).toBeVisible()
})
