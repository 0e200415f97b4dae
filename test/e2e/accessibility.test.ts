/** What axe can tell of WCAG 2.2 AA, in both themes. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { connectConsole } from './harness/connect-console.ts'
import { expect, test } from './harness/fixtures.ts'
import { openPanelInTab } from './harness/panel.ts'
import { tabIdOf } from './harness/tab-id.ts'

test.use({ launch: { devtools: false } })

async function expectNoViolations(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  }
}

// Six looks of some seconds each, on cores that are busy with two browsers.
test.beforeEach(() => test.setTimeout(180_000))

test('panel, with a list and an open detail', async ({ browserContext, extensionId, demo }) => {
  await connectConsole(browserContext, extensionId, {
    url: demo.consoleUrl,
    key: demo.consoleKey,
    collector: demo.collectorUrl,
  })
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()
  await shop.locator('#save-for-later').click()
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await panel.getByRole('row', { name: /add_to_basket/ }).click()
  await expectNoViolations(panel)
  await panel.getByRole('tab', { name: 'Request' }).click()
  await expectNoViolations(panel)
})

test('panel, with what became of publishes', async ({ browserContext, extensionId, demo }) => {
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

test('panel, with a filter', async ({ browserContext, extensionId, demo }) => {
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
  await expect(panel.getByRole('option', { selected: true })).toBeVisible()
  await expectNoViolations(panel)
})

test('panel, empty', async ({ browserContext, extensionId, serve }) => {
  const page = await browserContext.newPage()
  await page.goto(`${(await serve({ '/': '<title>Quiet</title>' })).url}/`)
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
  await expect(panel.getByRole('heading', { name: 'No goal event yet' })).toBeVisible()
  await expectNoViolations(panel)
})

test('options and popup', async ({ browserContext, extensionId, demo }) => {
  const page = await browserContext.newPage()
  await page.goto(`chrome-extension://${extensionId}/options.html`)
  await page.getByLabel('Web Console URL').fill('http://acme.absmartly.com')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('unencrypted')
  await expectNoViolations(page)

  await connectConsole(browserContext, extensionId, {
    url: demo.consoleUrl,
    key: demo.consoleKey,
    collector: demo.collectorUrl,
  })
  await page.goto(`chrome-extension://${extensionId}/popup.html`)
  await expect(page.getByRole('heading', { name: 'Goalkeeper' })).toBeVisible()
  await expectNoViolations(page)
})
