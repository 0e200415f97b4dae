/** Delivery outcomes in the panel: the column, the filter, the detail's tab, and rows about failed contexts. */
import type { BrowserContext, Frame, Page } from '@playwright/test'
import type { Demo } from '../../../demo/index.ts'
import { expect, test } from '../harness/fixtures.ts'
import { goalGrid, goalRows } from '../harness/panel/goal-grid.ts'
import { openGoalkeeperPanel, openPanelFor } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { matching, re, t } from '../harness/messages.ts'
import { openShop } from '../harness/page/open-shop.ts'

/** Returns goal and outcome of every row. A retry is a separate row until the attempt before it has an outcome. */
const deliveries = async (panel: Frame | Page) =>
  (await goalRows(panel)).map((row) => `${row['goal']}: ${row['delivery']}`)
const ACCEPTED = t('delivery.kind.accepted')
const LOST = t('delivery.lost', { kind: t('delivery.kind.rejected') })
const recoveredWith = (attempt: number) => t('delivery.recovered', { kind: ACCEPTED, attempt })
const attemptName = (attempt: number) => re`^${t('delivery.attempt', { attempt })}`

const publishesWith = ({ received }: Demo, goal: string) =>
  received.filter(({ method, body }) => method === 'PUT' && body.includes(`"${goal}"`))

/** Opens the shop and waits for its first publish, so that {@link Demo.misbehave} affects only later requests. */
async function openPublishedShop(context: BrowserContext, demo: Demo): Promise<Page> {
  const shop = await openShop(context, demo)
  await expect.poll(() => publishesWith(demo, 'product_view').length).toBe(1)
  return shop
}

test('shows two 503s and a 200 as one row with three attempts', async ({ browserContext, demo }) => {
  const shop = await openPublishedShop(browserContext, demo)
  demo.misbehave({ server: 'collector', method: 'PUT', status: 503, times: 2 })
  await shop.locator('#add-to-basket').click()

  const { frame } = await openGoalkeeperPanel(shop)
  await expect
    .poll(() => deliveries(frame))
    .toEqual([`page_view: ${ACCEPTED}`, `product_view: ${ACCEPTED}`, `add_to_basket: ${recoveredWith(3)}`])
  expect(publishesWith(demo, 'add_to_basket').map(({ status }) => status)).toEqual([503, 503, 200])

  await frame.getByRole('row', { name: /add_to_basket/ }).click()
  await frame.getByRole('tab', { name: t('detail.delivery') }).click()
  const tab = frame.getByRole('tabpanel', { name: t('detail.delivery') })
  await expect(tab.getByRole('heading', { name: recoveredWith(3) })).toBeVisible()
  await expect(tab).toContainText(t('delivery.means.recovered', { attempt: 3 }))
  const failed = re`${matching('detail.answerAfter', { answer: 503 })} · ${t('delivery.fate.failedStatus', { status: 503 })}`
  const accepted = re`${matching('detail.answerAfter', { answer: 200 })} · ${t('delivery.fate.accepted', { status: 200 })}`
  const attempts = tab.getByRole('list', { name: t('delivery.attempts') }).getByRole('listitem')
  await expect(attempts).toHaveText([
    re`^${t('delivery.attempt', { attempt: 1 })} · ${t('delivery.offset', { ms: 0 })} · ${failed}$`,
    re`^${t('delivery.attempt', { attempt: 2 })} · ${matching('delivery.offset')} · ${failed}$`,
    re`^${t('delivery.attempt', { attempt: 3 })} · ${matching('delivery.offset')} · ${accepted}`,
  ])
  await attempts.nth(1).getByRole('button').click()
  await expect(attempts.nth(1)).toContainText(`${t('delivery.status')}503`)
  await expect(attempts.nth(1)).toContainText(`${t('source.page')}, ${t('source.network')}`)
})

test.describe('in a browser tab', () => {
  test('shows a 401 as lost, and filters by rejected publishes @full', async ({ browserContext, demo }) => {
    const shop = await openPublishedShop(browserContext, demo)
    const panel = await openPanelFor(shop)
    const end = demo.misbehave({ server: 'collector', method: 'PUT', status: 401 })
    await shop.locator('#add-to-basket').click()
    const row = panel.getByRole('row', { name: /add_to_basket/ })
    await expect(row).toContainText(LOST)
    expect(publishesWith(demo, 'add_to_basket').map(({ status }) => status)).toEqual([401])
    end()
    await shop.locator('#save-for-later').click()
    await expect(panel.getByRole('row', { name: /wishlist_add/ })).toContainText(ACCEPTED)

    const chips = panel.getByRole('group', { name: t('panel.column.delivery') }).getByRole('button')
    await expect(chips).toContainText([`${ACCEPTED} 3`, `${t('delivery.kind.rejected')} 1`])
    const rejected = panel.getByRole('button', { name: `${t('delivery.kind.rejected')} 1` })
    await rejected.click()
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '3')
    await expect.poll(() => deliveries(panel)).toEqual([`add_to_basket: ${LOST}`])
    await expect(panel.getByRole('contentinfo')).toContainText(t('status.shown', { shown: 1 }, 4))

    await panel.getByRole('combobox', { name: t('panel.filter') }).fill('wishlist')
    await expect(panel.getByRole('heading', { name: t('empty.filtered.title') })).toBeVisible()
    await panel.getByRole('button', { name: t('empty.filtered.action') }).click()
    await expect(rejected).toHaveAttribute('aria-pressed', 'false')
    await expect(panel.getByRole('combobox', { name: t('panel.filter') })).toHaveValue('')
    await expect.poll(() => deliveries(panel)).toHaveLength(4)
  })

  test('filter, detail and attempts work by keyboard @full', async ({ browserContext, demo }) => {
    const shop = await openPublishedShop(browserContext, demo)
    demo.misbehave({ server: 'collector', method: 'PUT', status: 503, times: 1 })
    await shop.locator('#add-to-basket').click()
    const panel = await openPanelFor(shop)
    await expect.poll(() => deliveries(panel)).toContain(`add_to_basket: ${recoveredWith(2)}`)
    await expect(panel.getByRole('row', { name: /add_to_basket/ })).toHaveCount(1)
    await panel.bringToFront()
    const press = (key: string) => panel.keyboard.press(key)

    await panel.getByRole('combobox', { name: t('panel.filter') }).focus()
    await panel.keyboard.type('delivery:rej')
    await press('ArrowDown')
    await press('Enter')
    await expect(panel.getByRole('heading', { name: t('empty.filtered.title') })).toBeVisible()
    await press('Escape')
    const accepted = panel
      .getByRole('group', { name: t('panel.column.delivery') })
      .getByRole('button', { name: re`^${ACCEPTED}` })
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
    await expect(panel.getByRole('tab', { name: t('detail.delivery') })).toBeFocused()
    for (const name of [
      t('compare.withPrevious'),
      t('compare.mark'),
      t('copyAs.button'),
      t('detail.close'),
    ]) {
      await press('Tab')
      await expect(panel.getByRole('button', { name })).toBeFocused()
    }
    await press('Tab')
    const first = panel.getByRole('button', { name: attemptName(1) })
    await expect(first).toBeFocused()
    await press('Enter')
    await expect(first).toHaveAttribute('aria-expanded', 'true')
    await press('Tab')
    await expect(panel.getByRole('button', { name: attemptName(2) })).toBeFocused()
    await press('Space')
    await expect(panel.getByRole('button', { name: attemptName(2) })).toHaveAttribute('aria-expanded', 'true')
    await press('Escape')
    await expect(panel.getByRole('region', { name: t('detail.label') })).toHaveCount(0)
    await expect(goalGrid(panel)).toBeFocused()
  })

  test('shows a failed context until the page sends a goal event', async ({ browserContext, serve }) => {
    const server = await serve({
      '/': '<!doctype html><title>A page</title><h1>A page</h1>',
      'POST /v1/context': { status: 401, body: '{}' },
    })
    const page = await browserContext.newPage()
    await page.goto(`${server.url}/`)
    const panel = await openPanelFor(page)
    await expect(panel.getByText(t('empty.first.event'))).toBeVisible()
    // As SDK 1.4 and older load their context.
    await page.evaluate(async () => {
      const body = JSON.stringify({ units: [{ type: 'session_id', uid: 'x' }] })
      await fetch('/v1/context', { method: 'POST', headers: { 'X-Agent': 'x' }, body })
    })
    const trouble = panel.getByRole('row', {
      name: matching('delivery.context.failed', { fate: t('delivery.fate.rejected', { status: 401 }) }),
    })
    await expect(trouble).toBeVisible()
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '3')
    await expect(panel.getByRole('heading', { name: t('empty.contextFailed.title') })).toBeVisible()
    await expect(panel.getByText(t('empty.first.event'))).toHaveCount(0)
    // The row is as high as its text.
    await panel.setViewportSize({ width: 320, height: 640 })
    const text = trouble.locator('.text')
    await expect(text).toBeInViewport({ ratio: 1 })

    await sendGoals(page, ['after_all'])
    await expect(panel.getByRole('row', { name: /after_all/ })).toContainText(ACCEPTED)
    await expect(trouble).toHaveCount(0)
  })
})
