/** Fetching and keeping: long lists, lists that change, what turns known by itself, what is kept when nobody answers. */
import { goalEntry } from '../../demo/index.ts'
import { badgeOf } from './harness/browser/badge.ts'
import { connectConsole, credentialsOf, fillConnect, openConnect } from './harness/panel/connect-console.ts'
import { expect, test } from './harness/fixtures.ts'
import { goalGrid, goalRows } from './harness/panel/goal-grid.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'

test('a long list over clamped pages, changed while it is read, judges every name', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const { goals } = demo.registry
  for (let id = 1000; goals.length < 1203; id++) goals.push(goalEntry(id, `goal_${id}`))
  goals.push(goalEntry(9999, 'zz_last'))
  // As one goes and another comes, the count stays and everything behind moves up by one.
  let changes = 2
  demo.onConsoleRequest = ({ path, query }) => {
    if (path !== '/v1/goals' || query.get('page') !== '2' || query.has('archived') || changes-- <= 0) return
    // Not one of those that metrics read: that would give away that there are goals which are not shown.
    goals.splice(
      goals.findIndex(({ name }) => name.startsWith('goal_')),
      1,
    )
    goals.push(goalEntry(10_000 + changes, `new_${changes}`))
  }
  const credentials = credentialsOf(demo)
  expect(await connectConsole(browserContext, extensionId, credentials)).toContain('1,204 goals')
  expect(changes).toBeLessThan(0)

  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  const moved = goals.find(({ name }) => name.startsWith('goal_'))?.name ?? ''
  for (const name of ['zz_last', moved, 'goal_1200', 'goal_none'])
    await sendGoals(shop, [name], { endpoint: demo.collectorUrl })
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '7')
  const verdicts = Object.fromEntries((await goalRows(panel)).map((row) => [row['Goal'], row['Verdict']]))
  const known = { zz_last: 'Known', [moved]: 'Known', goal_1200: 'Known' }
  expect(verdicts).toMatchObject({ ...known, goal_none: 'Unknown goal' })
})

test('a list that breaks off in the middle judges nothing @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  // Every page is the first one again, although the console counts more than that.
  const goals = Array.from({ length: 200 }, (_, index) => goalEntry(1000 + index, `goal_${index}`))
  demo.misbehave({
    server: 'console',
    path: '/v1/goals',
    body: JSON.stringify({ items: 200, page: 1, total: 313, goals }),
  })
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()
  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  await expect(options.getByRole('article')).toContainText('ended after 200 of 313 entries')
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await expect(panel.getByRole('row', { name: /add_to_basket.*Unchecked/ })).toBeVisible()
  await expect(panel.getByRole('button', { name: /list not complete/ })).toBeVisible()
})

test('10,000 goals: progress is shown, a click cancels, and the whole is there in the end @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const { goals } = demo.registry
  for (let id = 1000; goals.length < 10_000; id++) goals.push(goalEntry(id, `goal_${id}`))
  const credentials = credentialsOf(demo)
  const end = demo.misbehave({ server: 'console', path: '/v1/goals', delayMs: 300 })
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  await fillConnect(options, credentials)
  await expect(options.getByText(/\d of 9,999/).first()).toBeVisible()
  await options.getByRole('button', { name: 'Cancel' }).click()
  end()
  await expect(options.getByRole('progressbar')).toHaveCount(0)
  await expect(options.getByText('No workspace is connected')).toBeVisible()

  await fillConnect(options, credentials)
  await expect(options.getByRole('status').first()).toContainText('10,000 goals', { timeout: 20_000 })
})

test('a goal created in another window turns known by itself: rows, badge and open detail @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()
  const tabId = await tabIdOf(shop)
  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  await panel.getByRole('row', { name: /add_to_basket.*Unknown goal/ }).click()
  await panel.getByRole('tab', { name: 'Goal' }).click()
  await expect(panel.getByRole('tabpanel')).toContainText('Unknown goal')
  const badge = () => badgeOf(browserContext, tabId)
  await expect.poll(badge).toBe('1')

  demo.registry.goals.push(goalEntry(777, 'add_to_basket', { description: 'Made a minute ago.' }))
  const before = demo.received.length
  await expect(panel.getByRole('row', { name: /add_to_basket.*Known/ })).toBeVisible({ timeout: 35_000 })
  await expect(panel.getByRole('tabpanel')).toContainText('Made a minute ago.')
  await expect.poll(badge).toBe('')
  // Goals alone, and not once for each time that a page has sent the name.
  const asked = demo.received.slice(before).filter(({ server }) => server === 'console')
  expect(new Set(asked.map(({ path }) => path.split('?')[0]))).toEqual(new Set(['/v1/goals']))
  expect(asked.length).toBeLessThanOrEqual(4)
})

test('a fetch that fails says so and keeps the last good list, also after the browser was closed on it', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const end = demo.misbehave({ server: 'console', status: 503 })
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  await options.getByRole('button', { name: 'Fetch again' }).click()
  await expect(options.getByRole('article')).toContainText(/an error of its own \(503\).*stays in use/s)

  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await expect(panel.getByRole('row', { name: /page_view.*Known/ })).toBeVisible()
  await expect(panel.getByRole('button', { name: /14 goals from/ })).toBeVisible()

  end()
  demo.registry.goals.push(goalEntry(778, 'one_more'))
  await panel.getByRole('button', { name: 'Fetch again' }).click()
  await expect(panel.getByRole('button', { name: /15 goals · just now/ })).toBeVisible()
})
