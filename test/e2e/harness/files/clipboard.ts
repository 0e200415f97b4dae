import type { Page } from '@playwright/test'

/**
 * What is on the clipboard. It is read in an ordinary tab, which comes to the front: a panel in DevTools may not read it
 * (the DevTools window does not delegate `clipboard-read`, seen in Chromium 156).
 */
export async function clipboardText(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read'])
  await page.bringToFront()
  return page.evaluate(() => navigator.clipboard.readText())
}
