/**
 * Checks WCAG 2.2 AA with axe in both themes, and the cases axe does not cover: narrow docks, zoom, forced colors and
 * reduced motion. `screens.test.ts` visits the same screens once, for `npm test`.
 */
import { HELP_PAGES, helpPath } from '../../../core/help/help-pages.ts'
import { expectAtEveryWidth, expectNoViolations, expectToFit } from '../harness/axe.ts'
import { connectConsole, credentialsOf } from '../harness/panel/connect-console.ts'
import { expect, test, testWithOwnBrowser } from '../harness/fixtures.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { zoomTo } from '../harness/browser/zoom.ts'
import { matching, re, t } from '../harness/messages.ts'
import { openShop } from '../harness/page/open-shop.ts'
import { openExtensionPage } from '../harness/browser/open-extension-page.ts'

// Each axe run takes seconds while two browsers share the cores.
test.beforeEach(() => test.setTimeout(300_000))

test('the panel has no violations with a list and an open detail @full', async ({
  browserContext,
  connectedDemo: demo,
}) => {
  const shop = await openShop(browserContext, demo, 'add-to-basket', 'save-for-later')
  const panel = await openPanelFor(shop)
  await panel.getByRole('row', { name: /add_to_basket/ }).click()
  await expectAtEveryWidth(panel)
  await panel.getByRole('textbox', { name: t('tree.find') }).fill('sku')
  await expectNoViolations(panel)
  await panel.getByRole('tab', { name: t('detail.request') }).click()
  await expectNoViolations(panel)
  await panel.getByRole('button', { name: t('detail.bodyAs.raw') }).click()
  await expectNoViolations(panel)
})

test('the panel has no violations with a publish, a comparison and “Find me” open @full', async ({
  browserContext,
  demo,
}) => {
  const shop = await openShop(browserContext, demo)
  const hero = { id: 0, name: 'hero', unit: 'session_id', variant: 1, fullOn: true }
  await sendGoals(shop, ['page_view'], { properties: { price: 1, a: 'b' }, exposures: [hero] })
  await sendGoals(shop, ['page_view'], { properties: { price: 2, b: ['c'] } })
  const panel = await openPanelFor(shop)
  await panel
    .getByRole('row', { name: /page_view/ })
    .nth(1)
    .click()
  await panel.getByRole('tab', { name: t('detail.publish') }).click()
  await expectAtEveryWidth(panel)
  await panel
    .getByRole('row', { name: /page_view/ })
    .last()
    .click()
  await panel.getByRole('button', { name: t('compare.withPrevious') }).click()
  await panel.getByText(matching('compare.same')).click()
  await expectAtEveryWidth(panel)
  await panel.getByRole('button', { name: t('findMe.open') }).click()
  await panel.getByRole('textbox', { name: t('findMe.id') }).fill(' user-1')
  await expectAtEveryWidth(panel)
})

test('the panel has no violations with delivery outcomes @full', async ({ browserContext, demo }) => {
  demo.misbehave({ server: 'collector', method: 'PUT', status: 503, times: 1 })
  const shop = await openShop(browserContext, demo)
  const panel = await openPanelFor(shop)
  await panel
    .getByRole('row', {
      name: re`product_view .*${t('delivery.recovered', { kind: t('delivery.kind.accepted'), attempt: 2 })}`,
    })
    .first()
    .click()
  await panel.getByRole('tab', { name: t('detail.delivery') }).click()
  await panel.getByRole('button', { name: re`^${t('delivery.attempt', { attempt: 1 })}` }).click()
  await expectNoViolations(panel)

  demo.misbehave({ server: 'collector', status: 401 })
  await shop.locator('#add-to-basket').click()
  await panel
    .getByRole('row', {
      name: re`add_to_basket .*${t('delivery.lost', { kind: t('delivery.kind.rejected') })}`,
    })
    .click()
  await expectNoViolations(panel)

  await shop.reload()
  await expect(panel.getByRole('row', { name: matching('delivery.context.failed') })).toBeVisible()
  await expectNoViolations(panel)
  await panel.keyboard.press('Escape')
  await panel.setViewportSize({ width: 320, height: 900 })
  await expectNoViolations(panel)
})

test('the panel has no violations with a filter @full', async ({ browserContext, demo }) => {
  const shop = await openShop(browserContext, demo)
  const panel = await openPanelFor(shop)
  await panel.getByRole('row', { name: /product_view/ }).click()
  await panel.getByRole('button', { name: t('filter.muted.mute'), exact: true }).click()
  await panel.getByRole('button', { name: re`^${t('verdict.unchecked')}` }).click()
  const field = panel.getByRole('combobox', { name: t('panel.filter') })
  await field.fill('page')
  await panel.getByRole('button', { name: t('filter.saved.title') }).click()
  await panel.getByRole('button', { name: t('filter.saved.save'), exact: true }).click()
  await expectNoViolations(panel)
  await field.fill('verdit:known pa')
  await panel.keyboard.press('ArrowDown')
  await expect(panel.getByRole('listbox').getByRole('option', { selected: true })).toBeVisible()
  await expectNoViolations(panel)
})

test('the empty panel has no violations @full', async ({ browserContext, serve }) => {
  const page = await browserContext.newPage()
  await page.goto(`${(await serve({ '/': '<title>Quiet</title>' })).url}/`)
  const panel = await openPanelFor(page)
  const heading = panel.getByRole('heading', { name: t('empty.waiting.title') })
  await expect(heading).toBeVisible()
  await expectAtEveryWidth(panel)
  // In a low dock, the empty state scrolls and starts at the top.
  await panel.setViewportSize({ width: 320, height: 300 })
  const [top, toolbar] = await Promise.all([heading.boundingBox(), panel.getByRole('toolbar').boundingBox()])
  expect(top?.y).toBeGreaterThanOrEqual((toolbar?.y ?? 0) + (toolbar?.height ?? 0))
})

test('the options page has no violations in any section @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const page = await openExtensionPage(browserContext, 'options.html')
  await page.getByLabel(t('connect.url.label')).fill('http://acme.absmartly.com')
  await page.getByRole('button', { name: t('connect.button'), exact: true }).click()
  await expect(page.getByText(matching('connect.url.insecure')).first()).toBeVisible()
  await expectAtEveryWidth(page)

  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  await page.goto(`chrome-extension://${extensionId}/options.html`)
  await page.getByRole('button', { name: t('preferences.reset.button') }).click()
  const workspaces = [{ name: 'New', console: 'https://new.example' }]
  const file = { format: 'goalkeeper-settings', version: 1, settings: { other: {} }, workspaces }
  const buffer = Buffer.from(JSON.stringify(file))
  await page
    .getByLabel(t('settingsFile.import'))
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer })
  await expectAtEveryWidth(page)
  await page.getByRole('button', { name: t('settingsFile.yes'), exact: true }).click()
  await expect(page.getByText(t('consoleAnswer.noSecret'))).toBeVisible()
  await expectNoViolations(page)
})

test('the popup and the help pages have no violations @full', async ({ browserContext, extensionId }) => {
  const page = await openExtensionPage(browserContext, 'popup.html')
  await expect(page.getByRole('heading', { name: t('popup.title') })).toBeVisible()
  await expectNoViolations(page)
  await page.setViewportSize({ width: 320, height: 700 })
  for (const name of HELP_PAGES) {
    await page.goto(`chrome-extension://${extensionId}${helpPath(name)}`)
    await expectToFit(page)
    await expectNoViolations(page)
  }
})

test('a theme chosen by the user has no violations @full', async ({ browserContext }) => {
  const page = await openExtensionPage(browserContext, 'options.html')
  for (const theme of ['dark', 'light'] as const) {
    await page.getByLabel(t(`preferences.theme.${theme}`), { exact: true }).check()
    await expectNoViolations(page)
  }
})

testWithOwnBrowser(
  'nothing is cut off or out of reach at 200 % zoom @full',
  async ({ browserContext, extensionId, demo }) => {
    const shop = await openShop(browserContext, demo, 'add-to-basket')
    const panel = await openPanelFor(shop)
    await panel.setViewportSize({ width: 1280, height: 1000 })
    await zoomTo(panel, 2)
    await panel.getByRole('row', { name: /add_to_basket/ }).click()
    await expectToFit(panel)
    await expectNoViolations(panel)
    await panel.goto(`chrome-extension://${extensionId}/options.html`)
    await expect(panel.getByRole('heading', { name: t('preferences.title') })).toBeVisible()
    await expectToFit(panel)
    await expectNoViolations(panel)
  },
)

test('the selection stays visible in forced colors, and nothing moves with reduced motion @full', async ({
  browserContext,
  demo,
}) => {
  const shop = await openShop(browserContext, demo, 'add-to-basket')
  const panel = await openPanelFor(shop)
  await panel.getByRole('row', { name: /add_to_basket/ }).click()
  await panel.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await expectNoViolations(panel)
  const underlineOf = (name: string) =>
    panel.getByRole('tab', { name }).evaluate((tab) => getComputedStyle(tab).borderBottomColor)
  expect(await underlineOf(t('detail.event'))).not.toBe(await underlineOf(t('detail.goal')))
  const outlineOf = (selected: boolean) =>
    panel
      .getByRole('row', { selected })
      .first()
      .evaluate((row) => getComputedStyle(row).outlineStyle)
  expect([await outlineOf(true), await outlineOf(false)]).toEqual(['solid', 'none'])
  expect(await panel.evaluate(() => document.getAnimations().length)).toBe(0)
})
