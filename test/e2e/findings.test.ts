/** Each rule's mistake made by a page, and what the real panel says of it. */
import type { Frame, Page } from '@playwright/test'
import type { RuleId } from '../../core/findings/index.ts'
import { type FindingCase, findingCases, type SentPublish } from './findings/finding-cases.ts'
import { expectNoViolations } from './harness/axe.ts'
import { badgeOf } from './harness/browser/badge.ts'
import { connectConsole, credentialsOf } from './harness/panel/connect-console.ts'
import { expect, type Fixtures, test } from './harness/fixtures.ts'
import { openGoalkeeperPanel, openPanelInTab } from './harness/panel/panel.ts'
import type { Route } from './harness/page/page-server.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'

/** What the servers of the cases answer. */
const ROUTES: Readonly<Record<string, Route>> = {
  'PUT /401/context': { status: 401, body: '{}' },
  'PUT /503/context': { status: 503, body: '{}' },
  'PUT /no-cors/context': { withoutCors: true },
  'PUT /html/context': '<!doctype html><title>Welcome</title>',
  'PUT /warning/context': {
    body: '{"ok":true,"warnings":[{"batchIndex":0,"eventIndex":0,"subject":"goal","message":"Deprecated"}]}',
  },
  'PUT /slow/context': { delayMs: 60_000 },
  'GET /down/context': { status: 500, body: '{}' },
}

/** Sends what a case says, and waits for the answer; what a browser does not send is no failure here. */
async function send(page: Page, sent: SentPublish, collector: string): Promise<void> {
  await page.evaluate(
    async ({ url, times = 1, keepalive = false, application, environment, version, ...rest }) => {
      const { goals, exposures, hashed = true } = rest
      const { units = [{ type: 'session_id', uid: 'LTSLmGJb-oGQVJhxElUwtQ' }] } = rest
      for (let time = 0; time < times; time++) {
        const publishedAt = Date.now() + time
        const body = JSON.stringify({ units, hashed, publishedAt, goals, exposures })
        const headers = {
          'X-Agent': 'absmartly-javascript-sdk',
          'X-Application': application ?? 'blue-mug-web',
          'X-Environment': environment ?? 'development',
          ...(version !== undefined && { 'X-Application-Version': version }),
        }
        const answer = await fetch(url, { method: 'PUT', headers, body, keepalive }).catch(() => null)
        await answer?.text()
      }
    },
    { ...sent, url: sent.path === undefined ? `${collector}/context` : new URL(sent.path, collector).href },
  )
}

type FindingFixtures = Pick<Fixtures, 'browserContext' | 'extensionId' | 'demo' | 'serve'>

const filterOf = (panel: Frame | Page) => panel.getByRole('combobox', { name: 'Filter' })

/** Looks a finding up by its rule, and reads what the tab says. */
async function expectFinding(panel: Frame, [rule, , says]: FindingCase): Promise<void> {
  await filterOf(panel).fill(`finding:${rule}`)
  const row = panel
    .getByRole('row')
    .filter({ has: panel.getByRole('gridcell') })
    .last()
  await expect(row, rule).toBeVisible()
  await row.click()
  await panel.getByRole('tab', { name: 'Findings' }).click()
  await expect(panel.getByRole('tabpanel'), rule).toContainText(says)
}

/** One rule for each source of facts: names, metrics, identity, deliveries, order, exposures. */
const REPRESENTATIVES: readonly RuleId[] = [
  'near-miss-goal',
  'metric-property-type',
  'junk-identity',
  'publish-rejected',
  'double-fire',
  'exposure-label',
]

/** Sends each mistake from a page with DevTools open, and expects its issue in the panel. */
async function expectFindings(
  cases: readonly FindingCase[],
  { browserContext, extensionId, demo, serve }: FindingFixtures,
) {
  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const server = await serve(ROUTES)
  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  const { frame } = await openGoalkeeperPanel(shop)
  await expect(frame.getByRole('row').first()).toBeVisible()
  for (const [, sent] of cases)
    await send(shop, sent, sent.path === undefined ? demo.collectorUrl : server.url)
  for (const one of cases) await expectFinding(frame, one)
  return { server, shop, frame }
}

test('one rule of each kind shows in the panel', async ({ browserContext, extensionId, demo, serve }) => {
  const cases = findingCases().filter(([rule]) => REPRESENTATIVES.includes(rule))
  expect(cases).toHaveLength(REPRESENTATIVES.length)
  await expectFindings(cases, { browserContext, extensionId, demo, serve })
})

test('every rule shows in the panel @full', async ({ browserContext, extensionId, demo, serve }) => {
  test.setTimeout(240_000)
  const opened = await expectFindings(findingCases(), { browserContext, extensionId, demo, serve })
  const { server, shop, frame } = opened

  // Of whole documents, above the list and in it.
  await send(shop, { goals: [], environment: 'production' }, demo.collectorUrl)
  const banner = frame
    .getByRole('alert')
    .filter({ hasText: 'is local, but publishes as the production environment' })
  await expect(banner).toBeVisible()
  await banner.getByRole('button', { name: 'Do not show this again until the panel is closed' }).click()
  await expect(banner).toHaveCount(0)
  await filterOf(frame).fill('')
  await shop.evaluate(
    (url) =>
      new Promise((loaded) => {
        const child = document.createElement('iframe')
        child.srcdoc = `<script>fetch(${JSON.stringify(url)})</script>`
        child.addEventListener('load', loaded)
        document.body.append(child)
      }),
    `${server.url}/down/context?application=a&environment=b`,
  )
  await expect(frame.getByRole('row', { name: /The SDK’s context failed to load/ })).toBeVisible()

  const slow = { goals: [{ name: 'm', achievedAt: Date.now(), properties: null }], path: '/slow/context' }
  const left: FindingCase = ['never-delivered', slow, 'The page was left before there was an answer: “m”.']
  void send(shop, slow, server.url).catch(() => {})
  await filterOf(frame).fill('goal:m')
  await expect(frame.getByRole('row', { name: /Pending/ })).toBeVisible()
  await shop.goto(demo.shopUrl)
  await expectFinding(frame, left)
})

/** A page whose own server is the collector of the demo's workspace. */
async function openWatchedPage({ browserContext, extensionId, demo, serve }: FindingFixtures) {
  const { url } = await serve({ '/': '<!doctype html><title>A page</title>' })
  await connectConsole(browserContext, extensionId, { ...credentialsOf(demo), collector: url })
  const shop = await browserContext.newPage()
  await shop.goto(url)
  return { shop, url }
}

test('what is silenced or switched off is so in every panel, with the reason, and the badge follows', async ({
  browserContext,
  extensionId,
  demo,
  serve,
}) => {
  const { shop } = await openWatchedPage({ browserContext, extensionId, demo, serve })
  await sendGoals(shop, ['purhcase'], {
    application: 'blue-mug-web',
    environment: 'development',
  })
  const tabId = await tabIdOf(shop)
  const options = await browserContext.newPage()
  await options.goto(`chrome-extension://${extensionId}/options.html`)
  await options.getByLabel('Errors', { exact: true }).check()
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('1')

  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  await panel.getByRole('row', { name: /purhcase/ }).click()
  await panel.getByRole('tab', { name: 'Findings 1' }).click()
  const tab = panel.getByRole('tabpanel')
  await tab.getByRole('button', { name: /^Silence for this goal/ }).click()
  await tab.getByLabel('Why?').fill('The old app spells it so')
  await panel.keyboard.press('Enter')
  await expect(tab).toContainText('Because: The old app spells it so')
  await expect(panel.getByRole('tab', { name: 'Findings', exact: true })).toBeVisible()
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('')
  await expectNoViolations(panel)

  await options.bringToFront()
  const section = options.getByRole('region', { name: 'Findings' })
  await expect(section).toContainText('Because: The old app spells it so')
  await section.getByText('Rules', { exact: true }).click()
  await section.getByText('Thresholds', { exact: true }).click()
  await expectNoViolations(options)
  await section.getByRole('button', { name: /^Hear it again/ }).click()
  await expect(tab).toContainText('There is no goal purhcase')
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('1')
  await section.getByLabel('Near miss', { exact: true }).uncheck()
  await section.getByLabel('Why Near miss is off').fill('Too many')
  await options.keyboard.press('Enter')
  await panel.bringToFront()
  await tab.getByText(/checks? ha(s|ve) not run/).click()
  await expect(tab).toContainText('Switched off: Too many')
  await tab.getByRole('button', { name: 'Switch on Near miss' }).click()
  await expect(tab).toContainText('There is no goal purhcase')

  const [page] = await Promise.all([
    browserContext.waitForEvent('page'),
    tab.getByRole('link', { name: 'Learn more Near miss' }).click(),
  ])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Near miss')
})

test('exposures alone are listed where something is wrong with them @full', async ({
  browserContext,
  extensionId,
  demo,
  serve,
}) => {
  const { shop, url } = await openWatchedPage({ browserContext, extensionId, demo, serve })
  const exposure = (name: string, eligible: boolean) => ({
    exposures: [
      { id: 7, name, unit: 'session_id', variant: 0, exposedAt: Date.now(), assigned: true, eligible },
    ],
  })
  await send(shop, exposure('hero_headline', true), url)
  await send(shop, exposure('cart_layout', false), url)
  const bought = { name: 'purchase', achievedAt: Date.now(), properties: { price: 5, currency: 'EUR' } }
  await send(shop, { goals: [bought] }, url)
  const tabId = await tabIdOf(shop)
  const options = await browserContext.newPage()
  await options.goto(`chrome-extension://${extensionId}/options.html`)
  await options.getByLabel('Errors and warnings', { exact: true }).check()
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('1')

  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  const lines = panel.getByRole('row').filter({ has: panel.getByRole('gridcell') })
  await expect(lines).toHaveCount(2)
  await expect(lines.first()).toContainText('Exposures')
  await expect(lines.first()).toContainText('cart_layout')
  await expect(panel.getByRole('contentinfo')).toContainText('2 publishes without goals')
  await filterOf(panel).fill('finding:exposure-label cart')
  await expect(lines).toHaveCount(1)
  await lines.click()
  const tab = panel.getByRole('tabpanel')
  await expect(tab).toContainText('This publish has no goals. It is listed because of what is wrong with it.')
  await panel.getByRole('tab', { name: 'Publish' }).click()
  await expect(tab).toContainText('cart_layout')
  await expectNoViolations(panel)

  // What somebody is reading stays when its line goes.
  await panel.getByRole('tab', { name: 'Findings 1' }).click()
  await tab.getByRole('button', { name: /^Switch this rule off/ }).click()
  await panel.keyboard.press('Enter')
  await expect(lines).toHaveCount(0)
  await expect(tab).toContainText('Switched off')
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('')
})
