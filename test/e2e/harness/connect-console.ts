import { expect, type BrowserContext } from '@playwright/test'

/** Where to connect, as a person would type it. */
export interface ConsoleCredentials {
  readonly url: string
  readonly key: string
}

/** Connects a Web Console through the options page, as a person would. Returns what the page answered. */
export async function connectConsole(
  context: BrowserContext,
  extensionId: string,
  { url, key }: ConsoleCredentials,
): Promise<string> {
  const page = await context.newPage()
  try {
    await page.goto(`chrome-extension://${extensionId}/options.html`)
    const button = page.getByRole('button', { name: 'Connect', exact: true })
    // Until the page knows whether one is connected already, it may still put that one's address into the field.
    await expect(button).toBeEnabled()
    await page.getByLabel('Web Console URL').fill(url)
    await page.getByLabel('API key').fill(key)
    await button.click()
    const answer = page.getByRole('status')
    await expect(answer).toContainText(/^Connected to /, { timeout: 15_000 })
    return await answer.innerText()
  } finally {
    await page.close()
  }
}
