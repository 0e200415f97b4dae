/**
 * Visits every screen once, in a build whose messages are all pseudo-translated, and checks two things: every visible
 * string comes from `locales/` or is data, and axe finds no violation. `accessibility.test.ts` goes further, in
 * `npm run test:full`.
 */
import { readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

import type { Page } from '@playwright/test'

import type { Demo } from '../../demo/index.ts'
import { expectAtEveryWidth, expectNoViolations } from './harness/axe.ts'
import { expect, testWithOwnBrowser as inBrowser } from './harness/fixtures.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { escapedTexts, pseudo, pseudoBuild } from './harness/browser/pseudo-locale.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'

const test = inBrowser.extend({
  // Playwright reads which fixtures are needed off the first parameter, so that has to be written out.
  // eslint-disable-next-line no-empty-pattern
  launch: async ({}, use) => {
    const extension = pseudoBuild()
    await use({ extension })
    rmSync(dirname(extension), { recursive: true, force: true })
  },
})
test.beforeEach(() => test.setTimeout(180_000))

const button = (page: Page, sentence: string) =>
  page.getByRole('button', { name: pseudo(sentence), exact: true })
const label = (page: Page, sentence: string) => page.getByLabel(pseudo(sentence), { exact: true })

/** Something of the page is there: an empty page has nothing that could escape. */
async function expectNothingEscapes(page: Page, sentence: string): Promise<void> {
  await expect(page.getByText(pseudo(sentence)).first()).toBeVisible()
  expect(await escapedTexts(page)).toEqual([])
}

/** The same, and axe finds nothing in either theme. */
async function expectSound(page: Page, sentence: string): Promise<void> {
  await expectNothingEscapes(page, sentence)
  await expectNoViolations(page)
}

async function connect(page: Page, demo: Demo): Promise<void> {
  await label(page, 'Web Console URL').fill(demo.consoleUrl)
  await label(page, 'API key').fill(demo.consoleKey)
  await label(page, 'Collector hosts').fill(new URL(demo.collectorUrl).host)
  await button(page, 'Connect').click()
  await expect(page.getByRole('article')).toBeVisible()
}

test('the test itself finds what escapes', async ({ browserContext }) => {
  const page = await browserContext.newPage()
  await page.setContent(
    `<p>⟦śáid⟧ 12 · <b>plain</b></p><p>⟦a <bdi translate=no>data</bdi> b⟧</p><i translate=no title="data">x</i>
     <u title="plain"></u><p title="⟦a {b}⟧"></p>`,
  )
  expect(await escapedTexts(page)).toEqual(['<b class="">: plain', '<u class="" title>: plain'])
})

test('panel', async ({ browserContext, extensionId, demo, serve }) => {
  const quiet = await browserContext.newPage()
  await quiet.goto(`${(await serve({ '/': '<title>Quiet</title>' })).url}/`)
  const empty = await openPanelInTab(browserContext, extensionId, await tabIdOf(quiet))
  await expectNothingEscapes(empty, 'No goal event yet')
  await expectAtEveryWidth(empty)

  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await panel.setViewportSize({ width: 1400, height: 900 })
  const row = (name: string) => panel.getByRole('row', { name: new RegExp(name) }).first()
  await expect(row('add_to_basket')).toBeVisible()
  await expectNothingEscapes(panel, 'Unchecked')

  const options = await browserContext.newPage()
  await options.goto(`chrome-extension://${extensionId}/options.html`)
  await connect(options, demo)
  // What is behind is drawn once a second, and a click waits for two drawings.
  await panel.bringToFront()
  await expectSound(panel, 'Unknown goal')
  await sendGoals(shop, ['purchase'], {
    endpoint: demo.collectorUrl.replace(/\/$/, ''),
    environment: 'nowhere',
  })
  await sendGoals(shop, ['page_view'], { endpoint: demo.shopUrl.replace(/\/$/, '') })
  for (const name of ['add_to_basket', 'page_view', 'purchase']) {
    await row(name).click()
    for (const tab of ['Findings', 'Goal', 'Delivery', 'Request', 'Publish', 'Event']) {
      await panel.getByRole('tab', { name: pseudo(tab) }).click()
      await (name === 'add_to_basket' ? expectSound : expectNothingEscapes)(panel, tab)
    }
  }
  await expectAtEveryWidth(panel)
  await panel.setViewportSize({ width: 1400, height: 900 })

  await panel.getByRole('button', { name: pseudo('Find me') }).click()
  await panel.getByRole('dialog').getByRole('textbox').fill(' user-1')
  await expectSound(panel, 'Show only these')
  await panel.keyboard.press('Escape')
  await sendGoals(shop, ['page_view'], { properties: { long: 'a'.repeat(2000), list: [1] } })
  await panel
    .getByRole('row', { name: /page_view/ })
    .last()
    .click()
  await expectNothingEscapes(panel, 'Copy value')
  await button(panel, 'Compare with the event before of the same goal').click()
  await expectSound(panel, 'Stop comparing')
  await button(panel, 'Stop comparing').click()
  await button(panel, 'Copy as').click()
  await expectSound(panel, 'Markdown for a ticket')
  await panel.keyboard.press('Escape')
  await button(panel, 'Export…').click()
  const saved = panel.waitForEvent('download')
  await button(panel, 'Save as file').click()
  const text = readFileSync(await (await saved).path())
  await expectSound(panel, 'SDK keys and other credentials are in no file.')
  await panel.keyboard.press('Escape')
  const given = { name: 'a.json', mimeType: 'application/json' }
  await panel.locator('input[type=file]').setInputFiles({ ...given, buffer: Buffer.from('{') })
  await expect(panel.getByRole('alert')).toBeVisible()
  await expectSound(panel, 'Recording')
  await button(panel, 'Close this message').click()
  await panel.locator('input[type=file]').setInputFiles({ ...given, buffer: text })
  await expectSound(panel, 'Imported, read-only.')
  await panel.getByRole('navigation').getByRole('button').last().click()
  await expectNothingEscapes(panel, 'Recording')

  demo.misbehave({ server: 'collector', status: 401 })
  await shop.locator('#add-to-basket').click()
  await panel.getByRole('row', { name: /add_to_basket.*łóšť/ }).click()
  await panel.getByRole('tab', { name: pseudo('Delivery') }).click()
  await expectNothingEscapes(panel, 'Attempts')
  await shop.reload()
  await expect(panel.getByRole('row', { name: new RegExp(pseudo('Learn more')) })).toBeVisible()
  await expectSound(panel, 'Attempts')
  await button(panel, 'Clear').click()
  await panel.getByRole('combobox', { name: pseudo('Filter') }).fill('nothing')
  await panel.setViewportSize({ width: 320, height: 700 })
  await expectSound(panel, 'Undo clear')
})

test('options', async ({ browserContext, extensionId, demo }) => {
  const page = await browserContext.newPage()
  await page.goto(`chrome-extension://${extensionId}/options.html`)
  await button(page, 'Connect').click()
  await expectSound(page, 'Enter an API key. You create one in the Web Console’s settings.')
  await label(page, 'From a file').click()
  await expectNothingEscapes(page, 'File')
  await label(page, 'From a Web Console').click()
  await label(page, 'Sign in with').selectOption({ index: 3 })
  await expectNothingEscapes(page, 'Sign in with')
  await label(page, 'Sign in with').selectOption({ index: 0 })
  await connect(page, demo)
  await expectNothingEscapes(page, 'Preferences')
  await button(page, 'Edit').click()
  await expectNothingEscapes(page, 'Creates goals automatically')
  await button(page, 'Cancel').click()
  await button(page, 'Remove').click()
  await button(page, 'Reset preferences').click()
  await expectSound(page, 'Yes, remove')
  const workspaces = [
    { name: 'New', console: 'https://new.example' },
    { name: 'Other', file: 'o.csv' },
  ]
  const content = { format: 'goalkeeper-settings', version: 1, settings: { other: {} }, workspaces }
  await page.locator('input[type=file]').setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(content)),
  })
  await expectNothingEscapes(page, 'This cannot be taken from the file:')
  await expectAtEveryWidth(page)
  await button(page, 'Yes, import').click()
  await expect(page.getByRole('article')).toHaveCount(2)
  await expectSound(page, 'Settings file')
})

test('popup', async ({ browserContext, extensionId, demo }) => {
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  const page = await browserContext.newPage()
  await page.goto(`chrome-extension://${extensionId}/popup.html?tabId=${await tabIdOf(shop)}`)
  await expectSound(page, 'Goal events')
})
