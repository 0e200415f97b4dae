/** Fetching goal lists: long and changing lists, progress, automatic refresh, and failures. */
import { goalEntry } from '../../../demo/index.ts'
import { badgeOf } from '../harness/browser/badge.ts'
import { connectConsole, credentialsOf, fillConnect, openConnect } from '../harness/panel/connect-console.ts'
import { expect, test } from '../harness/fixtures.ts'
import { goalGrid, goalRows } from '../harness/panel/goal-grid.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { tabIdOf } from '../harness/browser/tab-id.ts'
import { matching, re, t } from '../harness/messages.ts'
import { openShop } from '../harness/page/open-shop.ts'

test('reads a long list completely even if it changes during the fetch', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const { goals } = demo.registry
  for (let id = 1000; goals.length < 1203; id++) goals.push(goalEntry(id, `goal_${id}`))
  goals.push(goalEntry(9999, 'zz_last'))
  // One goal is removed and one added: the count stays, and every later goal moves up by one.
  let changes = 2
  demo.onConsoleRequest = ({ path, query }) => {
    if (path !== '/v1/goals' || query.get('page') !== '2' || query.has('archived') || changes-- <= 0) return
    // Goals that metrics read are left alone: a missing one would reveal that the key does not see every goal.
    goals.splice(
      goals.findIndex(({ name }) => name.startsWith('goal_')),
      1,
    )
    goals.push(goalEntry(10_000 + changes, `new_${changes}`))
  }
  const credentials = credentialsOf(demo)
  expect(await connectConsole(browserContext, extensionId, credentials)).toMatch(
    matching('connect.connected', {}, 1204),
  )
  expect(changes).toBeLessThan(0)

  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  const moved = goals.find(({ name }) => name.startsWith('goal_'))?.name ?? ''
  for (const name of ['zz_last', moved, 'goal_1200', 'goal_none'])
    await sendGoals(shop, [name], { endpoint: demo.collectorUrl })
  const panel = await openPanelFor(shop)
  await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '7')
  const verdicts = Object.fromEntries((await goalRows(panel)).map((row) => [row['goal'], row['verdict']]))
  const known = { zz_last: t('verdict.known'), [moved]: t('verdict.known'), goal_1200: t('verdict.known') }
  expect(verdicts).toMatchObject({ ...known, goal_none: t('verdict.unknown') })
})

test('checks no names against an incomplete list @full', async ({ browserContext, extensionId, demo }) => {
  // Every page repeats the first one, although the console reports a higher total.
  const goals = Array.from({ length: 200 }, (_, index) => goalEntry(1000 + index, `goal_${index}`))
  demo.misbehave({
    server: 'console',
    path: '/v1/goals',
    body: JSON.stringify({ items: 200, page: 1, total: 313, goals }),
  })
  const shop = await openShop(browserContext, demo, 'add-to-basket')
  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  await expect(options.getByRole('article')).toContainText(
    matching('consoleAnswer.incomplete', { got: 200, total: 313 }),
  )
  const panel = await openPanelFor(shop)
  await expect(panel.getByRole('row', { name: re`add_to_basket.*${t('verdict.unchecked')}` })).toBeVisible()
  await expect(panel.getByRole('button', { name: matching('panel.registry.incomplete') })).toBeVisible()
})

test('shows progress for 10,000 goals, cancels on click, and completes the next fetch @full', async ({
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
  await expect(
    options.getByText(matching('options.progress.of', { got: /\d+/, total: 9999 })).first(),
  ).toBeVisible()
  await options.getByRole('button', { name: t('options.cancel') }).click()
  end()
  await expect(options.getByRole('progressbar')).toHaveCount(0)
  await expect(options.getByText(t('connect.first'))).toBeVisible()

  await fillConnect(options, credentials)
  await expect(options.getByRole('status').first()).toContainText(matching('connect.connected', {}, 10_000), {
    timeout: 20_000,
  })
})

test('a goal created elsewhere becomes known automatically in rows, badge and detail @full', async ({
  browserContext,
  connectedDemo: demo,
}) => {
  const shop = await openShop(browserContext, demo, 'add-to-basket')
  const tabId = await tabIdOf(shop)
  const panel = await openPanelFor(shop)
  await panel.getByRole('row', { name: re`add_to_basket.*${t('verdict.unknown')}` }).click()
  await panel.getByRole('tab', { name: t('detail.goal') }).click()
  await expect(panel.getByRole('tabpanel')).toContainText(t('verdict.unknown'))
  const badge = () => badgeOf(browserContext, tabId)
  await expect.poll(badge).toBe('1')

  demo.registry.goals.push(goalEntry(777, 'add_to_basket', { description: 'Made a minute ago.' }))
  const before = demo.received.length
  await expect(panel.getByRole('row', { name: re`add_to_basket.*${t('verdict.known')}` })).toBeVisible({
    timeout: 35_000,
  })
  await expect(panel.getByRole('tabpanel')).toContainText('Made a minute ago.')
  await expect.poll(badge).toBe('')
  // Fetches only goals, and not once for each event with the name.
  const requests = demo.received.slice(before).filter(({ server }) => server === 'console')
  expect(new Set(requests.map(({ path }) => path.split('?')[0]))).toEqual(new Set(['/v1/goals']))
  expect(requests.length).toBeLessThanOrEqual(4)
})

test('reports a failed fetch and keeps using the last complete list', async ({
  browserContext,
  extensionId,
  connectedDemo: demo,
}) => {
  const end = demo.misbehave({ server: 'console', status: 503 })
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  await options.getByRole('button', { name: t('options.again') }).click()
  await expect(options.getByRole('article')).toContainText(
    re`${t('consoleAnswer.server', { status: 503 })}.*${matching('options.keptOlder')}`,
  )

  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  const panel = await openPanelFor(shop)
  await expect(panel.getByRole('row', { name: re`page_view.*${t('verdict.known')}` })).toBeVisible()
  await expect(panel.getByRole('button', { name: matching('panel.registry.older', {}, 14) })).toBeVisible()

  end()
  demo.registry.goals.push(goalEntry(778, 'one_more'))
  await panel.getByRole('button', { name: t('panel.refresh') }).click()
  await expect(
    panel.getByRole('button', { name: matching('panel.registry.fresh', { age: t('panel.age.now') }, 15) }),
  ).toBeVisible()
})
