/** What became of a publish, as the panel shows it: column, filter, tab, and lines for contexts. */
import type { BrowserContext, Frame, Page } from '@playwright/test'
import type { Demo } from '../../demo/index.ts'
import { expect, test } from './harness/fixtures.ts'
import { goalGrid, goalRows } from './harness/panel/goal-grid.ts'
import { openGoalkeeperPanel, openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'

/** Of all rows: for a moment an attempt can be a row of its own, until the end of the one before is known. */
const deliveries = async (panel: Frame | Page) =>
  (await goalRows(panel)).map((row) => `${row['Goal']}: ${row['Delivery']}`)
const publishesWith = ({ received }: Demo, goal: string) =>
  received.filter(({ method, body }) => method === 'PUT' && body.includes(`"${goal}"`))

/** The shop with its first publish sent, so that a rule is about what a test does next. */
async function openShop(context: BrowserContext, demo: Demo): Promise<Page> {
  const shop = await context.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await expect.poll(() => publishesWith(demo, 'product_view').length).toBe(1)
  return shop
}

test('503 twice, then 200: one row, and three attempts in the tab', async ({ browserContext, demo }) => {
  const shop = await openShop(browserContext, demo)
  demo.misbehave({ server: 'collector', method: 'PUT', status: 503, times: 2 })
  await shop.locator('#add-to-basket').click()

  const { frame } = await openGoalkeeperPanel(shop)
  await expect
    .poll(() => deliveries(frame))
    .toEqual(['page_view: Accepted', 'product_view: Accepted', 'add_to_basket: Accepted, attempt 3'])
  expect(publishesWith(demo, 'add_to_basket').map(({ status }) => status)).toEqual([503, 503, 200])

  await frame.getByRole('row', { name: /add_to_basket/ }).click()
  await frame.getByRole('tab', { name: 'Delivery' }).click()
  const tab = frame.getByRole('tabpanel', { name: 'Delivery' })
  await expect(tab.getByRole('heading', { name: 'Accepted, attempt 3' })).toBeVisible()
  await expect(tab).toContainText('Its goals have arrived with attempt 3.')
  const attempts = tab.getByRole('list', { name: 'Attempts' }).getByRole('listitem')
  await expect(attempts).toHaveText([
    /^Attempt 1 · \+0 ms · 503 after [\d,]+ ms · The server failed \(503\)\.$/,
    /^Attempt 2 · \+[\d,]+ ms · 503 after [\d,]+ ms · The server failed \(503\)\.$/,
    /^Attempt 3 · \+[\d,]+ ms · 200 after [\d,]+ ms · The collector accepted it \(200\)\./,
  ])
  await attempts.nth(1).getByRole('button').click()
  await expect(attempts.nth(1)).toContainText('Status503')
  await expect(attempts.nth(1)).toContainText('page wrapper, network')
})

test.describe('in a tab', () => {
  test('a 401 is lost, and the filter shows what was rejected alone @full', async ({
    browserContext,
    extensionId,
    demo,
  }) => {
    const shop = await openShop(browserContext, demo)
    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
    const end = demo.misbehave({ server: 'collector', method: 'PUT', status: 401 })
    await shop.locator('#add-to-basket').click()
    const row = panel.getByRole('row', { name: /add_to_basket/ })
    await expect(row).toContainText('Rejected, lost')
    expect(publishesWith(demo, 'add_to_basket').map(({ status }) => status)).toEqual([401])
    end()
    await shop.locator('#save-for-later').click()
    await expect(panel.getByRole('row', { name: /wishlist_add/ })).toContainText('Accepted')

    const chips = panel.getByRole('group', { name: 'Delivery' }).getByRole('button')
    await expect(chips).toContainText(['Accepted 3', 'Rejected 1'])
    const rejected = panel.getByRole('button', { name: 'Rejected 1' })
    await rejected.click()
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '3')
    await expect.poll(() => deliveries(panel)).toEqual(['add_to_basket: Rejected, lost'])
    await expect(panel.getByRole('contentinfo')).toContainText('1 of 4 shown')

    await panel.getByRole('combobox', { name: 'Filter' }).fill('wishlist')
    await expect(panel.getByRole('heading', { name: 'Nothing matches the filter' })).toBeVisible()
    await panel.getByRole('button', { name: 'Clear the filter' }).click()
    await expect(rejected).toHaveAttribute('aria-pressed', 'false')
    await expect(panel.getByRole('combobox', { name: 'Filter' })).toHaveValue('')
    await expect.poll(() => deliveries(panel)).toHaveLength(4)
  })

  test('everything by keyboard: the filter, the tab, an attempt, and back @full', async ({
    browserContext,
    extensionId,
    demo,
  }) => {
    const shop = await openShop(browserContext, demo)
    demo.misbehave({ server: 'collector', method: 'PUT', status: 503, times: 1 })
    await shop.locator('#add-to-basket').click()
    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
    await expect.poll(() => deliveries(panel)).toContain('add_to_basket: Accepted, attempt 2')
    await expect(panel.getByRole('row', { name: /add_to_basket/ })).toHaveCount(1)
    await panel.bringToFront()
    const press = (key: string) => panel.keyboard.press(key)

    await panel.getByRole('combobox', { name: 'Filter' }).focus()
    await panel.keyboard.type('delivery:rej')
    await press('ArrowDown')
    await press('Enter')
    await expect(panel.getByRole('heading', { name: 'Nothing matches the filter' })).toBeVisible()
    await press('Escape')
    const accepted = panel.getByRole('group', { name: 'Delivery' }).getByRole('button', { name: /^Accepted/ })
    await accepted.focus()
    await press('Space')
    await expect(accepted).toHaveAttribute('aria-pressed', 'true')
    await press('Space')
    await expect(accepted).toHaveAttribute('aria-pressed', 'false')

    await goalGrid(panel).focus()
    await press('End')
    await press('Enter')
    await press('Enter')
    await press('ArrowRight')
    await press('ArrowRight')
    await press('ArrowRight')
    await expect(panel.getByRole('tab', { name: 'Delivery' })).toBeFocused()
    for (const name of [/^Compare with/, /^Mark this event/, 'Copy as', 'Close']) {
      await press('Tab')
      await expect(panel.getByRole('button', { name })).toBeFocused()
    }
    await press('Tab')
    const first = panel.getByRole('button', { name: /^Attempt 1/ })
    await expect(first).toBeFocused()
    await press('Enter')
    await expect(first).toHaveAttribute('aria-expanded', 'true')
    await press('Tab')
    await expect(panel.getByRole('button', { name: /^Attempt 2/ })).toBeFocused()
    await press('Space')
    await expect(panel.getByRole('button', { name: /^Attempt 2/ })).toHaveAttribute('aria-expanded', 'true')
    await press('Escape')
    await expect(panel.getByRole('region', { name: 'Goal event' })).toHaveCount(0)
    await expect(goalGrid(panel)).toBeFocused()
  })

  test('a context that failed is said where nothing was sent, until something is', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const server = await serve({
      '/': '<!doctype html><title>A page</title><h1>A page</h1>',
      'POST /v1/context': { status: 401, body: '{}' },
    })
    const page = await browserContext.newPage()
    await page.goto(`${server.url}/`)
    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
    await expect(panel.getByText('For a first one, do on the page')).toBeVisible()
    // As SDK 1.4 and older load their context.
    await page.evaluate(async () => {
      const body = JSON.stringify({ units: [{ type: 'session_id', uid: 'x' }] })
      await fetch('/v1/context', { method: 'POST', headers: { 'X-Agent': 'x' }, body })
    })
    const trouble = panel.getByRole('row', { name: /context failed to load.*\(401\).*discarded/ })
    await expect(trouble).toBeVisible()
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '3')
    await expect(panel.getByRole('heading', { name: 'No goal event yet' })).toBeVisible()
    await expect(panel.getByText('For a first one, do on the page')).toHaveCount(0)
    // It is as high as its text, and what is below it begins where it ends.
    await panel.setViewportSize({ width: 320, height: 640 })
    const text = trouble.locator('.text')
    await expect(text).toBeInViewport({ ratio: 1 })

    await sendGoals(page, ['after_all'])
    await expect(panel.getByRole('row', { name: /after_all/ })).toContainText('Accepted')
    await expect(trouble).toHaveCount(0)
  })
})
