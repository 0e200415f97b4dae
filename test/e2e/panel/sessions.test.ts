/** Exporting, opening and copying in the real panel. The tests read the clipboard and the saved files. */
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Download, Page } from '@playwright/test'

import { click } from '../firefox/act.ts'
import { clipboardText as firefoxClipboardText } from '../firefox/firefox-clipboard.ts'
import { test as firefoxTest } from '../firefox/firefox-fixtures.ts'
import { openGoalkeeperPanel as openFirefoxPanel } from '../firefox/firefox-panel.ts'
import { savedFileBy as savedByFirefox } from '../firefox/firefox-saved-file.ts'
import { expectNoViolations } from '../harness/axe.ts'
import { clipboardText } from '../harness/files/clipboard.ts'
import { expect, test } from '../harness/fixtures.ts'
import { chooseFile, dropFile } from '../harness/files/input-file.ts'
import { goalGrid, goalRows, rowsInDocument } from '../harness/panel/goal-grid.ts'
import { exportedHar } from '../harness/page/network-har.ts'
import { openGoalkeeperPanel, openPanelFor } from '../harness/panel/panel.ts'
import type { PageServer } from '../harness/page/page-server.ts'
import { savedFileBy } from '../harness/files/saved-file.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { matching, t } from '../harness/messages.ts'
import { titledPage } from '../harness/page/titled-page.ts'

const PAGES = { '/': titledPage('First page'), '/second': titledPage('Second page'), '/v1/context': '{}' }

async function openPageWithPanel(browserContext: BrowserContext, server: PageServer) {
  const page = await browserContext.newPage()
  await page.goto(`${server.url}/?who=jane#top`)
  const panel = await openPanelFor(page)
  return { page, panel }
}
const ACCEPTED = t('delivery.kind.accepted')
const goalNames = async (panel: Page) => (await goalRows(panel)).map((row) => row['goal'])
const dialogOf = (panel: Page) => panel.getByRole('dialog', { name: t('export.title') })
const textOf = async (download: Download) => readFile(await download.path(), 'utf8')

async function save(panel: Page): Promise<{ name: string; text: string }> {
  const saved = panel.waitForEvent('download')
  await dialogOf(panel)
    .getByRole('button', { name: t('export.save') })
    .click()
  const download = await saved
  await expect(
    dialogOf(panel).getByText(t('export.saved', { file: download.suggestedFilename() })),
  ).toBeVisible()
  return { name: download.suggestedFilename(), text: await textOf(download) }
}

test('exports a session and opens it read-only, by the file picker and by a drop', async ({
  browserContext,
  serve,
}) => {
  const server = await serve(PAGES)
  const { page, panel } = await openPageWithPanel(browserContext, server)
  await sendGoals(page, ['view', 'purchase'], { properties: { price: 19.99, note: '=cmd()' } })
  await page.goto(`${server.url}/second`)
  await sendGoals(page, ['view'])
  await expect.poll(() => goalNames(panel)).toEqual(['view', 'purchase', 'view'])
  await expect
    .poll(async () => (await goalRows(panel)).map((row) => row['delivery']))
    .toEqual([ACCEPTED, ACCEPTED, ACCEPTED])
  const list = async () =>
    (await goalRows(panel)).map((row) => ({ ...row, page: row['page']?.split(/[?#]/)[0] }))
  const before = await list()
  await goalGrid(panel).focus()
  await panel.keyboard.press('e')
  await expect(dialogOf(panel)).toBeVisible()
  await expect(
    dialogOf(panel).getByText(
      [t('export.preview.goals', {}, 3), t('export.preview.requests', {}, 2)].join(' '),
    ),
  ).toBeVisible()
  await expect(
    dialogOf(panel)
      .getByRole('list', { name: t('export.preview.pages', {}, 2) })
      .getByRole('listitem'),
  ).toHaveText([`${server.url}/`, `${server.url}/second`])
  await expectNoViolations(panel)
  const { name, text } = await save(panel)
  expect(name).toMatch(/^goalkeeper-127\.0\.0\.1-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.json$/)
  // Query and fragment of URLs are left out by default, because they may identify a person.
  expect(text).not.toContain('who=jane')
  await panel.keyboard.press('Escape')
  await expect(dialogOf(panel)).toBeHidden()

  await panel.locator('input[type=file]').setInputFiles({
    name: 'ticket.json',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  })
  await expect(panel.getByText(t('session.imported'))).toBeVisible()
  expect(await list()).toEqual(before)
  await expectNoViolations(panel)
  await expect(panel.getByRole('button', { name: t('panel.clear'), exact: true })).toHaveCount(0)

  await sendGoals(page, ['later'])
  await panel.getByRole('button', { name: t('session.live') }).click()
  await expect.poll(() => goalNames(panel)).toEqual(['view', 'purchase', 'view', 'later'])
  await expect(panel.getByText(t('session.imported'))).toHaveCount(0)

  await panel.evaluate((content) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([content], 'dropped.json'))
    const target = document.querySelector('main')
    for (const type of ['dragenter', 'dragover', 'drop'])
      target?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
  }, text)
  await expect(panel.getByRole('button', { name: 'dropped.json', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  )
  expect(await list()).toEqual(before)
  await panel.getByRole('button', { name: t('session.close', { file: 'dropped.json' }) }).click()
  await expect.poll(() => goalNames(panel)).toEqual(['view', 'purchase', 'view', 'later'])
  // Opening a file sends nothing: the server has only the page's requests.
  expect(server.received.filter(({ method }) => method === 'PUT')).toHaveLength(3)
})

test('exports the selection in every format, with values masked if requested @full', async ({
  browserContext,
  serve,
}) => {
  const { page, panel } = await openPageWithPanel(browserContext, await serve(PAGES))
  await sendGoals(page, ['view', 'purchase'], { properties: { price: 19.99, to: 'Jane', note: '=cmd()' } })
  await sendGoals(page, ['view'])
  await expect.poll(() => goalNames(panel)).toEqual(['view', 'purchase', 'view'])
  await goalGrid(panel)
    .getByRole('row', { name: /purchase/ })
    .click()
  await goalGrid(panel)
    .getByRole('row', { name: /view/ })
    .last()
    .click({ modifiers: ['ControlOrMeta'] })
  await expect(goalGrid(panel).getByRole('row', { selected: true })).toHaveCount(2)
  await panel.getByRole('button', { name: t('export.button') }).click()
  const dialog = dialogOf(panel)
  await expect(dialog.getByRole('radio', { name: t('export.scope.selected', {}, 2) })).toBeChecked()
  await expect(dialog.getByText(t('export.preview.others', {}, 1))).toBeVisible()
  await dialog.getByRole('checkbox', { name: t('export.leaveOut.properties') }).check()
  const session = await save(panel)
  expect(session.text).not.toContain('Jane')
  await dialog.getByRole('radio', { name: t('export.format.csv') }).check()
  const masked = await save(panel)
  expect(masked.name).toMatch(/\.csv$/)
  expect(masked.text).toContain('masked')
  expect(masked.text).not.toContain('Jane')
  await dialog.getByRole('checkbox', { name: t('export.leaveOut.properties') }).uncheck()
  const csv = await save(panel)
  expect(csv.text.split('\r\n').slice(0, -1)).toHaveLength(3)
  expect(csv.text).toContain(`'=cmd()`)
  await dialog.getByRole('radio', { name: t('export.format.markdown') }).check()
  const markdown = await save(panel)
  expect(markdown.text).toContain('| `purchase` |')
  await dialog.getByRole('radio', { name: t('export.format.har') }).check()
  const har = await save(panel)
  expect(har.name).toMatch(/\.har$/)
  await panel.keyboard.press('Escape')
  await panel.locator('input[type=file]').setInputFiles({
    name: 'ticket.har',
    mimeType: 'application/json',
    buffer: Buffer.from(har.text),
  })
  await expect(panel.getByText(t('session.imported'))).toBeVisible()
  await expect.poll(() => goalNames(panel)).toEqual(['purchase', 'view'])
})

test('rejects a file that is not a session and changes nothing @full', async ({ browserContext, serve }) => {
  const { page, panel } = await openPageWithPanel(browserContext, await serve(PAGES))
  await sendGoals(page, ['view'])
  await expect.poll(() => goalNames(panel)).toEqual(['view'])
  const fileInput = panel.locator('input[type=file]')
  for (const [name, content, error] of [
    [
      'broken.json',
      '{"format": "goalkeeper-',
      t('sessionFile.problem.notJsonAt', { file: 'broken.json', line: 1, column: 12 }),
    ],
    ['foreign.json', '{"a": 1}', t('sessionFile.problem.other', { file: 'foreign.json' })],
    [
      'newer.json',
      '{"format": "goalkeeper-session", "version": 99}',
      matching('sessionFile.problem.newer', { version: 99 }),
    ],
    [
      'empty.har',
      '{"log": {"entries": []}}',
      matching('sessionFile.problem.noPublishes', { file: 'empty.har' }),
    ],
  ] as const) {
    await fileInput.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) })
    await expect(panel.getByRole('alert')).toContainText(error)
    await expect(panel.getByRole('alert')).toContainText(name)
    await expect.poll(() => goalNames(panel)).toEqual(['view'])
  }
  await panel.evaluate(() => {
    const dataTransfer = new DataTransfer()
    const part = new Uint8Array(20_000_000)
    dataTransfer.items.add(
      new File(
        Array.from({ length: 10 }, () => part),
        'large.json',
      ),
    )
    document
      .querySelector('main')
      ?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }))
  })
  await expect(panel.getByRole('alert')).toContainText(
    t('sessionFile.problem.tooLarge', { file: 'large.json', megabytes: 100 }),
  )
  await panel.getByRole('button', { name: t('session.dismiss') }).click()
  await expect(panel.getByRole('alert')).toHaveCount(0)
  await expect.poll(() => goalNames(panel)).toEqual(['view'])
})

test('copies an event in every format', async ({ browserContext, serve }) => {
  const { page, panel } = await openPageWithPanel(browserContext, await serve(PAGES))
  await browserContext.grantPermissions(['clipboard-read'])
  await sendGoals(page, ['purchase'], { properties: { price: 19.99 } })
  await goalGrid(panel)
    .getByRole('row', { name: /purchase/ })
    .click()
  const copied = async (item: string) => {
    await panel.getByRole('button', { name: t('copyAs.button') }).focus()
    await panel.keyboard.press('Enter')
    await panel.getByRole('menuitem', { name: item }).press('Enter')
    await expect(panel.getByRole('button', { name: t('copyAs.button') })).toBeFocused()
    await expect(panel.getByText(t('detail.copied'), { exact: true })).toBeVisible()
    return panel.evaluate(() => navigator.clipboard.readText())
  }
  expect(await copied(t('copyAs.track'))).toBe('context.track("purchase", {\n  "price": 19.99\n})')
  expect(JSON.parse(await copied(t('copyAs.stored')))).toMatchObject({
    event_type: 'goal',
    goal_name: 'purchase',
  })
  expect(JSON.parse(await copied(t('copyAs.sent')))).toMatchObject({
    name: 'purchase',
    properties: { price: 19.99 },
  })
  expect(await copied(t('copyAs.sh'))).toMatch(
    /^curl \\\n {2}-X 'PUT' \\\n {2}-H 'X-Agent: absmartly-javascript-sdk'/,
  )
  expect(await copied(t('copyAs.cmd'))).toMatch(/^curl \^\n {2}-X \^"PUT\^" \^\n/)
  expect(await copied(t('copyAs.markdown'))).toContain('### `purchase`')
})

test('saves, copies and opens files in DevTools, including a HAR of the Network panel', async ({
  browserContext,
  demo,
}) => {
  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  const { frame, devtools } = await openGoalkeeperPanel(shop)
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()
  await shop.locator('#save-for-later').click()
  const facts = async () =>
    (await goalRows(frame)).map(({ goal, delivery, properties, application, environment, page }) => ({
      goal,
      delivery,
      properties,
      application,
      environment,
      page,
    }))
  await expect
    .poll(async () => (await facts()).map(({ goal, delivery }) => `${goal} ${delivery}`))
    .toEqual([
      `page_view ${ACCEPTED}`,
      `page_view ${ACCEPTED}`,
      `product_view ${ACCEPTED}`,
      `add_to_basket ${ACCEPTED}`,
      `wishlist_add ${ACCEPTED}`,
    ])
  // The Network panel has only the current page, not the one before.
  const all = await facts()
  const live = all.slice(1)
  const har = await exportedHar(devtools)
  expect(har).toContain('WebInspector')
  await dropFile(frame, 'main', { name: 'network.har', text: har })
  await expect(frame.getByText(t('session.imported'))).toBeVisible()
  expect(await facts()).toEqual(live)
  // The Network panel leaves the shop's key in its file. Goalkeeper's file must not contain it.
  const key = /"X-API-Key",\s*"value": "([^"]+)"/i.exec(har)?.[1] ?? ''
  expect(key.length).toBeGreaterThan(8)

  await goalGrid(frame).focus()
  await frame.locator('[role=grid]').press('e')
  const saved = await savedFileBy(devtools, () =>
    frame.getByRole('button', { name: t('export.save') }).click(),
  )
  expect(saved.text).not.toContain(key)
  expect(saved.text).not.toContain(key.slice(-4))
  await frame.getByRole('dialog', { name: t('export.title') }).press('Escape')
  await chooseFile(frame, 'input[type=file]', { name: 'again.json', text: saved.text })
  await expect(frame.getByRole('button', { name: 'again.json', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  )
  expect(await facts()).toEqual(live)

  await goalGrid(frame)
    .getByRole('row', { name: /wishlist_add/ })
    .click()
  await frame.getByRole('button', { name: t('copyAs.button') }).click()
  await frame.getByRole('menuitem', { name: t('copyAs.track') }).click()
  await expect(frame.getByText(t('detail.copied'), { exact: true })).toBeVisible()
  expect(await clipboardText(shop)).toContain('context.track("wishlist_add"')
})

firefoxTest('Firefox: saves, copies and opens files @full', async ({ firefox, tab, demo }) => {
  firefoxTest.setTimeout(180_000)
  await tab.goto(`${demo.shopUrl}mug/blue-mug`)
  const panel = await openFirefoxPanel(tab)
  const goals = async () => (await panel.evaluate(rowsInDocument)).map((row) => row['goal'])
  await expect.poll(goals).toEqual(['page_view', 'product_view'])
  await click(panel, { role: 'button', name: t('export.button') })
  const saved = await savedByFirefox(firefox, () => click(panel, { role: 'button', name: t('export.save') }))
  expect(JSON.parse(saved.text)).toMatchObject({ format: 'goalkeeper-session', version: 1 })
  await panel.evaluate(() => document.querySelector<HTMLDialogElement>('dialog.export')?.close())
  const shown = () =>
    panel.evaluate(() => document.querySelector('.session [aria-current=true]')?.textContent ?? '')
  await chooseFile(panel, 'input[type=file]', { name: 'chosen.json', text: saved.text })
  await expect.poll(shown).toBe('chosen.json')
  await expect.poll(() => goals()).toEqual(['page_view', 'product_view'])
  await dropFile(panel, 'main', { name: 'dropped.json', text: saved.text })
  await expect.poll(shown).toBe('dropped.json')
  await expect.poll(() => goals()).toEqual(['page_view', 'product_view'])
  await click(panel, { role: 'row', name: 'product_view' })
  await click(panel, { role: 'button', name: t('copyAs.button') })
  await click(panel, { role: 'menuitem', name: t('copyAs.track') })
  await expect
    .poll(() => firefoxClipboardText(firefox).catch(() => ''))
    .toContain('context.track("product_view"')
})
