import type { BrowserContext, Page } from '@playwright/test'

import type { Fixtures } from '../fixtures.ts'
import { titledPage } from './titled-page.ts'

/** Serves a page with the title “A page” that sends no requests of its own, and opens it in a new tab. */
export async function openPlainPage(context: BrowserContext, serve: Fixtures['serve']): Promise<Page> {
  const { url } = await serve({ '/': titledPage('A page', '<h1>A page</h1>') })
  const page = await context.newPage()
  await page.goto(`${url}/`)
  return page
}
