/** Every generation of the real SDK from npm, with the real DevTools panel. */
import type { BrowserContext, Frame, Page } from '@playwright/test'

import { sourcesOf } from '../../../core/attempt.ts'
import { goalEntry, type Demo } from '../../../demo/index.ts'
import { treeJson } from '../../fixtures/panel/tree-json.ts'
import { connectConsole, credentialsOf } from '../harness/panel/connect-console.ts'
import { expect, test } from '../harness/fixtures.ts'
import { goalRows } from '../harness/panel/goal-grid.ts'
import { openGoalkeeperPanel, openPanelFor } from '../harness/panel/panel.ts'
import { re, t } from '../harness/messages.ts'
import { storedAttempts } from '../pages/session-storage.ts'
import { sdkPage } from './sdk-page.ts'
import { SDK_VERSIONS } from './sdk-versions.ts'

const KNOWN = 'Заказ оформлен 🛒 注文'
const KNOWN_ID = 201
const UNKNOWN = 'άγνωστος 🦄 未知'
const ATTRIBUTES = { 'город 🏙️': 'Αθήνα · 東京', returning: true }
const VISITOR = 'посетитель-東京-🦄'
/** Hash of the visitor, as SDK 1.5.0, 1.11.5 and 1.13.4 send it. */
const HASHED = '1CRs56deCQUsVL7NEmfVNw'

interface Sent {
  readonly units: readonly object[]
  readonly goals: readonly { readonly achievedAt: number }[]
}

/** Returns a page that tracks both goals. `tracked` is the argument of the unknown one. */
const shopPage = ({ collectorUrl, sdkKey }: Demo, tracked: unknown) =>
  sdkPage({
    options: {
      endpoint: collectorUrl,
      apiKey: sdkKey,
      application: 'blue-mug-web',
      environment: 'development',
    },
    units: { session_id: VISITOR },
    attributes: ATTRIBUTES,
    goals: [[KNOWN], [UNKNOWN, tracked]],
  })

/** Returns the requests to the collector, without preflights. */
const requestsOf = ({ received }: Demo) =>
  received.filter(({ server, method }) => server === 'collector' && method !== 'OPTIONS')

/** Returns the sources that captured the publish and the request for its context. Each request is listed once. */
async function sightings(context: BrowserContext, { collectorUrl }: Demo): Promise<string[]> {
  const attempts = await storedAttempts(context, collectorUrl)
  return attempts
    .map((attempt) => `${attempt.captures[0].method} by ${sourcesOf(attempt).join(', ')}`)
    .toSorted()
}

const listed = async (panel: Frame) =>
  (await goalRows(panel)).map((row) => `${row['goal']}: ${row['verdict']}`)

/** Opens a goal's row and returns the event in the detail. */
async function shownEvent(panel: Frame, goalName: string): Promise<unknown> {
  await panel.getByRole('row', { name: goalName }).click()
  const detail = detailOf(panel)
  await expect(detail.getByRole('heading', { name: goalName })).toBeVisible()
  return panel.evaluate(treeJson)
}

const detailOf = (panel: Frame) => panel.getByRole('region', { name: t('detail.label') })

const stateWhileTracking = (page: Page) =>
  page.evaluate(() => (globalThis as { trackedWhile?: DocumentReadyState }).trackedWhile)

/** The versions `npm test` runs: the newest, and the oldest kind of request. `npm run test:full` runs them all. */
const QUICK: readonly string[] = ['1.13.4', '1.2.4, prebuilt']

for (const version of SDK_VERSIONS) {
  const tag = QUICK.includes(version.name) ? [] : ['@full']
  test(
    `SDK ${version.name}: shows each goal as one row, with the event that ABsmartly stores`,
    { tag },
    async ({ browserContext, extensionId, demo, serve }) => {
      demo.registry.goals.push(goalEntry(KNOWN_ID, KNOWN))
      await connectConsole(browserContext, extensionId, credentialsOf(demo))
      const { url } = await serve({
        '/': '<!doctype html><title>Start</title><link rel="icon" href="data:,">',
        '/shop': shopPage(demo, version.tracked),
        '/sdk.js': { headers: { 'content-type': 'text/javascript' }, body: await version.script() },
      })
      const page = await browserContext.newPage()
      await page.goto(`${url}/`)
      // Opened first so that DevTools capture the requests too: every further source could cause a duplicate row.
      const { frame: panel } = await openGoalkeeperPanel(page)
      await page.goto(`${url}/shop`)
      expect(await stateWhileTracking(page)).toBe('loading')

      const stored = [version.contextMethod, 'PUT']
      await expect
        .poll(() => sightings(browserContext, demo))
        .toEqual(stored.map((method) => `${method} by page, network, devtools`))
      await expect
        .poll(() => listed(panel))
        .toEqual([`${KNOWN}: ${t('verdict.known')}`, `${UNKNOWN}: ${t('verdict.unknown')}`])

      expect(requestsOf(demo).map(({ method }) => method)).toEqual([version.contextMethod, 'PUT'])
      const sent = JSON.parse(requestsOf(demo).at(-1)?.body ?? '') as Sent
      const keys = ['attributes', 'goals', 'units', ...version.envelope]
      expect(Object.keys(sent).toSorted()).toEqual(keys.toSorted())
      expect(sent.units).toEqual([{ type: 'session_id', uid: version.hashes ? HASHED : VISITOR }])

      const common = {
        event_type: 'goal',
        unit_uid: HASHED,
        unit_uid_hex: Buffer.from(HASHED, 'base64url').toString('hex'),
        unit_type: 'session_id',
        unit_type_id: 1,
        agent: 'absmartly-javascript-sdk',
        application: 'blue-mug-web',
        application_id: 1,
        environment: 'development',
        environment_id: 1,
        environment_type: 'development',
        unit_attributes: ATTRIBUTES,
      }
      await expect
        .poll(() => shownEvent(panel, KNOWN))
        .toEqual({
          ...common,
          event_at: sent.goals[0]?.achievedAt,
          goal_id: KNOWN_ID,
          goal_name: KNOWN,
          properties: null,
        })
      await expect
        .poll(() => shownEvent(panel, UNKNOWN))
        .toEqual({
          ...common,
          event_at: sent.goals[1]?.achievedAt,
          goal_id: null,
          goal_name: UNKNOWN,
          properties: version.properties,
        })
      for (const note of version.notes) await expect(detailOf(panel)).toContainText(note)
      await expect.poll(() => listed(panel)).toHaveLength(2)
    },
  )
}

test('SDK 1.13.4: reports the version “undefined” of an application without a version @full', async ({
  browserContext,
  demo,
  serve,
}) => {
  const { url } = await serve({
    '/': sdkPage({
      options: {
        endpoint: demo.collectorUrl,
        apiKey: demo.sdkKey,
        application: { name: 'blue-mug-web' },
        environment: 'development',
      },
      units: { session_id: VISITOR },
      attributes: {},
      goals: [[KNOWN]],
    }),
    '/sdk.js': {
      headers: { 'content-type': 'text/javascript' },
      body: (await SDK_VERSIONS.find(({ name }) => name === '1.13.4')?.script()) ?? '',
    },
  })
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  await expect.poll(() => requestsOf(demo).at(-1)?.headers['x-application-version']).toBe('undefined')
  const panel = await openPanelFor(page)
  await panel.getByRole('row', { name: KNOWN }).click()
  await panel.getByRole('tab', { name: re`^${t('detail.findings')}` }).click()
  await expect(panel.getByText(t('finding.applicationVersion.what', { value: '"undefined"' }))).toBeVisible()
})
