/**
 * Visits every screen once in a build with pseudo-translated messages. Checks that every visible string comes from
 * `locales/` or is data, and that axe finds no violation. `accessibility.test.ts` checks more, in `npm run test:full`.
 */
import { readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

import type { Page } from '@playwright/test'

import type { MessageKey } from '../../../core/message.ts'
import type { Demo } from '../../../demo/index.ts'
import { expectAtEveryWidth, expectNoViolations } from '../harness/axe.ts'
import { expect, testWithOwnBrowser as inBrowser } from '../harness/fixtures.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { untranslatedTexts, pseudo, pseudoBuild } from '../harness/browser/pseudo-locale.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { tabIdOf } from '../harness/browser/tab-id.ts'
import { re, t } from '../harness/messages.ts'
import { openShop } from '../harness/page/open-shop.ts'
import { openExtensionPage } from '../harness/browser/open-extension-page.ts'

const test = inBrowser.extend({
  // Playwright parses the first parameter to find the needed fixtures, so it must be a destructuring pattern.
  // eslint-disable-next-line no-empty-pattern
  launch: async ({}, use) => {
    const extension = pseudoBuild()
    await use({ extension })
    rmSync(dirname(extension), { recursive: true, force: true })
  },
})
test.beforeEach(() => test.setTimeout(180_000))

const pseudoOf = (key: MessageKey) => pseudo(t(key))
const button = (page: Page, key: MessageKey) => page.getByRole('button', { name: pseudoOf(key), exact: true })
const label = (page: Page, key: MessageKey) => page.getByLabel(pseudoOf(key), { exact: true })

/** Expects only pseudo-translated text. Waits for a message first, since an empty page would pass. */
async function expectOnlyMessages(page: Page, key: MessageKey): Promise<void> {
  await expect(page.getByText(pseudoOf(key)).first()).toBeVisible()
  expect(await untranslatedTexts(page)).toEqual([])
}

/** Expects only pseudo-translated text, and no violations in either theme. */
async function expectOnlyMessagesWithoutViolations(page: Page, key: MessageKey): Promise<void> {
  await expectOnlyMessages(page, key)
  await expectNoViolations(page)
}

async function connect(page: Page, demo: Demo): Promise<void> {
  await label(page, 'connect.url.label').fill(demo.consoleUrl)
  await label(page, 'connect.key.label').fill(demo.consoleKey)
  await label(page, 'connect.collectors.label').fill(new URL(demo.collectorUrl).host)
  await button(page, 'connect.button').click()
  await expect(page.getByRole('article')).toBeVisible()
}

test('reports text that is not a message', async ({ browserContext }) => {
  const page = await browserContext.newPage()
  await page.setContent(
    `<p>⟦śáid⟧ 12 · <b>plain</b></p><p>⟦a <bdi translate=no>data</bdi> b⟧</p><i translate=no title="data">x</i>
     <u title="plain"></u><p title="⟦a {b}⟧"></p>`,
  )
  expect(await untranslatedTexts(page)).toEqual(['<b class="">: plain', '<u class="" title>: plain'])
})

test('the panel shows only messages and data, without violations', async ({
  browserContext,
  demo,
  serve,
}) => {
  const quiet = await browserContext.newPage()
  await quiet.goto(`${(await serve({ '/': '<title>Quiet</title>' })).url}/`)
  const empty = await openPanelFor(quiet)
  await expectOnlyMessages(empty, 'empty.waiting.title')
  await expectAtEveryWidth(empty)

  const shop = await openShop(browserContext, demo, 'add-to-basket')
  const panel = await openPanelFor(shop)
  await panel.setViewportSize({ width: 1400, height: 900 })
  const row = (name: string) => panel.getByRole('row', { name: new RegExp(name) }).first()
  await expect(row('add_to_basket')).toBeVisible()
  await expectOnlyMessages(panel, 'verdict.unchecked')

  const options = await openExtensionPage(browserContext, 'options.html')
  await connect(options, demo)
  // A background tab renders once a second, and a click waits for two frames.
  await panel.bringToFront()
  await expectOnlyMessagesWithoutViolations(panel, 'verdict.unknown')
  await sendGoals(shop, ['purchase'], {
    endpoint: demo.collectorUrl.replace(/\/$/, ''),
    environment: 'nowhere',
  })
  await sendGoals(shop, ['page_view'], { endpoint: demo.shopUrl.replace(/\/$/, '') })
  for (const name of ['add_to_basket', 'page_view', 'purchase']) {
    await row(name).click()
    for (const tab of ['findings', 'goal', 'delivery', 'request', 'publish', 'event'] as const) {
      await panel.getByRole('tab', { name: pseudoOf(`detail.${tab}`) }).click()
      await (name === 'add_to_basket' ? expectOnlyMessagesWithoutViolations : expectOnlyMessages)(
        panel,
        `detail.${tab}`,
      )
    }
  }
  await expectAtEveryWidth(panel)
  await panel.setViewportSize({ width: 1400, height: 900 })

  await panel.getByRole('button', { name: pseudoOf('findMe.open') }).click()
  await panel.getByRole('dialog').getByRole('textbox').fill(' user-1')
  await expectOnlyMessagesWithoutViolations(panel, 'findMe.filter')
  await panel.keyboard.press('Escape')
  await sendGoals(shop, ['page_view'], { properties: { long: 'a'.repeat(2000), list: [1] } })
  await panel
    .getByRole('row', { name: /page_view/ })
    .last()
    .click()
  await expectOnlyMessages(panel, 'tree.copyValue')
  await button(panel, 'compare.withPrevious').click()
  await expectOnlyMessagesWithoutViolations(panel, 'compare.stop')
  await button(panel, 'compare.stop').click()
  await button(panel, 'copyAs.button').click()
  await expectOnlyMessagesWithoutViolations(panel, 'copyAs.markdown')
  await panel.keyboard.press('Escape')
  await button(panel, 'export.button').click()
  const saved = panel.waitForEvent('download')
  await button(panel, 'export.save').click()
  const text = readFileSync(await (await saved).path())
  await expectOnlyMessagesWithoutViolations(panel, 'export.leaveOut.always')
  await panel.keyboard.press('Escape')
  const jsonFile = { name: 'a.json', mimeType: 'application/json' }
  await panel.locator('input[type=file]').setInputFiles({ ...jsonFile, buffer: Buffer.from('{') })
  await expect(panel.getByRole('alert')).toBeVisible()
  await expectOnlyMessagesWithoutViolations(panel, 'panel.record')
  await button(panel, 'session.dismiss').click()
  await panel.locator('input[type=file]').setInputFiles({ ...jsonFile, buffer: text })
  await expectOnlyMessagesWithoutViolations(panel, 'session.imported')
  await panel.getByRole('navigation').getByRole('button').last().click()
  await expectOnlyMessages(panel, 'panel.record')

  demo.misbehave({ server: 'collector', status: 401 })
  await shop.locator('#add-to-basket').click()
  const lost = pseudoOf('delivery.lost').replace('{kind}', pseudoOf('delivery.kind.rejected'))
  await panel.getByRole('row', { name: re`add_to_basket.*${lost}` }).click()
  await panel.getByRole('tab', { name: pseudoOf('detail.delivery') }).click()
  await expectOnlyMessages(panel, 'delivery.attempts')
  await shop.reload()
  await expect(panel.getByRole('row', { name: re`${pseudoOf('help.more')}` })).toBeVisible()
  await expectOnlyMessagesWithoutViolations(panel, 'delivery.attempts')
  await button(panel, 'panel.clear').click()
  await panel.getByRole('combobox', { name: pseudoOf('panel.filter') }).fill('nothing')
  await panel.setViewportSize({ width: 320, height: 700 })
  await expectOnlyMessagesWithoutViolations(panel, 'panel.undo')
})

test('the options page shows only messages and data, without violations', async ({
  browserContext,
  demo,
}) => {
  const page = await openExtensionPage(browserContext, 'options.html')
  await button(page, 'connect.button').click()
  await expectOnlyMessagesWithoutViolations(page, 'connect.key.empty')
  await label(page, 'connect.from.file').click()
  await expectOnlyMessages(page, 'connect.file.label')
  await label(page, 'connect.from.console').click()
  await label(page, 'connect.signIn.label').selectOption({ index: 3 })
  await expectOnlyMessages(page, 'connect.signIn.label')
  await label(page, 'connect.signIn.label').selectOption({ index: 0 })
  await connect(page, demo)
  await expectOnlyMessages(page, 'preferences.title')
  await button(page, 'options.edit').click()
  await expectOnlyMessages(page, 'options.switch.createsGoals')
  await button(page, 'options.cancel').click()
  await button(page, 'options.remove.button').click()
  await button(page, 'preferences.reset.button').click()
  await expectOnlyMessagesWithoutViolations(page, 'options.remove.yes')
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
  await expectOnlyMessages(page, 'settingsFile.notTaken')
  await expectAtEveryWidth(page)
  await button(page, 'settingsFile.yes').click()
  await expect(page.getByRole('article')).toHaveCount(2)
  await expectOnlyMessagesWithoutViolations(page, 'settingsFile.title')
})

test('the popup shows only messages and data, without violations', async ({ browserContext, demo }) => {
  const shop = await openShop(browserContext, demo)
  const page = await openExtensionPage(browserContext, `popup.html?tabId=${await tabIdOf(shop)}`)
  await expectOnlyMessagesWithoutViolations(page, 'popup.goals')
})
