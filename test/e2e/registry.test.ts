/** Connecting a Web Console: what goes well, and what each thing that goes wrong says. */
import type { BrowserContext, Page } from '@playwright/test'
import { goal, keys } from '../../demo/index.ts'
import { connectConsole } from './harness/connect-console.ts'
import { expect, test } from './harness/fixtures.ts'
import { goalGrid, goalRows } from './harness/goal-grid.ts'
import { openPanelInTab } from './harness/panel.ts'
import { tabIdOf } from './harness/tab-id.ts'

test.use({ launch: { devtools: false } })

async function tryToConnect(
  context: BrowserContext,
  extensionId: string,
  url: string,
  key: string,
): Promise<Page> {
  const options = await context.newPage()
  await options.goto(`chrome-extension://${extensionId}/options.html`)
  await options.getByLabel('Web Console URL').fill(url)
  await options.getByLabel('API key').fill(key)
  await options.getByRole('button', { name: 'Connect', exact: true }).click()
  return options
}

test.describe('an answer of its own for', () => {
  const cases: readonly [what: string, rule: object | null, key: string, says: RegExp][] = [
    ['a wrong key', null, 'not-the-key', /did not accept the API key \(401\)/],
    ['a key without the permission', null, keys.withoutGoalList, /lacks the permission “Goal List” \(403\)/],
    ['a console with an error', { status: 500 }, keys.console, /had an error of its own \(500\)/],
    [
      'a web page',
      { body: '<!doctype html><h1>Sign in</h1>', contentType: 'text/html' },
      keys.console,
      /a web page instead of data/,
    ],
    ['a dropped connection', { drop: true }, keys.console, /could not be reached/],
    ['a redirect', { status: 302, redirectTo: 'http://localhost:1/' }, keys.console, /could not be reached/],
    ['too many requests', { status: 429 }, keys.console, /asks to wait \(429/],
    ['an address without the API', { status: 404 }, keys.console, /no list of goals at this address \(404\)/],
    ['JSON of another kind', { body: '{"data":[]}' }, keys.console, /not in the form ABsmartly documents/],
  ]
  for (const [what, rule, key, says] of cases) {
    test(what, async ({ browserContext, extensionId, demo }) => {
      if (rule) demo.misbehave({ server: 'console', ...rule })
      const options = await tryToConnect(browserContext, extensionId, demo.consoleUrl, key)
      await expect(options.getByRole('status')).toContainText(says)

      const shop = await browserContext.newPage()
      await shop.goto(demo.shopUrl)
      const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
      await expect(panel.getByRole('row', { name: /page_view.*Unchecked/ })).toBeVisible()
    })
  }

  const urls: readonly [typed: string, says: RegExp][] = [
    ['', /Enter the URL of your Web Console/],
    ['http://acme.absmartly.com', /would receive your API key unencrypted/],
    ['https://acme.absmartly.io/v1', /That is the collector.*https:\/\/acme\.absmartly\.com/],
    ['not a url at all', /is not a URL/],
    ['http://localhost:1', /localhost:1 could not be reached/],
  ]
  for (const [typed, says] of urls) {
    test(`the address “${typed}”`, async ({ browserContext, extensionId }) => {
      const options = await tryToConnect(browserContext, extensionId, typed, 'key')
      await expect(options.getByRole('status')).toContainText(says)
    })
  }
})

test('takes the address with or without /v1 and slash', async ({ browserContext, extensionId, demo }) => {
  for (const ending of ['', '/', '/v1', '/v1/']) {
    const credentials = { url: demo.consoleUrl + ending, key: demo.consoleKey }
    expect(await connectConsole(browserContext, extensionId, credentials)).toContain(
      '14 goals, 1 of them archived',
    )
  }
  const asked = demo.received.filter(({ server }) => server === 'console')
  expect(asked.map(({ headers }) => headers['authorization'])).toEqual(
    asked.map(() => `Api-Key ${demo.consoleKey}`),
  )
  expect(asked.filter(({ headers }) => 'cookie' in headers)).toEqual([])
})

test.describe('with a large workspace', () => {
  test('a registry of 1,203 goals over clamped pages judges every name', async ({
    browserContext,
    extensionId,
    demo,
  }) => {
    for (let id = 1000; demo.registry.goals.length < 1203; id++)
      demo.registry.goals.push(goal(id, `goal_${id}`))
    // The last one alphabetically, so that it is on the last page.
    demo.registry.goals.push(goal(9999, 'zz_last'))
    const credentials = { url: demo.consoleUrl, key: demo.consoleKey }
    expect(await connectConsole(browserContext, extensionId, credentials)).toContain('1,204 goals')

    const shop = await browserContext.newPage()
    await shop.goto(demo.shopUrl)
    await shop.evaluate((url) => {
      const publish = (name: string) => ({
        units: [{ type: 'session_id', uid: 'LTSLmGJb-oGQVJhxElUwtQ' }],
        hashed: true,
        publishedAt: Date.now(),
        goals: [{ name, achievedAt: Date.now(), properties: null }],
      })
      const send = (name: string) =>
        fetch(`${url}/context`, { method: 'PUT', body: JSON.stringify(publish(name)) })
      return Promise.all(['zz_last', 'goal_1000', 'goal_none'].map(send)).then(() => {})
    }, demo.collectorUrl)
    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '6')
    const verdicts = Object.fromEntries((await goalRows(panel)).map((row) => [row['Goal'], row['Verdict']]))
    expect(verdicts).toMatchObject({ zz_last: 'Known', goal_1000: 'Known', goal_none: 'Unknown goal' })
  })

  test('a registry that breaks off in the middle judges nothing', async ({
    browserContext,
    extensionId,
    demo,
  }) => {
    // Every page is the first one again, although the console counts more than that.
    const goals = Array.from({ length: 200 }, (_, index) => goal(1000 + index, `goal_${index}`))
    demo.misbehave({
      server: 'console',
      path: '/v1/goals',
      body: JSON.stringify({ items: 200, page: 1, total: 313, goals }),
    })
    const shop = await browserContext.newPage()
    await shop.goto(`${demo.shopUrl}mug/blue-mug`)
    await shop.locator('#add-to-basket').click()
    const options = await tryToConnect(browserContext, extensionId, demo.consoleUrl, demo.consoleKey)
    await expect(options.getByRole('status')).toContainText('ended after 200 of 313 entries')

    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
    await expect(panel.getByRole('row', { name: /add_to_basket.*Unchecked/ })).toBeVisible()
    await expect(panel.getByRole('button', { name: /list not complete/ })).toBeVisible()
  })
})

test('connecting, fetching again and disconnecting re-judge the open list at once', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  const row = (verdict: string) => panel.getByRole('row', { name: new RegExp(`add_to_basket.*${verdict}`) })
  await expect(row('Unchecked')).toBeVisible()

  const options = await tryToConnect(browserContext, extensionId, demo.consoleUrl, demo.consoleKey)
  await expect(row('Unknown goal')).toBeVisible()

  demo.registry.goals.push(goal(777, 'add_to_basket'))
  await options.getByRole('button', { name: 'Fetch again' }).click()
  await expect(row('Known')).toBeVisible()

  await options.getByRole('button', { name: 'Disconnect' }).click()
  await expect(options.getByRole('status')).toContainText('Not connected')
  await expect(row('Unchecked')).toBeVisible()
})

test('a failed refresh says so and keeps the last good list', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  await connectConsole(browserContext, extensionId, { url: demo.consoleUrl, key: demo.consoleKey })
  demo.misbehave({ server: 'console', status: 503 })
  const options = await browserContext.newPage()
  await options.goto(`chrome-extension://${extensionId}/options.html`)
  await options.getByRole('button', { name: 'Fetch again' }).click()
  await expect(options.getByRole('status')).toContainText(/an error of its own \(503\).*stays in use/)

  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await expect(panel.getByRole('row', { name: /page_view.*Known/ })).toBeVisible()
})
