/** Pages that trigger each rule, and its issue in the real panel. */
import type { Frame, Page } from '@playwright/test'
import type { RuleId } from '../../../core/findings/index.ts'
import { type FindingCase, findingCases, type SentPublish } from './finding-cases.ts'
import { expectNoViolations } from '../harness/axe.ts'
import { badgeOf } from '../harness/browser/badge.ts'
import { connectConsole, credentialsOf } from '../harness/panel/connect-console.ts'
import { expect, type Fixtures, test } from '../harness/fixtures.ts'
import { openGoalkeeperPanel, openPanelInTab } from '../harness/panel/panel.ts'
import type { Route } from '../harness/page/page-server.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { tabIdOf } from '../harness/browser/tab-id.ts'
import { matching, re, t } from '../harness/messages.ts'
import { openExtensionPage } from '../harness/browser/open-extension-page.ts'

/** Responses of the server that the cases send to. */
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

/** Sends the publish of a case and waits for the response. Requests that the browser does not send are ignored. */
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
        const response = await fetch(url, { method: 'PUT', headers, body, keepalive }).catch(() => null)
        await response?.text()
      }
    },
    { ...sent, url: sent.path === undefined ? `${collector}/context` : new URL(sent.path, collector).href },
  )
}

type FindingFixtures = Pick<Fixtures, 'browserContext' | 'extensionId' | 'demo' | 'serve'>

const filterOf = (panel: Frame | Page) => panel.getByRole('combobox', { name: t('panel.filter') })

/** Filters by a rule, opens the last row, and expects the message in the detail's tab. */
async function expectFinding(panel: Frame, [rule, , message]: FindingCase): Promise<void> {
  await filterOf(panel).fill(`finding:${rule}`)
  const row = panel
    .getByRole('row')
    .filter({ has: panel.getByRole('gridcell') })
    .last()
  await expect(row, rule).toBeVisible()
  await row.click()
  await panel.getByRole('tab', { name: t('detail.findings') }).click()
  await expect(panel.getByRole('tabpanel'), rule).toContainText(message)
}

/** One rule for each source of facts: names, metrics, identity, deliveries, order, exposures. */
const ONE_OF_EACH_KIND: readonly RuleId[] = [
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
  for (const findingCase of cases) await expectFinding(frame, findingCase)
  return { server, shop, frame }
}

test('shows the issue of one rule of each kind', async ({ browserContext, extensionId, demo, serve }) => {
  const cases = findingCases().filter(([rule]) => ONE_OF_EACH_KIND.includes(rule))
  expect(cases).toHaveLength(ONE_OF_EACH_KIND.length)
  await expectFindings(cases, { browserContext, extensionId, demo, serve })
})

test('shows the issue of every rule @full', async ({ browserContext, extensionId, demo, serve }) => {
  test.setTimeout(240_000)
  const opened = await expectFindings(findingCases(), { browserContext, extensionId, demo, serve })
  const { server, shop, frame } = opened

  // Issues about a whole document are shown above the list or as a row of it.
  await send(shop, { goals: [], environment: 'production' }, demo.collectorUrl)
  const banner = frame
    .getByRole('alert')
    .filter({ hasText: matching('finding.environmentGuard.local', { environment: 'production' }) })
  await expect(banner).toBeVisible()
  await banner.getByRole('button', { name: t('finding.dismiss') }).click()
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
  await expect(frame.getByRole('row', { name: matching('delivery.context.failed') })).toBeVisible()

  const slow = { goals: [{ name: 'm', achievedAt: Date.now(), properties: null }], path: '/slow/context' }
  const neverDelivered: FindingCase = [
    'never-delivered',
    slow,
    matching('finding.neverDelivered.what', { goals: '“m”' }),
  ]
  void send(shop, slow, server.url).catch(() => {})
  await filterOf(frame).fill('goal:m')
  await expect(frame.getByRole('row', { name: re`${t('delivery.kind.pending')}` })).toBeVisible()
  await shop.goto(demo.shopUrl)
  await expectFinding(frame, neverDelivered)
})

/** Opens a page whose own server is the collector of the demo's workspace. */
async function openCollectorPage({ browserContext, extensionId, demo, serve }: FindingFixtures) {
  const { url } = await serve({ '/': '<!doctype html><title>A page</title>' })
  await connectConsole(browserContext, extensionId, { ...credentialsOf(demo), collector: url })
  const shop = await browserContext.newPage()
  await shop.goto(url)
  return { shop, url }
}

test('shows the reason of an ignored issue and of a check that is off, and updates the badge', async ({
  browserContext,
  extensionId,
  demo,
  serve,
}) => {
  const title = t('finding.nearMissGoal.title')
  const nearMiss = t('finding.nearMissGoal.what', { name: 'purhcase', near: 'purchase' })
  const { shop } = await openCollectorPage({ browserContext, extensionId, demo, serve })
  await sendGoals(shop, ['purhcase'], {
    application: 'blue-mug-web',
    environment: 'development',
  })
  const tabId = await tabIdOf(shop)
  const options = await openExtensionPage(browserContext, 'options.html')
  await options.getByLabel(t('preferences.badge.errors'), { exact: true }).check()
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('1')

  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  await panel.getByRole('row', { name: /purhcase/ }).click()
  await panel.getByRole('tab', { name: `${t('detail.findings')} 1` }).click()
  const tab = panel.getByRole('tabpanel')
  await tab.getByRole('button', { name: t('finding.quieter.silence') }).click()
  await tab.getByLabel(t('finding.reason.label')).fill('The old app spells it so')
  await panel.keyboard.press('Enter')
  await expect(tab).toContainText(`${t('finding.silenced.reason')} The old app spells it so`)
  await expect(panel.getByRole('tab', { name: t('detail.findings'), exact: true })).toBeVisible()
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('')
  await expectNoViolations(panel)

  await options.bringToFront()
  const section = options.getByRole('region', { name: t('findingSettings.title') })
  await expect(section).toContainText(`${t('finding.silenced.reason')} The old app spells it so`)
  await section.getByText(t('findingSettings.rules'), { exact: true }).click()
  await section.getByText(t('findingSettings.thresholds'), { exact: true }).click()
  await expectNoViolations(options)
  await section.getByRole('button', { name: t('finding.silenced.hear') }).click()
  await expect(tab).toContainText(nearMiss)
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('1')
  await section.getByLabel(title, { exact: true }).uncheck()
  await section.getByLabel(t('findingSettings.offReason', { rule: title })).fill('Too many')
  await options.keyboard.press('Enter')
  await panel.bringToFront()
  await tab.getByText(matching('finding.notRun')).click()
  await expect(tab).toContainText(t('finding.lack.off', { reason: 'Too many' }))
  await tab.getByRole('button', { name: `${t('finding.quieter.on')} ${title}` }).click()
  await expect(tab).toContainText(nearMiss)

  const [page] = await Promise.all([
    browserContext.waitForEvent('page'),
    tab.getByRole('link', { name: `${t('help.more')} ${title}` }).click(),
  ])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
})

test('lists a publish with exposures only if it has an issue @full', async ({
  browserContext,
  extensionId,
  demo,
  serve,
}) => {
  const { shop, url } = await openCollectorPage({ browserContext, extensionId, demo, serve })
  const exposure = (name: string, eligible: boolean) => ({
    exposures: [
      { id: 7, name, unit: 'session_id', variant: 0, exposedAt: Date.now(), assigned: true, eligible },
    ],
  })
  await send(shop, exposure('hero_headline', true), url)
  await send(shop, exposure('cart_layout', false), url)
  const purchase = { name: 'purchase', achievedAt: Date.now(), properties: { price: 5, currency: 'EUR' } }
  await send(shop, { goals: [purchase] }, url)
  const tabId = await tabIdOf(shop)
  const options = await openExtensionPage(browserContext, 'options.html')
  await options.getByLabel(t('preferences.badge.warnings'), { exact: true }).check()
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('1')

  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  const lines = panel.getByRole('row').filter({ has: panel.getByRole('gridcell') })
  await expect(lines).toHaveCount(2)
  await expect(lines.first()).toContainText(t('panel.exposuresOnly'))
  await expect(lines.first()).toContainText('cart_layout')
  await expect(panel.getByRole('contentinfo')).toContainText(t('status.withoutGoals', {}, 2))
  await filterOf(panel).fill('finding:exposure-label cart')
  await expect(lines).toHaveCount(1)
  await lines.click()
  const tab = panel.getByRole('tabpanel')
  await expect(tab).toContainText(t('detail.withoutGoals'))
  await panel.getByRole('tab', { name: t('detail.publish') }).click()
  await expect(tab).toContainText('cart_layout')
  await expectNoViolations(panel)

  // The open detail stays when its row disappears.
  await panel.getByRole('tab', { name: `${t('detail.findings')} 1` }).click()
  await tab.getByRole('button', { name: t('finding.quieter.off') }).click()
  await panel.keyboard.press('Enter')
  await expect(lines).toHaveCount(0)
  await expect(tab).toContainText(t('finding.lack.offSilent'))
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('')
})
