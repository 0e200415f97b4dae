/** Preferences and the settings file, by mouse and by keyboard. A change applies to all windows at once. */
import { readFile } from 'node:fs/promises'

import type { Page } from '@playwright/test'

import { badgeOf } from './harness/browser/badge.ts'
import { readEntries, SETTINGS_DB } from './harness/browser/database.ts'
import { connectConsole, credentialsOf } from './harness/panel/connect-console.ts'
import { expect, test, testWithOwnBrowser } from './harness/fixtures.ts'
import { openPanelFor } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'
import { matching, t } from './harness/messages.ts'
import { openShop } from './harness/page/open-shop.ts'
import { openExtensionPage } from './harness/browser/open-extension-page.ts'

test.beforeEach(() => test.setTimeout(180_000))

const openOptions = async (page: Page, extensionId: string) => {
  await page.goto(`chrome-extension://${extensionId}/options.html`)
  await expect(page.getByRole('heading', { name: t('preferences.title') })).toBeVisible()
}
const backgroundColorOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
const [LIGHT, DARK] = ['rgb(255, 255, 255)', 'rgb(31, 32, 35)']

test('applies preferences to all windows without a reload', async ({
  browserContext,
  extensionId,
  connectedDemo: demo,
}) => {
  const shop = await openShop(browserContext, demo, 'add-to-basket')
  const tabId = await tabIdOf(shop)
  const panel = await openPanelFor(shop)
  await panel.setViewportSize({ width: 1400, height: 700 })
  const popup = await openExtensionPage(browserContext, `popup.html?tabId=${tabId}`)
  const options = await browserContext.newPage()
  await openOptions(options, extensionId)
  const time = panel.getByRole('row', { name: /add_to_basket/ }).locator('time')
  await expect(time).toHaveText(/^\d\d:\d\d:\d\d\.\d{3}\s[AP]M$/)
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('1')
  for (const page of [panel, popup, options]) await expect.poll(() => backgroundColorOf(page)).toBe(LIGHT)

  await options.getByLabel(t('preferences.theme.dark'), { exact: true }).check()
  for (const page of [panel, popup, options]) await expect.poll(() => backgroundColorOf(page)).toBe(DARK)
  await options.getByLabel(t('preferences.timeFormat.sincePage')).check()
  await expect(time).toHaveText(/^[\d,]+\.\d{3} sec$/)
  await options.getByLabel(t('preferences.badge.nothing'), { exact: true }).check()
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('')

  // Every row above the limit removes the oldest row, and the status line counts it.
  await options.getByLabel(t('preferences.mostRows.label')).selectOption('1,000')
  await sendGoals(
    shop,
    Array.from({ length: 1000 }, (_, index) => `goal_${index}`),
    {
      endpoint: demo.collectorUrl.replace(/\/$/, ''),
    },
  )
  await expect(panel.getByRole('contentinfo')).toContainText(t('status.goals', {}, 1000))
  await expect(panel.getByRole('contentinfo')).toContainText(
    matching('status.dropped', { count: /[1-9]\d*/ }),
  )

  await options.getByRole('button', { name: t('preferences.reset.button') }).click()
  await options.getByRole('button', { name: t('preferences.reset.yes') }).click()
  await expect(options.getByText(t('preferences.reset.done'))).toBeVisible()
  for (const page of [panel, popup, options]) await expect.poll(() => backgroundColorOf(page)).toBe(LIGHT)
  await expect.poll(() => badgeOf(browserContext, tabId)).not.toBe('')
  // Nothing is stored: no preferences, no key, and nothing of a page.
  expect(await options.evaluate(() => chrome.storage.local.get(null))).toEqual({})
  expect(await options.evaluate(readEntries, SETTINGS_DB)).toEqual({ movedFromLocal: 'removed' })
})

test('changes and resets preferences by keyboard @full', async ({ browserContext, extensionId }) => {
  const page = await browserContext.newPage()
  await openOptions(page, extensionId)
  await page.getByLabel(t('preferences.theme.auto')).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel(t('preferences.theme.dark'), { exact: true })).toBeChecked()
  await expect.poll(() => backgroundColorOf(page)).toBe(DARK)
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel(t('preferences.timeFormat.sincePage'))).toBeChecked()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByLabel(t('preferences.mostRows.label'))).toHaveValue('10000')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByLabel(t('preferences.badge.nothing'), { exact: true })).toBeChecked()
  await page.reload()
  await expect(page.getByLabel(t('preferences.theme.dark'), { exact: true })).toBeChecked()
  await expect(page.getByLabel(t('preferences.badge.nothing'), { exact: true })).toBeChecked()

  // The confirmation takes the focus. Escape cancels it and returns the focus.
  const reset = page.getByRole('button', { name: t('preferences.reset.button') })
  await reset.press('Enter')
  await expect(reset).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(reset).toBeFocused()
  await expect(page.getByLabel(t('preferences.theme.dark'), { exact: true })).toBeChecked()
  await reset.press('Enter')
  await expect(reset).toHaveCount(0)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(t('preferences.theme.auto'))).toBeChecked()
})

test('exports settings without the key and imports them in another browser', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const collector = new URL(demo.collectorUrl).host
  await connectConsole(browserContext, extensionId, { ...credentialsOf(demo), name: 'Blue Mug' })
  const page = await browserContext.newPage()
  await openOptions(page, extensionId)
  await page.getByLabel(t('preferences.theme.dark'), { exact: true }).check()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('settingsFile.export') }).click(),
  ])
  const buffer = await readFile(await download.path())
  expect(download.suggestedFilename()).toMatch(/^goalkeeper-settings-\d{4}-\d\d-\d\d\.json$/)
  expect(buffer.toString()).not.toContain(demo.consoleKey)
  expect(JSON.parse(buffer.toString())).toMatchObject({
    settings: { preferences: { theme: 'dark' } },
    workspaces: [{ name: 'Blue Mug', collectors: [collector] }],
  })

  // Like another browser: no workspace and default preferences.
  await page.getByRole('button', { name: t('options.wipe.button') }).click()
  await page.getByRole('button', { name: t('options.wipe.yes') }).click()
  await page.getByRole('button', { name: t('preferences.reset.button') }).click()
  await page.getByRole('button', { name: t('preferences.reset.yes') }).click()
  await expect(page.getByText(t('connect.first'))).toBeVisible()

  const requestCount = demo.received.length
  const choose = () =>
    page
      .getByLabel(t('settingsFile.import'))
      .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer })
  await choose()
  const question = page.getByRole('group', { name: t('settingsFile.question', { file: 'mine.json' }) })
  await expect(question).toContainText(
    t('settingsFile.changes', {
      setting: t('settingsFile.setting.preferences'),
      fields: t('settingsFile.field.theme'),
    }),
  )
  await expect(question).toContainText(matching('settingsFile.adds', { workspace: 'Blue Mug' }))
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect.poll(() => backgroundColorOf(page)).toBe(LIGHT)

  await choose()
  await page.getByRole('button', { name: t('settingsFile.yes'), exact: true }).click()
  await expect.poll(() => backgroundColorOf(page)).toBe(DARK)
  const card = page.getByRole('article', { name: 'Blue Mug' })
  await expect(card).toContainText(t('consoleAnswer.noSecret'))
  await card.getByRole('button', { name: t('options.again') }).click()
  await expect(card).toContainText(t('consoleAnswer.noSecret'))
  expect(demo.received.length).toBe(requestCount)

  await card.getByRole('button', { name: t('options.edit') }).click()
  await page.getByLabel(t('connect.key.label')).fill(demo.consoleKey)
  await page.getByRole('button', { name: t('options.save'), exact: true }).click()
  await expect(card).toContainText(t('options.list.goals', {}, 14))
  await expect(card).not.toContainText(t('consoleAnswer.noSecret'))
})

test('links a message to its help page, in a new tab @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const shop = await openShop(browserContext, demo, 'add-to-basket')
  const panel = await openPanelFor(shop)
  await panel.getByRole('row', { name: /add_to_basket/ }).click()
  const [help] = await Promise.all([
    browserContext.waitForEvent('page'),
    panel.getByRole('link', { name: `${t('help.why')} ${t('help.page.unchecked')}` }).click(),
  ])
  await expect(help.getByRole('heading', { name: t('help.page.unchecked') })).toBeVisible()
  expect(help.url()).toBe(`chrome-extension://${extensionId}/help/unchecked.html`)
  await help.locator('a[href="connection.html"]').first().click()
  await expect(help.getByRole('heading', { level: 1 })).toHaveText(t('help.page.connection'))
})

testWithOwnBrowser.describe('in a German browser', () => {
  testWithOwnBrowser.use({ launch: { locale: 'de' } })

  testWithOwnBrowser(
    'formats numbers and times for German @full',
    async ({ browserContext, extensionId, demo }) => {
      const shop = await openShop(browserContext, demo, 'add-to-basket')
      const panel = await openPanelFor(shop)
      await panel.setViewportSize({ width: 1400, height: 700 })
      await expect(panel.getByRole('row', { name: /add_to_basket/ }).locator('time')).toHaveText(
        /^\d\d:\d\d:\d\d,\d{3}$/,
      )
      await openOptions(panel, extensionId)
      await expect(panel.getByLabel(t('preferences.mostRows.label')).locator('option')).toHaveText([
        '1.000',
        '10.000',
        '100.000',
      ])
    },
  )
})
