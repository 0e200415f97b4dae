/** The whole path in a real Firefox: a button on a page, the real SDK, and the real panel in the developer tools. */
import { goalEntry, type Demo } from '../../demo/index.ts'
import { click, countElements, fill, documentText } from './firefox/act.ts'
import { allowAllSites, allowPrivateWindows, extensionUrl, stopBackground } from './firefox/extension.ts'
import { expect, test } from './firefox/firefox-fixtures.ts'
import { openPage, openPrivatePage, type DocumentHandle, type FirefoxPage } from './firefox/tabs.ts'
import { openGoalkeeperPanel } from './firefox/firefox-panel.ts'
import { storedTexts } from './firefox/firefox-storage.ts'
import { treeJson } from '../fixtures/panel/tree-json.ts'
import { rowsInDocument } from './harness/panel/goal-grid.ts'
import { matching, t } from './harness/messages.ts'

const rowsOf = (panel: DocumentHandle) => panel.evaluate(rowsInDocument)
const goalsIn = async (panel: DocumentHandle) => (await rowsOf(panel)).map((row) => row['goal'])

/** Connects the demo's Web Console through the options page. */
async function connectConsole({ firefox }: FirefoxPage, addonId: string, demo: Demo): Promise<void> {
  const options = await openPage(firefox)
  const { host } = new URL(demo.collectorUrl)
  await options.goto(`${await extensionUrl(firefox, addonId, 'options.html')}?collector=${host}`)
  await expect
    .poll(() => countElements(options, { role: 'button', name: t('connect.button') }))
    .toBeGreaterThan(0)
  await fill(options, t('connect.url.label'), demo.consoleUrl)
  await fill(options, t('connect.key.label'), demo.consoleKey)
  await click(options, { role: 'button', name: t('connect.button') })
  await expect.poll(() => documentText(options)).toMatch(matching('connect.connected'))
  await options.close()
}

const pressButton = (page: FirefoxPage, id: string) =>
  page.evaluate((name) => document.getElementById(name)?.click(), id)

/** Waits for the shop's first publish. Its buttons work from then on, because its scripts have run. */
const waitForFirstPublish = (demo: Demo) =>
  expect.poll(() => demo.received.some(({ method }) => method === 'PUT')).toBe(true)

/** Opens the page of a mug, waits for the shop's first publish, and clicks buttons by their ids. */
async function openShop(tab: FirefoxPage, demo: Demo, ...buttons: readonly string[]): Promise<void> {
  await tab.goto(`${demo.shopUrl}mug/blue-mug`)
  await waitForFirstPublish(demo)
  for (const id of buttons) await pressButton(tab, id)
}

test.beforeEach(() => test.setTimeout(180_000))

test('Firefox: shows verdicts, earlier goals, and a goal as ABsmartly stores it', async ({
  tab,
  addonId,
  demo,
}) => {
  await connectConsole(tab, addonId, demo)
  await openShop(tab, demo, 'add-to-basket', 'save-for-later')
  const panel = await openGoalkeeperPanel(tab)
  await expect
    .poll(async () => (await rowsOf(panel)).map((row) => `${row['goal']}: ${row['verdict']}`))
    .toEqual([
      `page_view: ${t('verdict.known')}`,
      `product_view: ${t('verdict.known')}`,
      `add_to_basket: ${t('verdict.unknown')}`,
      `wishlist_add: ${t('verdict.archived')}`,
    ])

  await click(panel, { role: 'row', name: 'product_view' })
  const storedEvent = () => panel.evaluate(treeJson)
  await expect.poll(storedEvent).toMatchObject({ goal_name: 'product_view' })
  const stored = await storedEvent()
  const sent = demo.received.find(({ method, body }) => method === 'PUT' && body.includes('product_view'))
  const publish = JSON.parse(sent?.body ?? '') as {
    units: { uid: string }[]
    goals: { name: string; achievedAt: number; properties: object }[]
  }
  const sentGoal = publish.goals.find(({ name }) => name === 'product_view')
  expect(stored).toMatchObject({
    event_type: 'goal',
    unit_uid: publish.units[0]?.uid,
    application: 'blue-mug-web',
    environment: 'development',
    event_at: sentGoal?.achievedAt,
    goal_id: demo.registry.goals.find(({ name }) => name === 'product_view')?.id,
    goal_name: 'product_view',
    properties: sentGoal?.properties,
  })
})

test('Firefox: a newly created goal becomes known after “Fetch again”, and its tab shows it @full', async ({
  tab,
  addonId,
  demo,
}) => {
  await connectConsole(tab, addonId, demo)
  await openShop(tab, demo, 'add-to-basket')
  const panel = await openGoalkeeperPanel(tab)
  const verdict = async () =>
    (await rowsOf(panel)).find((row) => row['goal'] === 'add_to_basket')?.['verdict']
  const unknownGoal = matching('finding.unknownGoal.what', { name: 'add_to_basket' })
  await expect.poll(verdict).toBe(t('verdict.unknown'))
  await click(panel, { role: 'row', name: 'add_to_basket' })
  await click(panel, { role: 'tab', name: t('detail.findings') })
  await expect.poll(() => documentText(panel)).toMatch(unknownGoal)
  await click(panel, { role: 'tab', name: t('detail.goal') })
  await expect.poll(() => documentText(panel)).toContain(t('goal.openList'))

  demo.registry.goals.push(goalEntry(777, 'add_to_basket', { description: 'Made a minute ago.' }))
  await click(panel, { role: 'button', name: t('panel.refresh') })
  await expect.poll(verdict).toBe(t('verdict.known'))
  await expect.poll(() => documentText(panel)).toContain('Made a minute ago.')
  await click(panel, { role: 'tab', name: t('detail.findings') })
  await expect.poll(() => documentText(panel)).not.toMatch(unknownGoal)
  await fill(panel, t('panel.filter'), 'finding:goal-without-metric')
  await expect.poll(() => goalsIn(panel)).toContain('add_to_basket')
})

test('Firefox: lists labeled exposures, and ignores an issue with a reason @full', async ({
  tab,
  addonId,
  demo,
}) => {
  await connectConsole(tab, addonId, demo)
  await tab.goto(demo.shopUrl)
  await waitForFirstPublish(demo)
  const panel = await openGoalkeeperPanel(tab)
  await expect.poll(() => goalsIn(panel)).toEqual(['page_view'])
  await tab.evaluate((url) => {
    const send = (more: object) =>
      fetch(`${url}/context`, {
        method: 'PUT',
        headers: { 'X-Application': 'blue-mug-web', 'X-Environment': 'development' },
        body: JSON.stringify({
          units: [{ type: 'session_id', uid: 'LTSLmGJb-oGQVJhxElUwtQ' }],
          hashed: true,
          publishedAt: Date.now(),
          ...more,
        }),
      })
    const exposed = { id: 7, unit: 'session_id', variant: 0, exposedAt: Date.now(), assigned: true }
    void send({ exposures: [{ ...exposed, name: 'hero_headline', eligible: true }] })
    void send({ exposures: [{ ...exposed, name: 'cart_layout', eligible: false }] })
    void send({ goals: [{ name: 'purhcase', achievedAt: Date.now(), properties: null }] })
  }, demo.collectorUrl)
  await fill(panel, t('panel.filter'), 'finding:exposure-label')
  await expect.poll(() => goalsIn(panel)).toEqual([t('panel.exposuresOnly')])
  await fill(panel, t('panel.filter'), 'finding:near-miss-goal')
  await expect.poll(() => goalsIn(panel)).toEqual(['purhcase'])

  await click(panel, { role: 'row', name: 'purhcase' })
  await click(panel, { role: 'tab', name: t('detail.findings') })
  await expect
    .poll(() => documentText(panel))
    .toContain(t('finding.nearMissGoal.what', { name: 'purhcase', near: 'purchase' }))
  await click(panel, { role: 'button', name: t('finding.quieter.silence') })
  await fill(panel, t('finding.reason.label'), 'The old app spells it so')
  await click(panel, { role: 'button', name: t('finding.quieter.silenceYes') })
  await expect
    .poll(() => documentText(panel))
    .toContain(`${t('finding.silenced.reason')} The old app spells it so`)
  await expect.poll(() => goalsIn(panel)).toEqual([])
})

test('Firefox: sorts and filters the list, marks hits, and hides a column @full', async ({ tab, demo }) => {
  await openShop(tab, demo, 'add-to-basket', 'save-for-later')
  const panel = await openGoalkeeperPanel(tab)
  await expect
    .poll(() => goalsIn(panel))
    .toEqual(['page_view', 'product_view', 'add_to_basket', 'wishlist_add'])
  await click(panel, { role: 'button', name: t('panel.column.goal') })
  await expect
    .poll(() => goalsIn(panel))
    .toEqual(['add_to_basket', 'page_view', 'product_view', 'wishlist_add'])
  await fill(panel, t('panel.filter'), 'goal:*_view')
  await expect.poll(() => goalsIn(panel)).toEqual(['page_view', 'product_view'])
  const marks = () =>
    panel.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0))
  await expect.poll(marks).toBeGreaterThan(0)
  await fill(panel, t('panel.filter'), 'goal:*_view (')
  await expect.poll(() => documentText(panel)).toContain(t('query.problem.open'))
  expect(await goalsIn(panel)).toEqual(['page_view', 'product_view'])
  await fill(panel, t('panel.filter'), '')
  await expect.poll(marks).toBe(0)
  await click(panel, { role: 'button', name: t('columns.open') })
  const isOpen = () => panel.evaluate(() => document.querySelector('#columns-menu')?.matches(':popover-open'))
  await expect.poll(isOpen).toBe(true)
  await click(panel, { role: 'checkbox', name: t('panel.column.verdict') })
  await expect.poll(async () => Object.keys((await rowsOf(panel))[0] ?? {})).not.toContain('verdict')
})

test('Firefox: loses no events when the background stops, and lists each tab’s events separately', async ({
  firefox,
  tab,
  addonId,
  demo,
}) => {
  await tab.goto(`${demo.shopUrl}mug/blue-mug`)
  const panel = await openGoalkeeperPanel(tab)
  await expect.poll(() => goalsIn(panel)).toEqual(['page_view', 'product_view'])

  await stopBackground(firefox, addonId)
  await pressButton(tab, 'add-to-basket')
  await expect.poll(() => goalsIn(panel)).toEqual(['page_view', 'product_view', 'add_to_basket'])

  const otherTab = await openPage(firefox)
  await otherTab.goto(demo.shopUrl)
  const otherPanel = await openGoalkeeperPanel(otherTab)
  await expect.poll(() => goalsIn(otherPanel)).toEqual(['page_view'])
  await pressButton(otherTab, 'newsletter-submit')
  await expect.poll(() => goalsIn(otherPanel)).toContain('newsletter_signup')
  await stopBackground(firefox, addonId)
  await pressButton(tab, 'save-for-later')
  await expect
    .poll(() => goalsIn(panel))
    .toEqual(['page_view', 'product_view', 'add_to_basket', 'wishlist_add'])
  expect(await goalsIn(otherPanel)).not.toContain('add_to_basket')
})

test('Firefox: a reload keeps the list with “Preserve log” and clears it without @full', async ({
  tab,
  demo,
}) => {
  await tab.goto(demo.shopUrl)
  const panel = await openGoalkeeperPanel(tab)
  await expect.poll(() => goalsIn(panel)).toEqual(['page_view'])
  await tab.reload()
  await expect.poll(() => goalsIn(panel)).toEqual(['page_view', 'page_view'])

  await click(panel, { role: 'checkbox', name: t('panel.preserve') })
  await pressButton(tab, 'newsletter-submit')
  await expect.poll(() => goalsIn(panel)).toContain('newsletter_signup')
  await tab.evaluate(() => history.pushState(null, '', '?elsewhere'))
  await pressButton(tab, 'newsletter-submit')
  await expect
    .poll(async () => (await goalsIn(panel)).filter((name) => name === 'newsletter_signup'))
    .toHaveLength(2)
  await tab.reload()
  await expect.poll(() => goalsIn(panel)).toEqual(['page_view'])
})

test('Firefox: shows withheld site access at once, with a button to give it @full', async ({
  firefox,
  tab,
  addonId,
  demo,
}) => {
  await tab.goto(demo.shopUrl)
  const panel = await openGoalkeeperPanel(tab)
  await expect.poll(() => documentText(panel)).toContain(t('status.access.given'))
  const options = await openPage(firefox)
  const { host } = new URL(demo.collectorUrl)
  await options.goto(`${await extensionUrl(firefox, addonId, 'options.html')}?collector=${host}`)

  await allowAllSites(firefox, addonId, false)
  await expect.poll(() => documentText(panel)).toContain(t('status.access.withheld'))
  await expect.poll(() => countElements(options, { role: 'button', name: t('access.action') })).toBe(1)

  await click(options, { role: 'button', name: t('access.action') })
  await expect.poll(() => documentText(panel)).toContain(t('status.access.given'))
  await expect.poll(() => countElements(options, { role: 'button', name: t('access.action') })).toBe(0)

  await allowAllSites(firefox, addonId, false)
  await expect.poll(() => documentText(panel)).toContain(t('status.access.withheld'))
  await allowAllSites(firefox, addonId, true)
  await expect.poll(() => documentText(panel)).toContain(t('status.access.given'))
})

test('Firefox: keeps the events of a private window separate and deletes them when it closes', async ({
  firefox,
  tab,
  addonId,
  demo,
}) => {
  await allowPrivateWindows(firefox, addonId)
  await tab.goto(demo.shopUrl)
  const panel = await openGoalkeeperPanel(tab)
  await expect.poll(() => goalsIn(panel)).toEqual(['page_view'])

  const privateTab = await openPrivatePage(firefox)
  await privateTab.goto(`${demo.shopUrl}mug/blue-mug`)
  const privatePanel = await openGoalkeeperPanel(privateTab)
  await expect.poll(() => goalsIn(privatePanel)).toEqual(['page_view', 'product_view'])
  await pressButton(privateTab, 'add-to-basket')
  await expect.poll(() => goalsIn(privatePanel)).toEqual(['page_view', 'product_view', 'add_to_basket'])
  expect((await storedTexts(panel)).session).toContain('add_to_basket')

  await privateTab.close()
  await expect.poll(async () => (await storedTexts(panel)).session).not.toContain('add_to_basket')
  expect((await storedTexts(panel)).local).not.toContain('add_to_basket')
  expect(await goalsIn(panel)).toEqual(['page_view'])
})
