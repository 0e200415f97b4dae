import type { Demo } from '../../../../demo/index.ts'
import { expect, type BrowserContext, type Page } from '@playwright/test'

/** Where to connect, as a person would type it. */
export interface ConsoleCredentials {
  readonly url: string
  readonly key: string
  /** Address of the collector whose publishes the workspace is to judge. */
  readonly collector: string
  /** The host of the console by default. */
  readonly name?: string
  /** "API key" by default. */
  readonly signIn?: 'Token sent as “JWT”' | 'Token sent as “Bearer”' | 'This browser’s own sign-in'
}

/** What a demo's own Web Console takes. */
export const credentialsOf = ({ consoleUrl, consoleKey, collectorUrl }: Demo): ConsoleCredentials => ({
  url: consoleUrl,
  key: consoleKey,
  collector: collectorUrl,
})

/** Opens the options page as the panel does: ready to connect a workspace for a collector. */
export async function openConnect(
  context: BrowserContext,
  extensionId: string,
  collector: string,
): Promise<Page> {
  const page = await context.newPage()
  const parameters = new URLSearchParams({ collector: new URL(collector).host })
  await page.goto(`chrome-extension://${extensionId}/options.html?${parameters}`)
  return page
}

/** Fills in the form and sends it, as a person would. */
export async function fillConnect(page: Page, credentials: ConsoleCredentials): Promise<void> {
  const { url, key, collector, name, signIn } = credentials
  await page.getByLabel('Web Console URL').fill(url)
  if (signIn) await page.getByLabel('Sign in with').selectOption(signIn)
  if (signIn === undefined) await page.getByLabel('API key').fill(key)
  else if (key !== '') await page.getByLabel('Token', { exact: true }).fill(key)
  await page.getByLabel('Collector hosts').fill(new URL(collector).host)
  if (name !== undefined) await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
}

/** Connects a Web Console through the options page. Returns what the page answered. */
export async function connectConsole(
  context: BrowserContext,
  extensionId: string,
  credentials: ConsoleCredentials,
): Promise<string> {
  const page = await openConnect(context, extensionId, credentials.collector)
  try {
    await fillConnect(page, credentials)
    const answer = page.getByRole('status').filter({ hasText: /^Connected to / })
    await expect(answer).toBeVisible({ timeout: 15_000 })
    return await answer.innerText()
  } finally {
    await page.close()
  }
}
