/** Connecting a workspace: what goes well, in each way to sign in, and what each thing that goes wrong says. */
import { jwt, keys } from '../../demo/index.ts'
import type { Misbehavior } from '../../demo/misbehavior.ts'
import { backgroundOf } from './harness/browser/background.ts'
import { connectConsole, credentialsOf, fillConnect, openConnect } from './harness/panel/connect-console.ts'
import { setSiteAccess } from './harness/browser/extensions-page.ts'
import { expect, test, testWithOwnBrowser } from './harness/fixtures.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'

const HOUR_MS = 3_600_000

test('each thing that goes wrong says what it was and what to do, and nothing is kept of it', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  test.setTimeout(240_000)
  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  await expect.poll(() => demo.received.some(({ method }) => method === 'PUT')).toBe(true)
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  const cases: readonly [rule: Omit<Misbehavior, 'server'> | null, key: string, says: RegExp][] = [
    [null, 'not-the-key', /did not accept the API key \(401\)/],
    [null, demo.sdkKey, /did not accept this key \(401\)\. It ends like the SDK key of a page/],
    [null, keys.withoutGoalList, /lacks the permission “Goal List” \(403\)/],
    [{ status: 500 }, keys.console, /had an error of its own \(500\)/],
    [
      { body: '<!doctype html><h1>Sign in</h1>', contentType: 'text/html' },
      keys.console,
      /a web page instead/,
    ],
    [{ drop: true }, keys.console, /could not be reached/],
    [
      { status: 302, redirectTo: 'http://localhost:1/' },
      keys.console,
      /sends requests on to another address/,
    ],
    [{ status: 429 }, keys.console, /asks to wait \(429: too many requests\)\. Try again in a minute/],
    [{ status: 429, headers: { 'retry-after': '90' } }, keys.console, /Try again in 90 seconds/],
    [{ status: 404 }, keys.console, /no list of goals at this address \(404\)/],
    [{ status: 422, body: '{"ok":false,"errors":["Bad page"]}' }, keys.console, /answered 422 .*: Bad page/],
    [{ body: '{"data":[]}' }, keys.console, /not in the form ABsmartly documents/],
    [{ body: 'pong', contentType: 'text/plain' }, keys.console, /something that is not JSON/],
  ]
  for (const [rule, key, says] of cases) {
    const end = rule ? demo.misbehave({ server: 'console', ...rule }) : () => {}
    await fillConnect(options, { url: demo.consoleUrl, key, collector: demo.collectorUrl })
    await expect(options.getByRole('main')).toContainText(says)
    end()
  }

  const urls: readonly [typed: string, says: RegExp][] = [
    ['', /Enter the URL of your Web Console/],
    ['http://acme.absmartly.com', /would receive your API key unencrypted/],
    ['https://acme.absmartly.io/v1', /That is the collector.*https:\/\/acme\.absmartly\.com/],
    [demo.collectorUrl, /is a collector, where events are sent/],
    ['not a url at all', /is not a URL/],
    ['http://localhost:1', /localhost:1 could not be reached/],
  ]
  for (const [url, says] of urls) {
    await fillConnect(options, { url, key: keys.console, collector: demo.collectorUrl })
    await expect(options.getByRole('main')).toContainText(says)
  }

  // It never was a workspace, and no key of it is kept.
  await options.reload()
  await expect(options.getByText('No workspace is connected')).toBeVisible()
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  await expect(panel.getByRole('row', { name: /page_view.*Unchecked/ })).toBeVisible()
})

testWithOwnBrowser(
  'what the browser withholds, and that it is offline, is said; the list stays in use @full',
  async ({ browserContext, extensionId, demo }) => {
    const credentials = credentialsOf(demo)
    await connectConsole(browserContext, extensionId, credentials)
    const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
    const card = options.getByRole('article')
    // The settings would have the browser ask for access first, and headless nobody can answer.
    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(options))
    const again = panel.getByRole('button', { name: 'Fetch again' })
    await setSiteAccess(browserContext, extensionId, 'ON_CLICK')
    await again.click()
    await expect(card).toContainText(/withholds localhost:\d+ from Goalkeeper.*stays in use/s)
    await setSiteAccess(browserContext, extensionId, 'ON_ALL_SITES')
    await again.click()
    await expect(card).not.toContainText('withholds')

    const background = await backgroundOf(browserContext)
    await background.evaluate(() =>
      Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true }),
    )
    demo.misbehave({ server: 'console', drop: true })
    await again.click()
    await expect(card).toContainText(/This browser is offline\..*stays in use/s)
  },
)

for (const signIn of ['Token sent as “JWT”', 'Token sent as “Bearer”'] as const) {
  const tag = signIn.includes('JWT') ? [] : ['@full']
  test(
    `signs in by ${signIn.toLowerCase()}, and shows its end before it bites`,
    { tag },
    async ({ browserContext, extensionId, demo }) => {
      const scheme = signIn.includes('JWT') ? 'JWT' : 'Bearer'
      const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
      const tryWith = (key: string) =>
        fillConnect(options, { url: demo.consoleUrl, key, collector: demo.collectorUrl, signIn })

      const asked = () => demo.received.filter(({ server }) => server === 'console')
      await tryWith(jwt({ expiresAt: Date.now() - HOUR_MS }))
      await expect(options.getByRole('main')).toContainText('This token ended at')
      expect(asked()).toEqual([])

      const token = jwt({ expiresAt: Date.now() + HOUR_MS / 2 })
      await tryWith(token)
      await expect(options.getByRole('status').first()).toContainText('14 goals')
      expect(asked().map(({ headers }) => headers['authorization'])).toEqual(
        asked().map(() => `${scheme} ${token}`),
      )
      expect(asked().filter(({ headers }) => 'cookie' in headers)).toEqual([])
      await expect(options.getByRole('article')).toContainText(/The token ends at .*, in (29|30) minutes/)
    },
  )
}

test('signs in by the session of this browser, and sends cookies for nothing else', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const session = { url: demo.consoleUrl, key: '', signIn: 'This browser’s own sign-in' } as const
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  await fillConnect(options, { ...session, collector: demo.collectorUrl })
  await expect(options.getByRole('main')).toContainText('not signed in to the Web Console (401)')

  const signIn = await browserContext.newPage()
  await signIn.goto(`${demo.consoleUrl}/login`)
  await signIn.getByRole('button').click()
  await expect(signIn.locator('body')).toContainText(/signed in/i)
  await fillConnect(options, { ...session, collector: demo.collectorUrl })
  await expect(options.getByRole('status').first()).toContainText('14 goals')

  // Signed in as the browser is, a key goes without the cookie.
  const before = demo.received.length
  const key = { url: demo.consoleUrl, key: demo.consoleKey, name: 'By key' }
  await connectConsole(browserContext, extensionId, { ...key, collector: demo.collectorUrl })
  const withKey = demo.received.slice(before).filter(({ server }) => server === 'console')
  expect(withKey.length).toBeGreaterThan(0)
  expect(withKey.filter(({ headers }) => 'cookie' in headers)).toEqual([])
})

test('takes the address with or without /v1 and slash; partial success is said @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  for (const ending of ['', '/', '/v1', '/v1/']) {
    const credentials = {
      url: demo.consoleUrl + ending,
      key: demo.consoleKey,
      collector: demo.collectorUrl,
    }
    expect(await connectConsole(browserContext, extensionId, credentials)).toContain(
      '14 goals, 1 of them archived',
    )
  }
  await connectConsole(browserContext, extensionId, {
    url: demo.consoleUrl,
    key: keys.withoutMetricList,
    collector: demo.collectorUrl,
    name: 'Without metrics',
  })
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  const card = options.getByRole('article', { name: 'Without metrics' })
  await expect(card).toContainText('14 goals, 1 of them archived')
  await expect(card).toContainText(/Metrics: no\. .*“Metric List” \(403\)/)
})

test('a publish to an ABsmartly collector proposes its Web Console; a host of somebody’s own none @full', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const site = await serve({ '/': '<!doctype html><title>Site</title>' })
  const page = await browserContext.newPage()
  await page.goto(`${site.url}/`)
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
  for (const [endpoint, proposed] of [
    ['https://acme.absmartly.io/v1', 'https://acme.absmartly.com'],
    ['https://ab.shop.example/v1', ''],
  ] as const) {
    // Nobody answers there, which is no matter: the page has tried to send it.
    await sendGoals(page, ['purchase'], { endpoint }).catch(() => {})
    await panel.getByRole('button', { name: 'Clear', exact: true }).click()
    await sendGoals(page, ['purchase'], { endpoint }).catch(() => {})
    await expect(panel.getByRole('row', { name: /purchase/ })).toBeVisible()
    const [options] = await Promise.all([
      browserContext.waitForEvent('page'),
      panel.getByRole('button', { name: /Connect…/ }).click(),
    ])
    await expect(options.getByLabel('Web Console URL')).toHaveValue(proposed)
    await expect(options.getByLabel('Collector hosts')).toHaveValue(new URL(endpoint).host)
    await options.close()
  }
})
