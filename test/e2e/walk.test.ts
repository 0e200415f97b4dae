/** The whole path: a button on a page, the real SDK, and the real DevTools panel. */
import { treeJson } from '../fixtures/panel/tree-json.ts'
import { stopBackground } from './harness/browser/background.ts'
import { expect, test } from './harness/fixtures.ts'
import { goalGrid, goalRows } from './harness/panel/goal-grid.ts'
import { openGoalkeeperPanel, openPanelFor } from './harness/panel/panel.ts'
import { t } from './harness/messages.ts'
import { openShop } from './harness/page/open-shop.ts'

const goalsOf = (rows: Awaited<ReturnType<typeof goalRows>>) =>
  rows.map((row) => `${row['goal']}: ${row['verdict']}`)

test('shows known, unknown and archived goals with their verdicts and as ABsmartly stores them', async ({
  browserContext,
  connectedDemo: demo,
}) => {
  const shop = await openShop(browserContext, demo, 'add-to-basket', 'save-for-later')

  // The panel opens later and must list the earlier events. The row count includes the header and the page's group.
  const { frame } = await openGoalkeeperPanel(shop)
  await expect(goalGrid(frame)).toHaveAttribute('aria-rowcount', '6')
  expect(goalsOf(await goalRows(frame))).toEqual([
    `page_view: ${t('verdict.known')}`,
    `product_view: ${t('verdict.known')}`,
    `add_to_basket: ${t('verdict.unknown')}`,
    `wishlist_add: ${t('verdict.archived')}`,
  ])

  await frame.getByRole('row', { name: /product_view/ }).click()
  const sent = demo.received.find(({ method, body }) => method === 'PUT' && body.includes('product_view'))
  const publish = JSON.parse(sent?.body ?? '') as {
    units: { uid: string }[]
    goals: { name: string; achievedAt: number; properties: object }[]
    attributes: { name: string; value: unknown }[]
  }
  const goal = publish.goals.find(({ name }) => name === 'product_view')
  const uid = publish.units[0]?.uid ?? ''
  await expect(frame.getByRole('tree')).toBeVisible()
  const stored = await frame.evaluate(treeJson)
  expect(stored).toEqual({
    event_type: 'goal',
    unit_uid: uid,
    unit_uid_hex: Buffer.from(uid, 'base64url').toString('hex'),
    unit_type: 'session_id',
    unit_type_id: demo.registry.unit_types.find(({ name }) => name === 'session_id')?.id,
    agent: 'absmartly-javascript-sdk',
    application: 'blue-mug-web',
    application_id: demo.registry.applications.find(({ name }) => name === 'blue-mug-web')?.id,
    environment: 'development',
    environment_id: demo.registry.environments.find(({ name }) => name === 'development')?.id,
    environment_type: 'development',
    event_at: goal?.achievedAt,
    unit_attributes: Object.fromEntries(publish.attributes.map(({ name, value }) => [name, value])),
    goal_id: demo.registry.goals.find(({ name }) => name === 'product_view')?.id,
    goal_name: 'product_view',
    properties: goal?.properties,
  })
  expect(Object.keys(stored as object)[0]).toBe('event_type')
})

test('shows one event per unit and the request as sent', async ({ browserContext, demo }) => {
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}checkout`)
  await shop.locator('#sign-in-submit').click()
  await shop.locator('#place-order').click()

  const panel = await openPanelFor(shop)
  await panel.getByRole('row', { name: /purchase/ }).click()
  const detail = panel.getByRole('region', { name: t('detail.label') })
  await expect(detail).toContainText(t('detail.storedHint', {}, 2))
  await detail.getByLabel(t('detail.unit')).selectOption('user_id')
  await expect(detail.getByRole('treeitem', { name: 'unit_type: "user_id"' })).toBeVisible()
  await expect(detail.getByRole('treeitem', { name: 'price: "19.99"' })).toBeVisible()

  await detail.getByRole('tab', { name: t('detail.request') }).click()
  await expect(detail).toContainText(`${demo.collectorUrl}/context`)
  await expect(detail).toContainText(t('detail.secret', { end: demo.sdkKey.slice(-4) }))
  await expect(detail).not.toContainText(demo.sdkKey)
  const sent = demo.received.find(({ method, body }) => method === 'PUT' && body.includes('"purchase"'))
  expect(await panel.evaluate(treeJson)).toEqual(JSON.parse(sent?.body ?? ''))
  await detail.getByRole('button', { name: t('detail.bodyAs.raw') }).click()
  await expect.poll(() => detail.locator('pre').textContent()).toBe(sent?.body)
})

test('lists only the events of its own tab, in DevTools and in a browser tab', async ({
  browserContext,
  demo,
}) => {
  const first = await openShop(browserContext, demo)
  const second = await browserContext.newPage()
  await second.goto(demo.shopUrl)
  await second.locator('#newsletter-submit').click()

  const { frame } = await openGoalkeeperPanel(first)
  await expect(frame.getByRole('row', { name: /product_view/ })).toBeVisible()
  await first.locator('#add-to-basket').click()
  await expect(frame.getByRole('row', { name: /add_to_basket/ })).toBeVisible()
  expect(await frame.getByRole('row', { name: /newsletter_signup/ }).count()).toBe(0)

  const inTab = await openPanelFor(second)
  await expect(inTab.getByRole('row', { name: /newsletter_signup/ })).toBeVisible()
  expect(await inTab.getByRole('row', { name: /product_view|add_to_basket/ }).count()).toBe(0)
})

test('a reload keeps the list with “Preserve log” and clears it without', async ({
  browserContext,
  demo,
}) => {
  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  const panel = await openPanelFor(shop)
  await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '3')

  await shop.reload()
  await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '5')

  await panel.getByLabel(t('panel.preserve')).uncheck()
  await shop.locator('#newsletter-submit').click()
  await expect(panel.getByRole('row', { name: /newsletter_signup/ })).toBeVisible()
  await shop.evaluate(() => history.pushState(null, '', '?elsewhere'))
  await shop.reload()
  await expect(panel.getByRole('row', { name: /newsletter_signup/ })).toHaveCount(0)
  await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '3')
})

test('loses no events when the background stops', async ({ browserContext, demo }) => {
  const shop = await openShop(browserContext, demo)
  const { frame } = await openGoalkeeperPanel(shop)
  await expect(goalGrid(frame)).toHaveAttribute('aria-rowcount', '4')

  await stopBackground(browserContext)
  await shop.locator('#add-to-basket').click()
  await expect(goalGrid(frame)).toHaveAttribute('aria-rowcount', '5')

  await stopBackground(browserContext)
  await shop.locator('#save-for-later').click()
  await expect(goalGrid(frame)).toHaveAttribute('aria-rowcount', '6')
  expect((await goalRows(frame)).map((row) => row['goal'])).toEqual([
    'page_view',
    'product_view',
    'add_to_basket',
    'wishlist_add',
  ])
})

test('lists events sent while the background was stopped', async ({ browserContext, demo }) => {
  const shop = await openShop(browserContext, demo)
  await expect.poll(() => demo.received.filter(({ method }) => method === 'PUT').length).toBe(1)
  await stopBackground(browserContext)
  await shop.locator('#add-to-basket').click()
  await expect.poll(() => demo.received.filter(({ method }) => method === 'PUT').length).toBe(2)

  const panel = await openPanelFor(shop)
  await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '5')
})
