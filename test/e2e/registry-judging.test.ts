/** What is said of names: nearest ones, what a key cannot see, the goal itself, and a registry that means harm. */
import { goalEntry, keys, storedEvent } from '../../demo/index.ts'
import { clipboardText } from './harness/files/clipboard.ts'
import { connectConsole, credentialsOf, openConnect } from './harness/panel/connect-console.ts'
import { expect, test } from './harness/fixtures.ts'
import { goalGrid, goalRows } from './harness/panel/goal-grid.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'

test('unknown names come with the nearest ones; applications, environments and unit types are judged too', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  const names = ['Add-To-Cart', 'purhcase', ' page_view', 'newsletter_signups', 'loan_application']
  await sendGoals(shop, names, {
    endpoint: demo.collectorUrl,
    application: 'blue-mug-webb',
    environment: 'Production',
    unit: 'user_id',
  })
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  const detail = panel.getByRole('tabpanel')
  for (const [name, nearest, how] of [
    ['Add-To-Cart', 'add_to_cart', /case/],
    ['purhcase', 'purchase', /swapped letters/],
    ['newsletter_signups', 'newsletter_signup', /another ending/],
  ] as const) {
    await panel.getByRole('row', { name }).click()
    await expect(detail).toContainText('Nearest registered names')
    const first = detail.getByRole('listitem').first()
    await expect(first).toContainText(how)
    await expect(first.getByRole('button', { name: /Copy/ })).toBeVisible()
    // Marked as deleted and inserted, so what is not deleted spells the registered name.
    const spelt = await first.evaluate((item) => {
      const difference = item.querySelector('.name-difference')?.cloneNode(true) as HTMLElement | undefined
      difference?.querySelectorAll('del, .unseen').forEach((part) => part.remove())
      return difference?.textContent
    })
    expect(spelt).toBe(nearest)
  }
  await panel.getByRole('row', { name: 'loan_application' }).click()
  await expect(detail).toContainText('has no application “blue-mug-webb”')
  // Of the goal nothing is near; of the two others something is.
  const [ofGoal = ''] = (await detail.innerText()).split('Unknown application')
  expect(ofGoal).toContain('loan_application')
  expect(ofGoal).not.toContain('Nearest')
  for (const name of ['Copy blue-mug-web', 'Copy production'])
    await expect(detail.getByRole('button', { name })).toBeVisible()
  await expect(detail).toContainText('has no environment “Production”')
  // The unit type is known, so nothing is said of it.
  await expect(detail).not.toContainText('user_id”')
})

test('a key that sees one team’s goals proves nothing; stored events may @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  await connectConsole(browserContext, extensionId, {
    url: demo.consoleUrl,
    key: keys.checkoutTeam,
    collector: demo.collectorUrl,
    name: 'Checkout',
  })
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  const row = (name: string, verdict: string) =>
    panel.getByRole('row', { name: new RegExp(`${name}.*${verdict}`) })
  // page_view exists, and this key does not see it: a metric has given that away.
  await expect(row('page_view', 'Not visible to this key')).toBeVisible()
  await expect(row('add_to_basket', 'Not visible to this key')).toBeVisible()
  const events = () => demo.received.filter(({ path }) => path.startsWith('/v1/events'))
  expect(events()).toEqual([])

  demo.storedEvents.push(storedEvent('add_to_basket'))
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  await options.getByRole('article').getByRole('button', { name: 'Edit' }).click()
  await options.getByLabel('Ask the events API for names that are not in the list').check()
  await options.getByRole('button', { name: 'Save', exact: true }).click()
  await shop.reload()
  await shop.locator('#add-to-basket').click()
  await expect(row('page_view', 'Known').first()).toBeVisible()
  await expect.poll(() => events().some(({ body }) => body.includes('add_to_basket'))).toBe(true)
  // It was stored without a goal, as what is unknown is.
  await expect(row('add_to_basket', 'Not visible to this key').first()).toBeVisible()
  expect(events().length).toBeLessThanOrEqual(10)
})

test('the goal: what the Web Console has of it, the metrics that read it, and the experiments', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  await sendGoals(shop, ['purchase', 'nobody_knows'], { endpoint: demo.collectorUrl })
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await panel.getByRole('row', { name: 'purchase' }).click()
  await panel.getByRole('tab', { name: 'Goal' }).click()
  const detail = panel.getByRole('tabpanel')
  await expect(detail).toContainText('An order was placed.')
  await expect(detail).toContainText('Mina Okafor')
  await expect(detail).toContainText('type:Purchase')
  await expect(detail).toContainText(/Revenue per visitor.*Value reads\s*price.*filters by\s*currency/s)
  await expect(detail).toContainText('hero_headline')
  const [opened] = await Promise.all([
    browserContext.waitForEvent('page'),
    detail.getByRole('link', { name: 'Open in the Web Console' }).click(),
  ])
  await expect(opened).toHaveTitle(/purchase/)
  expect(opened.url()).toBe(`${demo.consoleUrl}/goals/110`)

  await panel.getByRole('row', { name: 'nobody_knows' }).click()
  await expect(detail.getByRole('link', { name: 'Open the goals in the Web Console' })).toHaveAttribute(
    'href',
    `${demo.consoleUrl}/goals`,
  )
  await detail.getByRole('button', { name: 'Copy the name' }).click()
  await expect.poll(() => clipboardText(panel)).toBe('nobody_knows')
})

test('a registry that means harm is bounded, and shown as text @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  test.setTimeout(240_000)
  const names = ['__proto__', '<img src=x onerror=alert(1)>', '\u202Eesahcrup', 'constructor']
  names.forEach((name, index) =>
    demo.registry.goals.push(goalEntry(2000 + index, name, { description: name })),
  )
  const credentials = credentialsOf(demo)
  await connectConsole(browserContext, extensionId, credentials)
  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  await sendGoals(shop, [...names, 'toString', 'hasOwnProperty'], { endpoint: demo.collectorUrl })
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  let dialogs = 0
  panel.on('dialog', (dialog) => (dialogs++, dialog.dismiss()))
  await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '9')
  const verdicts = Object.fromEntries((await goalRows(panel)).map((row) => [row['Goal'], row['Verdict']]))
  expect(verdicts).toMatchObject({
    ...Object.fromEntries(names.map((name) => [name, 'Known'])),
    toString: 'Unknown goal',
    hasOwnProperty: 'Unknown goal',
  })
  await panel.getByRole('row', { name: /onerror/ }).click()
  await panel.getByRole('tab', { name: 'Goal' }).click()
  await expect(panel.getByRole('tabpanel')).toContainText('<img src=x onerror=alert(1)>')
  expect(await panel.locator('img').count()).toBe(0)
  expect(dialogs).toBe(0)

  // 50 MB at once, and a million goals over as many pages as one likes.
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  const card = options.getByRole('article')
  const endHuge = demo.misbehave({
    server: 'console',
    path: '/v1/goals',
    body: () => ' '.repeat(50_000_000),
  })
  await card.getByRole('button', { name: 'Fetch again' }).click()
  await expect(card).toContainText('larger than 32 MB and was not read', { timeout: 60_000 })
  endHuge()
  let id = 0
  const page = () => Array.from({ length: 10_000 }, () => ({ id: ++id, name: `goal_${id}` }))
  demo.misbehave({
    server: 'console',
    path: '/v1/goals',
    body: () => JSON.stringify({ items: 10_000, page: 1, total: 1_000_000, goals: page() }),
  })
  await card.getByRole('button', { name: 'Fetch again' }).click()
  await expect(card).toContainText('There are more than 50,000 goals', { timeout: 60_000 })
  // What was complete stays in use.
  await expect(panel.getByRole('row', { name: /constructor.*Known/ })).toBeVisible()
})
