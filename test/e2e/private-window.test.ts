/** Private windows have a separate list and leave nothing stored. Chromium runs a separate instance of the extension in them. */
import type { BrowserContext, Page, Worker } from '@playwright/test'

import { backgroundOf } from './harness/browser/background.ts'
import { readEntries, SETTINGS_DB } from './harness/browser/database.ts'
import { openExtensionPage } from './harness/browser/open-extension-page.ts'
import { expect, testWithOwnBrowser as test } from './harness/fixtures.ts'
import { listLines } from './harness/panel/list-lines.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { poll } from './harness/poll.ts'
import { t } from './harness/messages.ts'
import { titledPage } from './harness/page/titled-page.ts'

declare module './harness/browser/extension-api.ts' {
  interface Tabs {
    create(options: { url: string }): Promise<unknown>
  }
  interface ExtensionApi {
    readonly windows: {
      create(options: { incognito: boolean; url: string }): Promise<unknown>
    }
    readonly extension: { readonly inIncognitoContext: boolean }
  }
}

const INCOGNITO_GOAL = 'incognito_goal'

test('keeps the list of a private tab separate and deletes it when the window closes', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const { url } = await serve({ '/': titledPage('The shop'), '/incognito': titledPage('An incognito page') })
  await allowInPrivate(browserContext, extensionId)
  const regularPage = await browserContext.newPage()
  await regularPage.goto(`${url}/`)
  const background = await backgroundOf(browserContext)
  await sendGoals(regularPage, ['usual_goal'])
  await expect.poll(() => storedText(background)).toContain('usual_goal')

  const page = await openPrivate(browserContext, background, `${url}/incognito`)
  await sendGoals(page, [INCOGNITO_GOAL])
  const privateWorker = await privateBackground(browserContext)
  await expect.poll(() => storedText(privateWorker)).toContain(INCOGNITO_GOAL)
  // Both instances share `storage.session`, so private events must never be stored there.
  expect(await storedText(background)).not.toContain('incognito')

  // A page of the extension opens in the window whose instance opens it.
  const tabId = await privateWorker.evaluate(
    async (address) => (await chrome.tabs.query({})).find((tab) => tab.url === address)?.id ?? 0,
    page.url(),
  )
  const panel = await openPrivatePanel(browserContext, privateWorker, tabId)
  await expect
    .poll(() => listLines(panel, url))
    .toEqual(['# An incognito page /incognito <time> 1 goal event', INCOGNITO_GOAL])
  await expect(panel.getByRole('contentinfo')).toContainText(t('status.page.inPlace'))
  // The tab does not exist for the regular instance.
  const outside = await openPanelInTab(browserContext, extensionId, tabId)
  await expect(outside.getByRole('heading', { name: t('empty.closed.title') })).toBeVisible()

  // Closing the last tab closes the window.
  await Promise.all([privateWorker.waitForEvent('close'), panel.close().then(() => page.close())])
  await sendGoals(regularPage, ['usual_later'])
  await expect.poll(() => storedText(background)).toContain('usual_later')
  expect(await storedText(background)).not.toContain('incognito')
  const again = await openPrivate(browserContext, background, `${url}/`)
  await sendGoals(again, ['other_goal'])
  const next = await privateBackground(browserContext)
  await expect.poll(() => storedText(next)).toContain('other_goal')
  expect(await storedText(next)).not.toContain('incognito')
})

test('uses the settings of normal windows in private windows, and changes them for both', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const { url } = await serve({ '/': titledPage('The shop') })
  await allowInPrivate(browserContext, extensionId)
  const options = await openExtensionPage(browserContext, 'options.html')
  const theme = (page: Page, name: 'dark' | 'light') =>
    page.getByLabel(t(`preferences.theme.${name}`), { exact: true })
  await theme(options, 'dark').check()

  const background = await backgroundOf(browserContext)
  await openPrivate(browserContext, background, `${url}/`)
  const privateWorker = await privateBackground(browserContext)
  const [privateOptions] = await Promise.all([
    browserContext.waitForEvent('page', { predicate: (opened) => opened.url().includes('options.html') }),
    privateWorker.evaluate(() => void chrome.tabs.create({ url: '/options.html' })),
  ])
  await expect(theme(privateOptions, 'dark')).toBeChecked()
  await options.bringToFront()
  await theme(options, 'light').check()
  await expect(theme(privateOptions, 'light')).toBeChecked()

  await privateOptions.bringToFront()
  await theme(privateOptions, 'dark').check()
  await expect(theme(options, 'dark')).toBeChecked()
  await expect
    .poll(() => options.evaluate(readEntries, SETTINGS_DB))
    .toMatchObject({ preferences: { theme: 'dark' } })
})

/** Allows the extension in private windows on the browser's extensions page. This reloads the extension. */
async function allowInPrivate(context: BrowserContext, extensionId: string): Promise<void> {
  const page = await context.newPage()
  await page.goto('chrome://extensions')
  await Promise.all([
    context.waitForEvent('serviceworker'),
    page.evaluate(async (id) => {
      const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperApi }
      // Without developer mode, an unpacked extension does not start again.
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
      await developerPrivate.updateExtensionConfiguration({ extensionId: id, incognitoAccess: true })
    }, extensionId),
  ])
  await page.close()
}

interface DeveloperApi {
  updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>
  updateExtensionConfiguration(update: { extensionId: string; incognitoAccess: boolean }): Promise<void>
}

async function openPrivate(context: BrowserContext, background: Worker, address: string): Promise<Page> {
  const [page] = await Promise.all([
    context.waitForEvent('page', { predicate: (opened) => opened.url() === address }),
    background.evaluate((url) => void chrome.windows.create({ incognito: true, url }), address),
  ])
  return page
}

/** Returns the service worker of private windows. */
async function privateBackground(context: BrowserContext): Promise<Worker> {
  const isPrivate = (worker: Worker) => worker.evaluate(() => chrome.extension.inIncognitoContext)
  return poll(
    async () => {
      for (const worker of context.serviceWorkers()) if (await isPrivate(worker)) return worker
      return undefined
    },
    10_000,
    'no background in private windows',
  )
}

async function openPrivatePanel(
  context: BrowserContext,
  privateWorker: Worker,
  tabId: number,
): Promise<Page> {
  const [panel] = await Promise.all([
    context.waitForEvent('page', { predicate: (opened) => opened.url().includes('panel.html') }),
    privateWorker.evaluate((id) => void chrome.tabs.create({ url: `/panel.html?tabId=${id}` }), tabId),
  ])
  return panel
}

/** Returns everything that an instance of the extension stores, in memory and on disk, as one JSON string. */
function storedText(background: Worker): Promise<string> {
  return background.evaluate(async () => {
    const { session, local } = chrome.storage
    const all: unknown[] = [await session.get(null), await local.get(null)]
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error))
      })
      for (const store of database.objectStoreNames) {
        const request = database.transaction(store).objectStore(store).getAll()
        await new Promise((resolve) => request.addEventListener('success', resolve))
        all.push(request.result)
      }
      database.close()
    }
    return JSON.stringify(all)
  })
}
