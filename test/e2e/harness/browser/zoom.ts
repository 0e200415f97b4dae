import type { Page } from '@playwright/test'

import { tabIdOf } from './tab-id.ts'

/** Subset of the extension API on the extension's own pages. */
interface ZoomApi {
  readonly chrome: { readonly tabs: { setZoom(tabId: number, factor: number): Promise<void> } }
}

/** Zooms a page of the extension, and with it all its pages. `factor` is 2 for 200 %. */
export async function zoomTo(page: Page, factor: number): Promise<void> {
  const tabId = await tabIdOf(page)
  const before = await page.evaluate(() => devicePixelRatio)
  await page.evaluate(([id, times]) => (globalThis as unknown as ZoomApi).chrome.tabs.setZoom(id, times), [
    tabId,
    factor,
  ] as const)
  await page.waitForFunction((ratio) => devicePixelRatio === ratio, before * factor)
}
