/** Settings are stored where content scripts cannot reach them, and move there from earlier versions once. */
import type { BrowserContext, Page } from '@playwright/test'

import { stopBackground } from '../harness/browser/background.ts'
import { readEntries, SETTINGS_DB, writeEntries } from '../harness/browser/database.ts'
import { openExtensionPage } from '../harness/browser/open-extension-page.ts'
import { expect, test } from '../harness/fixtures.ts'
import { t } from '../harness/messages.ts'
import { titledPage } from '../harness/page/titled-page.ts'

/** Values of every setting, as earlier versions stored them in `storage.local`. */
const FORGED = {
  preferences: { theme: 'dark', timeFormat: 'clock', mostRows: 1000, badge: 'nothing' },
  mutedGoals: ['purchase'],
  rulesOff: [{ rule: 'unknown-goal', reason: '' }],
}
const UNSENT = { 'unsent:1': { captures: [] } }

interface Local {
  readonly storage: {
    readonly local: { set(items: object): Promise<void>; get(keys: null): Promise<object> }
  }
}

/** Sets items of `storage.local`. Runs in an extension page or a content script. */
const setLocal = (items: object) =>
  (globalThis as unknown as { chrome: Local }).chrome.storage.local.set(items)

const localOf = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { chrome: Local }).chrome.storage.local.get(null))

/** Runs a function in the content script of a page, as a page that has taken it over could. */
async function inContentScript(context: BrowserContext, url: string, extensionId: string, items: object) {
  const page = await context.newPage()
  const debug = await context.newCDPSession(page)
  const worlds: { id: number; origin: string }[] = []
  debug.on('Runtime.executionContextCreated', ({ context: world }) => worlds.push(world))
  await debug.send('Runtime.enable')
  await page.goto(url)
  const isOurs = ({ origin }: { origin: string }) => origin === `chrome-extension://${extensionId}`
  await expect.poll(() => worlds.some(isOurs)).toBe(true)
  const { exceptionDetails } = await debug.send('Runtime.evaluate', {
    expression: `(${setLocal.toString()})(${JSON.stringify(items)})`,
    contextId: worlds.findLast(isOurs)?.id ?? 0,
    awaitPromise: true,
  })
  expect(exceptionDetails).toBeUndefined()
}

const dark = (options: Page) => options.getByLabel(t('preferences.theme.dark'), { exact: true })

test('a content script cannot change settings', async ({ browserContext, extensionId, serve }) => {
  const { url } = await serve({ '/': titledPage('Shop') })
  const options = await openExtensionPage(browserContext, 'options.html')
  await options.getByLabel(t('preferences.theme.light'), { exact: true }).check()
  await expect
    .poll(() => options.evaluate(readEntries, SETTINGS_DB))
    .toMatchObject({ preferences: { theme: 'light' } })
  const before = await options.evaluate(readEntries, SETTINGS_DB)
  await inContentScript(browserContext, `${url}/`, extensionId, FORGED)
  expect(await localOf(options)).toMatchObject(FORGED)
  await stopBackground(browserContext)
  await options.reload()
  await expect(options.getByLabel(t('preferences.theme.light'), { exact: true })).toBeChecked()
  expect(await options.evaluate(readEntries, SETTINGS_DB)).toEqual(before)
})

test('moves the settings of an earlier version, and leaves the rest of storage.local', async ({
  browserContext,
}) => {
  const outsider = await openExtensionPage(browserContext, 'help/filter.html')
  await stopBackground(browserContext)
  // As an earlier version left it: no entry says that the settings have been moved.
  await outsider.evaluate(writeEntries, { database: SETTINGS_DB, entries: { movedFromLocal: undefined } })
  await outsider.evaluate(setLocal, { ...FORGED, listLayout: 'x', ...UNSENT })
  const options = await openExtensionPage(browserContext, 'options.html')
  await expect(dark(options)).toBeChecked()
  await expect(
    options.getByRole('button', { name: t('muted.unmuteGoal', { name: 'purchase' }) }),
  ).toBeVisible()
  await expect(
    options.getByRole('article', { name: t('settingsFile.setting.listLayout'), exact: true }),
  ).toBeVisible()
  await expect.poll(() => localOf(outsider)).toEqual(UNSENT)
  expect(await outsider.evaluate(readEntries, SETTINGS_DB)).toMatchObject({
    ...FORGED,
    movedFromLocal: 'removed',
  })
})
