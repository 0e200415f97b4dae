/** Preferences and the settings file, by mouse and by keyboard, and that every window follows at once. */
import { readFile } from 'node:fs/promises'

import type { Page } from '@playwright/test'

import { badgeOf } from './harness/browser/badge.ts'
import { connectConsole, credentialsOf } from './harness/panel/connect-console.ts'
import { expect, test, testWithOwnBrowser } from './harness/fixtures.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'

test.beforeEach(() => test.setTimeout(180_000))

const openOptions = async (page: Page, extensionId: string) => {
  await page.goto(`chrome-extension://${extensionId}/options.html`)
  await expect(page.getByRole('heading', { name: 'Preferences' })).toBeVisible()
}
const groundOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
const [LIGHT, DARK] = ['rgb(255, 255, 255)', 'rgb(31, 32, 35)']

test('all windows follow at once, without a reload', async ({ browserContext, extensionId, demo }) => {
  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()
  const tabId = await tabIdOf(shop)
  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  await panel.setViewportSize({ width: 1400, height: 700 })
  const popup = await browserContext.newPage()
  await popup.goto(`chrome-extension://${extensionId}/popup.html?tabId=${tabId}`)
  const options = await browserContext.newPage()
  await openOptions(options, extensionId)
  const time = panel.getByRole('row', { name: /add_to_basket/ }).locator('time')
  await expect(time).toHaveText(/^\d\d:\d\d:\d\d\.\d{3}\s[AP]M$/)
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('1')
  for (const page of [panel, popup, options]) await expect.poll(() => groundOf(page)).toBe(LIGHT)

  await options.getByLabel('Dark', { exact: true }).check()
  for (const page of [panel, popup, options]) await expect.poll(() => groundOf(page)).toBe(DARK)
  await options.getByLabel('Since the page began').check()
  await expect(time).toHaveText(/^[\d,]+\.\d{3} sec$/)
  await options.getByLabel('Nothing', { exact: true }).check()
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('')

  // A row goes with every row that is one too many, and is counted.
  await options.getByLabel(/^Goal events that/).selectOption('1,000')
  await sendGoals(
    shop,
    Array.from({ length: 1000 }, (_, index) => `goal_${index}`),
    {
      endpoint: demo.collectorUrl.replace(/\/$/, ''),
    },
  )
  await expect(panel.getByRole('contentinfo')).toContainText('1,000 goal events')
  await expect(panel.getByRole('contentinfo')).toContainText(/[1-9]\d* dropped/)

  await options.getByRole('button', { name: 'Reset preferences' }).click()
  await options.getByRole('button', { name: 'Yes, reset' }).click()
  await expect(options.getByText('The preferences are as they were at first.')).toBeVisible()
  for (const page of [panel, popup, options]) await expect.poll(() => groundOf(page)).toBe(LIGHT)
  await expect.poll(() => badgeOf(browserContext, tabId)).not.toBe('')
  // They are kept, and nothing else is: no key, and nothing of a page.
  const kept = await options.evaluate(() => chrome.storage.local.get(null))
  expect(kept).toEqual({})
})

test('by keyboard alone @full', async ({ browserContext, extensionId }) => {
  const page = await browserContext.newPage()
  await openOptions(page, extensionId)
  await page.getByLabel('As DevTools, or the system').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('Dark', { exact: true })).toBeChecked()
  await expect.poll(() => groundOf(page)).toBe(DARK)
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('Since the page began')).toBeChecked()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByLabel(/^Goal events that/)).toHaveValue('10000')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByLabel('Nothing', { exact: true })).toBeChecked()
  await page.reload()
  await expect(page.getByLabel('Dark', { exact: true })).toBeChecked()
  await expect(page.getByLabel('Nothing', { exact: true })).toBeChecked()

  // The question takes the focus, Escape means no and gives it back.
  const reset = page.getByRole('button', { name: 'Reset preferences' })
  await reset.press('Enter')
  await expect(reset).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(reset).toBeFocused()
  await expect(page.getByLabel('Dark', { exact: true })).toBeChecked()
  await reset.press('Enter')
  await expect(reset).toHaveCount(0)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('As DevTools, or the system')).toBeChecked()
})

test('settings go into a file without the key, and out of it into another browser', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const collector = new URL(demo.collectorUrl).host
  await connectConsole(browserContext, extensionId, { ...credentialsOf(demo), name: 'Blue Mug' })
  const page = await browserContext.newPage()
  await openOptions(page, extensionId)
  await page.getByLabel('Dark', { exact: true }).check()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save settings as file…' }).click(),
  ])
  const buffer = await readFile(await download.path())
  expect(download.suggestedFilename()).toMatch(/^goalkeeper-settings-\d{4}-\d\d-\d\d\.json$/)
  expect(buffer.toString()).not.toContain(demo.consoleKey)
  expect(JSON.parse(buffer.toString())).toMatchObject({
    settings: { preferences: { theme: 'dark' } },
    workspaces: [{ name: 'Blue Mug', collectors: [collector] }],
  })

  // As another browser is: nothing connected, nothing chosen.
  await page.getByRole('button', { name: 'Wipe everything' }).click()
  await page.getByRole('button', { name: 'Yes, wipe everything' }).click()
  await page.getByRole('button', { name: 'Reset preferences' }).click()
  await page.getByRole('button', { name: 'Yes, reset' }).click()
  await expect(page.getByText('No workspace is connected')).toBeVisible()

  const asked = demo.received.length
  const choose = () =>
    page
      .getByLabel('Import a settings file')
      .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer })
  await choose()
  const question = page.getByRole('group', { name: /^Import mine\.json/ })
  await expect(question).toContainText('Preferences: theme')
  await expect(question).toContainText('New workspace Blue Mug')
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect.poll(() => groundOf(page)).toBe(LIGHT)

  await choose()
  await page.getByRole('button', { name: 'Yes, import' }).click()
  await expect.poll(() => groundOf(page)).toBe(DARK)
  const card = page.getByRole('article', { name: 'Blue Mug' })
  await expect(card).toContainText('It needs a key')
  await card.getByRole('button', { name: 'Fetch again' }).click()
  await expect(card).toContainText('It needs a key')
  expect(demo.received.length).toBe(asked)

  await card.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('API key').fill(demo.consoleKey)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(card).toContainText(/\d\sgoals/)
  await expect(card).not.toContainText('It needs a key')
})

test('a message that can puzzle leads to its page, in a tab @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await panel.getByRole('row', { name: /add_to_basket/ }).click()
  const [help] = await Promise.all([
    browserContext.waitForEvent('page'),
    panel.getByRole('link', { name: 'Why? Unchecked' }).click(),
  ])
  await expect(help.getByRole('heading', { name: 'Unchecked' })).toBeVisible()
  expect(help.url()).toBe(`chrome-extension://${extensionId}/help/unchecked.html`)
  await help.getByRole('link', { name: 'wrong with the connection' }).click()
  await expect(help.getByRole('heading', { level: 1 })).toHaveText('When a Web Console cannot be asked')
})

testWithOwnBrowser.describe('in a browser that speaks German', () => {
  testWithOwnBrowser.use({ launch: { locale: 'de' } })

  testWithOwnBrowser(
    'numbers and times are written as there @full',
    async ({ browserContext, extensionId, demo }) => {
      const shop = await browserContext.newPage()
      await shop.goto(`${demo.shopUrl}mug/blue-mug`)
      await shop.locator('#add-to-basket').click()
      const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
      await panel.setViewportSize({ width: 1400, height: 700 })
      await expect(panel.getByRole('row', { name: /add_to_basket/ }).locator('time')).toHaveText(
        /^\d\d:\d\d:\d\d,\d{3}$/,
      )
      await openOptions(panel, extensionId)
      await expect(panel.getByLabel(/^Goal events that/).locator('option')).toHaveText([
        '1.000',
        '10.000',
        '100.000',
      ])
    },
  )
})
