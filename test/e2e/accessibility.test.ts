/**
 * WCAG 2.2 AA as far as axe can tell, in both themes, and what axe cannot tell: narrow docks, zoom, forced colors, motion.
 * `screens.test.ts` checks the same screens in one visit for `npm test`.
 */
import { HELP_PAGES, helpPath } from '../../core/help/help-pages.ts'
import { expectAtEveryWidth, expectNoViolations, expectToFit } from './harness/axe.ts'
import { connectConsole, credentialsOf } from './harness/panel/connect-console.ts'
import { expect, test, testWithOwnBrowser } from './harness/fixtures.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'
import { zoomTo } from './harness/browser/zoom.ts'

// Looks of some seconds each, on cores that are busy with two browsers.
test.beforeEach(() => test.setTimeout(300_000))

test('panel, with a list and an open detail @full', async ({ browserContext, extensionId, demo }) => {
  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()
  await shop.locator('#save-for-later').click()
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await panel.getByRole('row', { name: /add_to_basket/ }).click()
  await expectAtEveryWidth(panel)
  await panel.getByRole('textbox', { name: 'Find in the tree' }).fill('sku')
  await expectNoViolations(panel)
  await panel.getByRole('tab', { name: 'Request' }).click()
  await expectNoViolations(panel)
  await panel.getByRole('button', { name: 'As sent' }).click()
  await expectNoViolations(panel)
})

test('panel, with a publish, two events compared, and an id that is looked for @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  const hero = { id: 0, name: 'hero', unit: 'session_id', variant: 1, fullOn: true }
  await sendGoals(shop, ['page_view'], { properties: { price: 1, a: 'b' }, exposures: [hero] })
  await sendGoals(shop, ['page_view'], { properties: { price: 2, b: ['c'] } })
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await panel
    .getByRole('row', { name: /page_view/ })
    .nth(1)
    .click()
  await panel.getByRole('tab', { name: 'Publish' }).click()
  await expectAtEveryWidth(panel)
  await panel
    .getByRole('row', { name: /page_view/ })
    .last()
    .click()
  await panel.getByRole('button', { name: /^Compare with/ }).click()
  await panel.getByText(/values are the same/).click()
  await expectAtEveryWidth(panel)
  await panel.getByRole('button', { name: 'Find me' }).click()
  await panel.getByRole('textbox', { name: /^User id/ }).fill(' user-1')
  await expectAtEveryWidth(panel)
})

test('panel, with what became of publishes @full', async ({ browserContext, extensionId, demo }) => {
  demo.misbehave({ server: 'collector', method: 'PUT', status: 503, times: 1 })
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await panel
    .getByRole('row', { name: /product_view .*Accepted, attempt 2/ })
    .first()
    .click()
  await panel.getByRole('tab', { name: 'Delivery' }).click()
  await panel.getByRole('button', { name: /^Attempt 1/ }).click()
  await expectNoViolations(panel)

  demo.misbehave({ server: 'collector', status: 401 })
  await shop.locator('#add-to-basket').click()
  await panel.getByRole('row', { name: /add_to_basket .*Rejected, lost/ }).click()
  await expectNoViolations(panel)

  await shop.reload()
  await expect(panel.getByRole('row', { name: /context failed to load/ })).toBeVisible()
  await expectNoViolations(panel)
  await panel.keyboard.press('Escape')
  await panel.setViewportSize({ width: 320, height: 900 })
  await expectNoViolations(panel)
})

test('panel, with a filter @full', async ({ browserContext, extensionId, demo }) => {
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await panel.getByRole('row', { name: /product_view/ }).click()
  await panel.getByRole('button', { name: 'Mute', exact: true }).click()
  await panel.getByRole('button', { name: /^Unchecked/ }).click()
  const field = panel.getByRole('combobox', { name: 'Filter' })
  await field.fill('page')
  await panel.getByRole('button', { name: 'Saved filters' }).click()
  await panel.getByRole('button', { name: 'Save', exact: true }).click()
  await expectNoViolations(panel)
  await field.fill('verdit:known pa')
  await panel.keyboard.press('ArrowDown')
  await expect(panel.getByRole('listbox').getByRole('option', { selected: true })).toBeVisible()
  await expectNoViolations(panel)
})

test('panel, empty @full', async ({ browserContext, extensionId, serve }) => {
  const page = await browserContext.newPage()
  await page.goto(`${(await serve({ '/': '<title>Quiet</title>' })).url}/`)
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
  const heading = panel.getByRole('heading', { name: 'No goal event yet' })
  await expect(heading).toBeVisible()
  await expectAtEveryWidth(panel)
  // In a low dock it scrolls, and begins at its beginning.
  await panel.setViewportSize({ width: 320, height: 300 })
  const [top, toolbar] = await Promise.all([heading.boundingBox(), panel.getByRole('toolbar').boundingBox()])
  expect(top?.y).toBeGreaterThanOrEqual((toolbar?.y ?? 0) + (toolbar?.height ?? 0))
})

test('options: each section @full', async ({ browserContext, extensionId, demo }) => {
  const page = await browserContext.newPage()
  await page.goto(`chrome-extension://${extensionId}/options.html`)
  await page.getByLabel('Web Console URL').fill('http://acme.absmartly.com')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByText(/unencrypted/).first()).toBeVisible()
  await expectAtEveryWidth(page)

  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  await page.goto(`chrome-extension://${extensionId}/options.html`)
  await page.getByRole('button', { name: 'Reset preferences' }).click()
  const workspaces = [{ name: 'New', console: 'https://new.example' }]
  const file = { format: 'goalkeeper-settings', version: 1, settings: { other: {} }, workspaces }
  const buffer = Buffer.from(JSON.stringify(file))
  await page
    .getByLabel('Import a settings file')
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer })
  await expectAtEveryWidth(page)
  await page.getByRole('button', { name: 'Yes, import' }).click()
  await expect(page.getByText(/It needs a key/)).toBeVisible()
  await expectNoViolations(page)
})

test('popup and help @full', async ({ browserContext, extensionId }) => {
  const page = await browserContext.newPage()
  await page.goto(`chrome-extension://${extensionId}/popup.html`)
  await expect(page.getByRole('heading', { name: 'Goalkeeper' })).toBeVisible()
  await expectNoViolations(page)
  await page.setViewportSize({ width: 320, height: 700 })
  for (const name of HELP_PAGES) {
    await page.goto(`chrome-extension://${extensionId}${helpPath(name)}`)
    await expectToFit(page)
    await expectNoViolations(page)
  }
})

test('a theme that was chosen is as readable as the system’s @full', async ({
  browserContext,
  extensionId,
}) => {
  const page = await browserContext.newPage()
  await page.goto(`chrome-extension://${extensionId}/options.html`)
  for (const theme of ['Dark', 'Light']) {
    await page.getByLabel(theme, { exact: true }).check()
    await expectNoViolations(page)
  }
})

testWithOwnBrowser(
  'at 200 % nothing is cut off or out of reach @full',
  async ({ browserContext, extensionId, demo }) => {
    const shop = await browserContext.newPage()
    await shop.goto(`${demo.shopUrl}mug/blue-mug`)
    await shop.locator('#add-to-basket').click()
    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
    await panel.setViewportSize({ width: 1280, height: 1000 })
    await zoomTo(panel, 2)
    await panel.getByRole('row', { name: /add_to_basket/ }).click()
    await expectToFit(panel)
    await expectNoViolations(panel)
    await panel.goto(`chrome-extension://${extensionId}/options.html`)
    await expect(panel.getByRole('heading', { name: 'Preferences' })).toBeVisible()
    await expectToFit(panel)
    await expectNoViolations(panel)
  },
)

test('forced colours leave what is selected to be seen; nothing moves @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await panel.getByRole('row', { name: /add_to_basket/ }).click()
  await panel.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await expectNoViolations(panel)
  const underlineOf = (name: string) =>
    panel.getByRole('tab', { name }).evaluate((tab) => getComputedStyle(tab).borderBottomColor)
  expect(await underlineOf('Event')).not.toBe(await underlineOf('Goal'))
  const outlineOf = (selected: boolean) =>
    panel
      .getByRole('row', { selected })
      .first()
      .evaluate((row) => getComputedStyle(row).outlineStyle)
  expect([await outlineOf(true), await outlineOf(false)]).toEqual(['solid', 'none'])
  expect(await panel.evaluate(() => document.getAnimations().length)).toBe(0)
})
