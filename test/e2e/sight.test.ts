/** Absence of events is told apart from absence of sight. */
import type { BrowserContext } from '@playwright/test'
import { expect, test } from './harness/fixtures.ts'
import { openPanelInTab } from './harness/panel.ts'
import { sendGoals } from './harness/send-goals.ts'
import { tabIdOf } from './harness/tab-id.ts'

test.use({ launch: { devtools: false } })

const PAGE = { '/': '<!doctype html><title>A page</title><h1>A page</h1>', '/favicon.ico': '' }

interface DeveloperApi {
  updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>
  updateExtensionConfiguration(update: { extensionId: string; hostAccess: string }): Promise<void>
  reload(extensionId: string): Promise<unknown>
}

/** Does what a person does on the browser's page of extensions. */
async function onExtensionsPage(
  context: BrowserContext,
  extensionId: string,
  what: 'reload' | 'withholdSites',
): Promise<void> {
  const page = await context.newPage()
  await page.goto('chrome://extensions')
  await page.evaluate(
    async ([id, action]) => {
      const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperApi }
      if (action === 'withholdSites') {
        return developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: 'ON_CLICK' })
      }
      // Without it an unpacked extension does not come back.
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
      await developerPrivate.reload(id)
      return
    },
    [extensionId, what] as const,
  )
  await page.close()
}

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
  // As after an update: pages that are open keep what is left of the old extension.
  await onExtensionsPage(browserContext, extensionId, 'reload')

  await sendGoals(page, ['orphan_1'])
  await sendGoals(page, ['orphan_2'])
  expect(server.received.filter(({ method }) => method === 'PUT')).toHaveLength(2)
  expect(errors).toEqual([])

  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  await expect(panel.getByRole('heading', { name: 'Goalkeeper is not in this page yet' })).toBeVisible()
  await panel.getByRole('button', { name: 'Reload page' }).click()
  await expect(panel.getByRole('heading', { name: 'No goal event yet' })).toBeVisible()
  await sendGoals(page, ['seen_again'])
  await expect(panel.getByRole('row', { name: /seen_again/ })).toBeVisible()
})

test('site access withheld: says so, and how to give it', async ({ browserContext, extensionId, serve }) => {
  await onExtensionsPage(browserContext, extensionId, 'withholdSites')
  const page = await browserContext.newPage()
  await page.goto(`${(await serve(PAGE)).url}/`)
  await sendGoals(page, ['unseen'])

  // Without access to the page its address is not told either, so the tab is found by being the active one.
  const finder = await browserContext.newPage()
  await finder.goto(`chrome-extension://${extensionId}/popup.html?tabId=0`)
  const tabIds = await finder.evaluate(async () =>
    (await chrome.tabs.query({})).flatMap(({ id, url }) => (id && !url ? [id] : [])),
  )
  await finder.close()
  const panels = await Promise.all(tabIds.map((id) => openPanelInTab(browserContext, extensionId, id)))
  expect(panels.length).toBeGreaterThan(0)
  for (const panel of panels) {
    await expect(panel.getByRole('heading', { name: 'No access to this site' })).toBeVisible()
    await expect(panel.getByRole('contentinfo')).toContainText('Site access: withheld')
  }
})
