import type { Demo } from '../../../../demo/index.ts'
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { matching, t } from '../messages.ts'

/** Values to enter in the form. */
export interface ConsoleCredentials {
  readonly url: string
  readonly key: string
  /** URL of the collector whose publishes the workspace checks. */
  readonly collector: string
  /** Defaults to the console's host. */
  readonly name?: string
  /** Defaults to the API key. */
  readonly signIn?: 'jwt' | 'bearer' | 'session'
}

/** Returns the credentials of a demo's own Web Console. */
export const credentialsOf = ({ consoleUrl, consoleKey, collectorUrl }: Demo): ConsoleCredentials => ({
  url: consoleUrl,
  key: consoleKey,
  collector: collectorUrl,
})

/** Opens the options page as the panel does, with the collector filled in. */
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

/** Fills in the form and submits it. */
export async function fillConnect(page: Page, credentials: ConsoleCredentials): Promise<void> {
  const { url, key, collector, name, signIn } = credentials
  await page.getByLabel(t('connect.url.label')).fill(url)
  if (signIn) await page.getByLabel(t('connect.signIn.label')).selectOption(t(`connect.signIn.${signIn}`))
  if (signIn === undefined) await page.getByLabel(t('connect.key.label')).fill(key)
  else if (key !== '') await page.getByLabel(t('connect.token.label'), { exact: true }).fill(key)
  await page.getByLabel(t('connect.collectors.label')).fill(new URL(collector).host)
  if (name !== undefined) await page.getByLabel(t('connect.name.label'), { exact: true }).fill(name)
  await page.getByRole('button', { name: t('connect.button'), exact: true }).click()
}

/** Connects a Web Console through the options page. Returns the page's confirmation. */
export async function connectConsole(
  context: BrowserContext,
  extensionId: string,
  credentials: ConsoleCredentials,
): Promise<string> {
  const page = await openConnect(context, extensionId, credentials.collector)
  try {
    await fillConnect(page, credentials)
    const confirmation = page.getByRole('status').filter({ hasText: matching('connect.connected') })
    await expect(confirmation).toBeVisible({ timeout: 15_000 })
    return await confirmation.innerText()
  } finally {
    await page.close()
  }
}
