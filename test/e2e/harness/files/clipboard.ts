import type { Page } from '@playwright/test'

/**
 * Returns the clipboard's text. Brings a regular tab to the front and reads it there, because a panel in DevTools may not
 * (the DevTools window does not delegate `clipboard-read`, seen in Chromium 156).
 */
export async function clipboardText(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read'])
  await page.bringToFront()
  return page.evaluate(() => navigator.clipboard.readText())
}
