/** Verdicts: similar names, goals that a key cannot see, facts about a goal, and a malicious Web Console. */
import { goalEntry, keys, storedEvent } from '../../../demo/index.ts'
import { clipboardText } from '../harness/files/clipboard.ts'
import { connectConsole, credentialsOf, openConnect } from '../harness/panel/connect-console.ts'
import { expect, test } from '../harness/fixtures.ts'
import { goalGrid, goalRows } from '../harness/panel/goal-grid.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { matching, re, t } from '../harness/messages.ts'
import { openShop } from '../harness/page/open-shop.ts'

test('suggests similar names, and checks applications, environments and unit types', async ({
  browserContext,
  connectedDemo: demo,
}) => {
  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  const names = ['Add-To-Cart', 'purhcase', ' page_view', 'newsletter_signups', 'loan_application']
  await sendGoals(shop, names, {
    endpoint: demo.collectorUrl,
    application: 'blue-mug-webb',
    environment: 'Production',
    unit: 'user_id',
  })
  const panel = await openPanelFor(shop)
  const detail = panel.getByRole('tabpanel')
  for (const [name, nearest, how] of [
    ['Add-To-Cart', 'add_to_cart', t('detail.near.case')],
    ['purhcase', 'purchase', t('detail.near.swap')],
    ['newsletter_signups', 'newsletter_signup', t('detail.near.plural')],
  ] as const) {
    await panel.getByRole('row', { name }).click()
    await expect(detail).toContainText(t('detail.near.title'))
    const first = detail.getByRole('listitem').first()
    await expect(first).toContainText(how)
    await expect(first.getByRole('button', { name: t('detail.copy') })).toBeVisible()
    // The difference marks deletions and insertions. Without the deletions it spells the registered name.
    const spelled = await first.evaluate((item) => {
      const difference = item.querySelector('.name-difference')?.cloneNode(true) as HTMLElement | undefined
      difference?.querySelectorAll('del, .unseen').forEach((part) => part.remove())
      return difference?.textContent
    })
    expect(spelled).toBe(nearest)
  }
  await panel.getByRole('row', { name: 'loan_application' }).click()
  await expect(detail).toContainText(matching('nameReason.applications.unknown', { name: 'blue-mug-webb' }))
  // The goal has no similar name; application and environment have one.
  const [ofGoal = ''] = (await detail.innerText()).split(t('nameVerdict.applications.unknown'))
  expect(ofGoal).toContain('loan_application')
  expect(ofGoal).not.toContain(t('detail.near.title'))
  for (const name of ['blue-mug-web', 'production'])
    await expect(detail.getByRole('button', { name: `${t('detail.copy')} ${name}` })).toBeVisible()
  await expect(detail).toContainText(matching('nameReason.environments.unknown', { name: 'Production' }))
  // The unit type is known, so it is not mentioned.
  await expect(detail).not.toContainText(t('nameVerdict.unitTypes.unknown'))
})

test('checks names against stored events when a key sees only one team’s goals @full', async ({
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
  const shop = await openShop(browserContext, demo, 'add-to-basket')
  const panel = await openPanelFor(shop)
  const row = (name: string, verdict: string) => panel.getByRole('row', { name: re`${name}.*${verdict}` })
  // page_view exists, but this key cannot see it. A metric that reads it reveals that.
  await expect(row('page_view', t('verdict.notVisible'))).toBeVisible()
  await expect(row('add_to_basket', t('verdict.notVisible'))).toBeVisible()
  const events = () => demo.received.filter(({ path }) => path.startsWith('/v1/events'))
  expect(events()).toEqual([])

  demo.storedEvents.push(storedEvent('add_to_basket'))
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  await options
    .getByRole('article')
    .getByRole('button', { name: t('options.edit') })
    .click()
  await options.getByLabel(t('options.switch.asksEvents')).check()
  await options.getByRole('button', { name: t('options.save'), exact: true }).click()
  await shop.reload()
  await shop.locator('#add-to-basket').click()
  await expect(row('page_view', t('verdict.known')).first()).toBeVisible()
  await expect.poll(() => events().some(({ body }) => body.includes('add_to_basket'))).toBe(true)
  // The event was stored without a goal, like any unknown goal.
  await expect(row('add_to_basket', t('verdict.notVisible')).first()).toBeVisible()
  expect(events().length).toBeLessThanOrEqual(10)
})

test('shows a goal’s facts, metrics and experiments', async ({ browserContext, connectedDemo: demo }) => {
  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  await sendGoals(shop, ['purchase', 'nobody_knows'], { endpoint: demo.collectorUrl })
  const panel = await openPanelFor(shop)
  await panel.getByRole('row', { name: 'purchase' }).click()
  await panel.getByRole('tab', { name: t('detail.goal') }).click()
  const detail = panel.getByRole('tabpanel')
  await expect(detail).toContainText('An order was placed.')
  await expect(detail).toContainText('Mina Okafor')
  await expect(detail).toContainText('type:Purchase')
  await expect(detail).toContainText(
    re`Revenue per visitor.*${t('goal.reads.value')}\s*price.*${t('goal.filters.value')}\s*currency`,
  )
  await expect(detail).toContainText('hero_headline')
  const [opened] = await Promise.all([
    browserContext.waitForEvent('page'),
    detail.getByRole('link', { name: t('goal.open') }).click(),
  ])
  await expect(opened).toHaveTitle(/purchase/)
  expect(opened.url()).toBe(`${demo.consoleUrl}/goals/110`)

  await panel.getByRole('row', { name: 'nobody_knows' }).click()
  await expect(detail.getByRole('link', { name: t('goal.openList') })).toHaveAttribute(
    'href',
    `${demo.consoleUrl}/goals`,
  )
  await detail.getByRole('button', { name: t('goal.copyName') }).click()
  await expect.poll(() => clipboardText(panel)).toBe('nobody_knows')
})

test('limits a malicious Web Console and shows its data as text @full', async ({
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
  const panel = await openPanelFor(shop)
  let dialogs = 0
  panel.on('dialog', (dialog) => (dialogs++, dialog.dismiss()))
  await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '9')
  const verdicts = Object.fromEntries((await goalRows(panel)).map((row) => [row['goal'], row['verdict']]))
  expect(verdicts).toMatchObject({
    ...Object.fromEntries(names.map((name) => [name, t('verdict.known')])),
    toString: t('verdict.unknown'),
    hasOwnProperty: t('verdict.unknown'),
  })
  await panel.getByRole('row', { name: /onerror/ }).click()
  await panel.getByRole('tab', { name: t('detail.goal') }).click()
  await expect(panel.getByRole('tabpanel')).toContainText('<img src=x onerror=alert(1)>')
  expect(await panel.locator('img').count()).toBe(0)
  expect(dialogs).toBe(0)

  // A response of 50 MB, then a million goals over many pages.
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  const card = options.getByRole('article')
  const endHuge = demo.misbehave({
    server: 'console',
    path: '/v1/goals',
    body: () => ' '.repeat(50_000_000),
  })
  await card.getByRole('button', { name: t('options.again') }).click()
  await expect(card).toContainText(matching('consoleAnswer.tooLarge', { megabytes: 32 }), { timeout: 60_000 })
  endHuge()
  let id = 0
  const page = () => Array.from({ length: 10_000 }, () => ({ id: ++id, name: `goal_${id}` }))
  demo.misbehave({
    server: 'console',
    path: '/v1/goals',
    body: () => JSON.stringify({ items: 10_000, page: 1, total: 1_000_000, goals: page() }),
  })
  await card.getByRole('button', { name: t('options.again') }).click()
  await expect(card).toContainText(matching('consoleAnswer.tooManyEntries', { most: 50_000 }), {
    timeout: 60_000,
  })
  // The last complete list stays in use.
  await expect(panel.getByRole('row', { name: re`constructor.*${t('verdict.known')}` })).toBeVisible()
})
