import type { BrowserContext, Page } from '@playwright/test'

import { extensionIdOf } from './background.ts'

/** Opens a page of the extension in a new tab. `path` may have a query: `popup.html?tabId=7`. */
export async function openExtensionPage(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${await extensionIdOf(context)}/${path}`)
  return page
}
