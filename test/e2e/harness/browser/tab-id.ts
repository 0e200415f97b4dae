import type { BrowserContext, Page } from '@playwright/test'

import { backgroundInstance, backgroundOf, extensionIdOf } from './background.ts'
import type { ExtensionApi } from './extension-api.ts'
import { poll } from '../poll.ts'

/** Returns the id of a page's tab. No other tab may have the same URL. */
export async function tabIdOf(page: Page): Promise<number> {
  return poll(
    async () => onlyTabId(await findTabIds(page.context(), page.url()), page.url()),
    5000,
    'no tab has this URL',
  )
}

/** Returns the id of the newest tab. Works for pages whose URL extensions cannot read. */
export async function newestTabId(context: BrowserContext): Promise<number> {
  return (await backgroundOf(context)).evaluate(async () =>
    Math.max(...(await chrome.tabs.query({})).flatMap(({ id }) => id ?? [])),
  )
}

async function findTabIds(context: BrowserContext, url: string): Promise<number[]> {
  if ((await backgroundInstance(context)) !== null)
    return (await backgroundOf(context)).evaluate(tabIdsAt, url)

  // The background is stopped, so a page of the extension runs the query.
  const page = await context.newPage()
  try {
    await page.goto(`chrome-extension://${await extensionIdOf(context)}/popup.html`)
    return await page.evaluate(tabIdsAt, url)
  } finally {
    await page.close()
  }
}

/** Runs in the extension. */
async function tabIdsAt(address: string): Promise<number[]> {
  const { tabs }: ExtensionApi = chrome
  return (await tabs.query({})).flatMap((tab) => (tab.url === address && tab.id ? [tab.id] : []))
}

function onlyTabId(tabIds: readonly number[], url: string): number | undefined {
  if (tabIds.length > 1)
    throw new Error(`${tabIds.length} tabs have the URL ${url}. Give each a different ?query.`)
  return tabIds[0]
}
