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
const OTHER = { other: 1 }

/** The same values as changes that a closing window has left behind. */
const FORGED_CHANGES = Object.fromEntries(
  Object.entries(FORGED).map(([key, value]) => [`pending-setting:${key}`, { id: 'forged', value }]),
)

interface Area {
  set(items: object): Promise<void>
  get(keys: null): Promise<object>
}

interface Local {
  readonly storage: { readonly local: Area; readonly session: Area }
}

/** Sets items of `storage.local`. Runs in an extension page or a content script. */
const setLocal = (items: object) =>
  (globalThis as unknown as { chrome: Local }).chrome.storage.local.set(items)

/** Sets items of `storage.session`, and returns the reason if that fails. Runs in a content script. */
const setSession = async (items: object) => {
  try {
    await (globalThis as unknown as { chrome: Local }).chrome.storage.session.set(items)
    return 'done'
  } catch (error) {
    return String(error)
  }
}

const localOf = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { chrome: Local }).chrome.storage.local.get(null))

/** Returns a function that runs another in the content script of a page, as a page that has taken it over could. */
async function contentScript(context: BrowserContext, url: string, extensionId: string) {
  const page = await context.newPage()
  const debug = await context.newCDPSession(page)
  const worlds: { id: number; origin: string }[] = []
  debug.on('Runtime.executionContextCreated', ({ context: world }) => worlds.push(world))
  await debug.send('Runtime.enable')
  await page.goto(url)
  const isOurs = ({ origin }: { origin: string }) => origin === `chrome-extension://${extensionId}`
  await expect.poll(() => worlds.some(isOurs)).toBe(true)
  return async (run: (items: object) => Promise<unknown>, items: object): Promise<unknown> => {
    const { exceptionDetails, result } = await debug.send('Runtime.evaluate', {
      expression: `(${run.toString()})(${JSON.stringify(items)})`,
      contextId: worlds.findLast(isOurs)?.id ?? 0,
      awaitPromise: true,
    })
    expect(exceptionDetails).toBeUndefined()
    return result.value
  }
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
  const evaluate = await contentScript(browserContext, `${url}/`, extensionId)
  await evaluate(setLocal, FORGED)
  expect(await localOf(options)).toMatchObject(FORGED)
  expect(await evaluate(setSession, FORGED_CHANGES)).toContain('Access to storage is not allowed')
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
  await outsider.evaluate(setLocal, { ...FORGED, listLayout: 'x', ...OTHER })
  const options = await openExtensionPage(browserContext, 'options.html')
  await expect(dark(options)).toBeChecked()
  await expect(
    options.getByRole('button', { name: t('muted.unmuteGoal', { name: 'purchase' }) }),
  ).toBeVisible()
  await expect(
    options.getByRole('article', { name: t('settingsFile.setting.listLayout'), exact: true }),
  ).toBeVisible()
  await expect.poll(() => localOf(outsider)).toEqual(OTHER)
  expect(await outsider.evaluate(readEntries, SETTINGS_DB)).toMatchObject({
    ...FORGED,
    movedFromLocal: 'removed',
  })
})
