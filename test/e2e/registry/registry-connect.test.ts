/** Connecting a workspace: each way to sign in, and the message for each failure. */
import { jwt, keys } from '../../../demo/index.ts'
import type { Misbehavior } from '../../../demo/misbehavior.ts'
import { backgroundOf } from '../harness/browser/background.ts'
import { connectConsole, credentialsOf, fillConnect, openConnect } from '../harness/panel/connect-console.ts'
import { setSiteAccess } from '../harness/browser/extensions-page.ts'
import { expect, test, testWithOwnBrowser } from '../harness/fixtures.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { matching, re, t } from '../harness/messages.ts'

const HOUR_MS = 3_600_000

test('shows cause and fix of each failure, and stores nothing', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  test.setTimeout(240_000)
  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  await expect.poll(() => demo.received.some(({ method }) => method === 'PUT')).toBe(true)
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  const cases: readonly [rule: Omit<Misbehavior, 'server'> | null, key: string, message: string | RegExp][] =
    [
      [null, 'not-the-key', t('consoleAnswer.unauthorized.key')],
      [null, demo.sdkKey, t('consoleAnswer.sdkKey', { status: 401 })],
      [null, keys.withoutGoalList, t('consoleAnswer.forbidden', { permission: 'Goal List' })],
      [{ status: 500 }, keys.console, t('consoleAnswer.server', { status: 500 })],
      [
        { body: '<!doctype html><h1>Sign in</h1>', contentType: 'text/html' },
        keys.console,
        t('consoleAnswer.html'),
      ],
      [{ drop: true }, keys.console, matching('consoleAnswer.unreachable')],
      [{ status: 302, redirectTo: 'http://localhost:1/' }, keys.console, matching('consoleAnswer.redirect')],
      [{ status: 429 }, keys.console, t('consoleAnswer.tooMany')],
      [
        { status: 429, headers: { 'retry-after': '90' } },
        keys.console,
        t('consoleAnswer.tooManyUntil', {}, 90),
      ],
      [{ status: 404 }, keys.console, t('consoleAnswer.notFound', { list: 'goals' })],
      [
        { status: 422, body: '{"ok":false,"errors":["Bad page"]}' },
        keys.console,
        matching('consoleAnswer.statusWords', { status: 422, words: 'Bad page' }),
      ],
      [{ body: '{"data":[]}' }, keys.console, matching('consoleAnswer.undocumented')],
      [{ body: 'pong', contentType: 'text/plain' }, keys.console, t('consoleAnswer.notJson')],
    ]
  for (const [rule, key, message] of cases) {
    const end = rule ? demo.misbehave({ server: 'console', ...rule }) : () => {}
    await fillConnect(options, { url: demo.consoleUrl, key, collector: demo.collectorUrl })
    await expect(options.getByRole('main')).toContainText(message)
    end()
  }

  const urls: readonly [typed: string, message: string][] = [
    ['', t('connect.url.empty')],
    ['http://acme.absmartly.com', t('connect.url.insecure', { host: 'acme.absmartly.com' })],
    ['https://acme.absmartly.io/v1', t('connect.url.collector', { host: 'acme.absmartly.com' })],
    [demo.collectorUrl, t('connect.url.knownCollector', { host: new URL(demo.collectorUrl).host })],
    ['not a url at all', t('connect.url.invalid', { url: 'not a url at all' })],
    ['http://localhost:1', t('consoleAnswer.unreachable', { host: 'localhost:1' })],
  ]
  for (const [url, message] of urls) {
    await fillConnect(options, { url, key: keys.console, collector: demo.collectorUrl })
    await expect(options.getByRole('main')).toContainText(message)
  }

  // No workspace was added, and no key is stored.
  await options.reload()
  await expect(options.getByText(t('connect.first'))).toBeVisible()
  const panel = await openPanelFor(shop)
  await expect(panel.getByRole('row', { name: re`page_view.*${t('verdict.unchecked')}` })).toBeVisible()
})

testWithOwnBrowser(
  'reports withheld access and an offline browser, and keeps using the list @full',
  async ({ browserContext, extensionId, demo }) => {
    const credentials = credentialsOf(demo)
    await connectConsole(browserContext, extensionId, credentials)
    const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
    const card = options.getByRole('article')
    // The options page makes the browser ask for access first, and a headless browser cannot answer.
    const panel = await openPanelFor(options)
    const again = panel.getByRole('button', { name: t('panel.refresh') })
    await setSiteAccess(browserContext, extensionId, 'ON_CLICK')
    await again.click()
    await expect(card).toContainText(
      re`${matching('consoleAnswer.noAccess')}.*${matching('options.keptOlder')}`,
    )
    await setSiteAccess(browserContext, extensionId, 'ON_ALL_SITES')
    await again.click()
    await expect(card).not.toContainText(matching('consoleAnswer.noAccess'))

    const background = await backgroundOf(browserContext)
    await background.evaluate(() =>
      Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true }),
    )
    demo.misbehave({ server: 'console', drop: true })
    await again.click()
    await expect(card).toContainText(re`${t('consoleAnswer.offline')}.*${matching('options.keptOlder')}`)
  },
)

for (const [signIn, scheme] of [
  ['jwt', 'JWT'],
  ['bearer', 'Bearer'],
] as const) {
  const tag = signIn === 'jwt' ? [] : ['@full']
  test(
    `signs in with a token sent as ${scheme}, and shows when it ends`,
    { tag },
    async ({ browserContext, extensionId, demo }) => {
      const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
      const tryWith = (key: string) =>
        fillConnect(options, { url: demo.consoleUrl, key, collector: demo.collectorUrl, signIn })

      const consoleRequests = () => demo.received.filter(({ server }) => server === 'console')
      await tryWith(jwt({ expiresAt: Date.now() - HOUR_MS }))
      await expect(options.getByRole('main')).toContainText(matching('connect.token.ended'))
      expect(consoleRequests()).toEqual([])

      const token = jwt({ expiresAt: Date.now() + HOUR_MS / 2 })
      await tryWith(token)
      await expect(options.getByRole('status').first()).toContainText(matching('connect.connected', {}, 14))
      expect(consoleRequests().map(({ headers }) => headers['authorization'])).toEqual(
        consoleRequests().map(() => `${scheme} ${token}`),
      )
      expect(consoleRequests().filter(({ headers }) => 'cookie' in headers)).toEqual([])
      const card = options.getByRole('article')
      await expect(card).toContainText(matching('options.token.ends', { relative: /in (29|30) minutes/ }))
    },
  )
}

test('signs in with the browser session, and sends cookies only then', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const session = { url: demo.consoleUrl, key: '', signIn: 'session' } as const
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  await fillConnect(options, { ...session, collector: demo.collectorUrl })
  await expect(options.getByRole('main')).toContainText(t('consoleAnswer.unauthorized.session'))

  const signIn = await browserContext.newPage()
  await signIn.goto(`${demo.consoleUrl}/login`)
  await signIn.getByRole('button').click()
  await expect(signIn.locator('body')).toContainText(/signed in/i)
  await fillConnect(options, { ...session, collector: demo.collectorUrl })
  await expect(options.getByRole('status').first()).toContainText(matching('connect.connected', {}, 14))

  // The browser is signed in, but requests with a key carry no cookie.
  const before = demo.received.length
  const key = { url: demo.consoleUrl, key: demo.consoleKey, name: 'By key' }
  await connectConsole(browserContext, extensionId, { ...key, collector: demo.collectorUrl })
  const withKey = demo.received.slice(before).filter(({ server }) => server === 'console')
  expect(withKey.length).toBeGreaterThan(0)
  expect(withKey.filter(({ headers }) => 'cookie' in headers)).toEqual([])
})

test('accepts the URL with or without /v1 and a slash, and reports a missing list @full', async ({
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
    expect(await connectConsole(browserContext, extensionId, credentials)).toMatch(
      matching('connect.connected', { archived: 1 }, 14),
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
  await expect(card).toContainText(
    t('options.archived', { list: t('options.list.goals', {}, 14), archived: 1 }),
  )
  await expect(card).toContainText(
    re`${t('options.gap.none', { lists: t('options.listName.metrics') })}.*${t('consoleAnswer.forbidden', { permission: 'Metric List' })}`,
  )
})

test('proposes the Web Console of an ABsmartly collector, and none for other hosts @full', async ({
  browserContext,
  serve,
}) => {
  const site = await serve({ '/': '<!doctype html><title>Site</title>' })
  const page = await browserContext.newPage()
  await page.goto(`${site.url}/`)
  const panel = await openPanelFor(page)
  for (const [endpoint, proposed] of [
    ['https://acme.absmartly.io/v1', 'https://acme.absmartly.com'],
    ['https://ab.shop.example/v1', ''],
  ] as const) {
    // No server responds, but the attempt to send is enough.
    await sendGoals(page, ['purchase'], { endpoint }).catch(() => {})
    await expect(panel.getByRole('row', { name: /purchase/ })).toBeVisible()
    const [options] = await Promise.all([
      browserContext.waitForEvent('page'),
      panel.getByRole('button', { name: t('panel.connect') }).click(),
    ])
    await expect(options.getByLabel(t('connect.url.label'))).toHaveValue(proposed)
    await expect(options.getByLabel(t('connect.collectors.label'))).toHaveValue(new URL(endpoint).host)
    await options.close()
    // Only the next endpoint may be proposed next.
    await panel.getByRole('button', { name: t('panel.clear'), exact: true }).click()
    await expect(panel.getByRole('row', { name: /purchase/ })).toHaveCount(0)
  }
})
