/** What time does to a list: navigations without "preserve log", pause, clear and its undo. */
import type { Frame, Page } from '@playwright/test'

import { expect, test } from './harness/fixtures.ts'
import { goalRows } from './harness/panel/goal-grid.ts'
import { openGoalkeeperPanel, openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'
import { storedAttempts } from './pages/stored.ts'

const page = (body = '') =>
  `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">${body}</html>`

const names = async (panel: Frame | Page) => (await goalRows(panel)).map((row) => row['Goal'])
const statusOf = (panel: Frame | Page) => panel.getByRole('contentinfo')

test('without “preserve log” a navigation of the page clears the list, and nothing else does @full', async ({
  browserContext,
  serve,
}) => {
  const { url } = await serve({
    '/': page('<iframe src="/frame"></iframe>'),
    '/frame': page(),
    '/frame/next': page(),
    '/next': page(),
  })
  const tab = await browserContext.newPage()
  await tab.goto(`${url}/`)
  const { frame: panel } = await openGoalkeeperPanel(tab)
  await panel.getByLabel('Preserve log').uncheck()
  await sendGoals(tab, ['first'])

  // Each is followed by a goal event: when that is in the list, what came before it has had its effect.
  await tab.evaluate(() => history.pushState(null, '', '/pushed'))
  await sendGoals(tab, ['pushed'])
  await expect.poll(() => names(panel)).toEqual(['first', 'pushed'])
  await tab.evaluate(() => history.replaceState(null, '', '/replaced'))
  await sendGoals(tab, ['replaced'])
  await expect.poll(() => names(panel)).toEqual(['first', 'pushed', 'replaced'])
  await tab.evaluate(() => void (location.hash = 'part'))
  await sendGoals(tab, ['hash'])
  await expect.poll(() => names(panel)).toEqual(['first', 'pushed', 'replaced', 'hash'])
  const inner = tab.frames().find((frame) => frame.url().endsWith('/frame'))
  await inner?.goto(`${url}/frame/next`)
  await sendGoals(inner ?? tab, ['in_frame'])
  await expect.poll(() => names(panel)).toEqual(['first', 'pushed', 'replaced', 'hash', 'in_frame'])

  await tab.goto(`${url}/next`)
  await expect(panel.getByRole('heading', { name: 'No goal event yet' })).toBeVisible()
  await sendGoals(tab, ['next'])
  await expect.poll(() => names(panel)).toEqual(['next'])
  await tab.reload()
  await sendGoals(tab, ['reloaded'])
  await expect.poll(() => names(panel)).toEqual(['reloaded'])
  await expect(statusOf(panel)).toContainText('1 goal event in 1 publish')
})

test('pause counts each request once, whoever saw it, and keeps what was there', async ({
  browserContext,
  serve,
}) => {
  const { url } = await serve({
    '/': page(),
    '/worker.js': { headers: { 'content-type': 'text/javascript' }, body: '' },
  })
  const tab = await browserContext.newPage()
  await tab.goto(`${url}/`)
  const { frame: panel } = await openGoalkeeperPanel(tab)
  const [worker] = await Promise.all([
    tab.waitForEvent('worker'),
    tab.evaluate(() => void new Worker('/worker.js')),
  ])
  await sendGoals(tab, ['before_1', 'before_2'])
  await expect.poll(() => names(panel)).toEqual(['before_1', 'before_2'])

  await panel.getByRole('button', { name: 'Recording' }).click()
  await expect(panel.getByRole('button', { name: 'Paused' })).toBeVisible()
  await sendGoals(tab, ['paused_1', 'paused_2'])
  await sendGoals(tab, ['paused_3'])
  // Only the network and DevTools see this one.
  await sendGoals(worker, ['paused_4'])
  await expect(panel.getByRole('toolbar')).toContainText('3 skipped')
  await expect.poll(() => names(panel)).toEqual(['before_1', 'before_2'])

  await panel.getByRole('button', { name: 'Paused' }).click()
  await expect(panel.getByRole('button', { name: 'Recording' })).toBeVisible()
  await sendGoals(tab, ['after'])
  // All three sources have told of this one, and so of all before it.
  const seenBy = async () =>
    (await storedAttempts(browserContext)).at(-1)?.captures.map(({ source }) => source)
  await expect.poll(seenBy).toEqual(['page', 'network', 'devtools'])
  await expect.poll(() => names(panel)).toEqual(['before_1', 'before_2', 'after'])
  await expect(statusOf(panel)).toContainText('3 requests skipped while paused')
  await expect(statusOf(panel)).toContainText('3 goal events in 2 publishes')
})

test('clear is undone in every panel of the tab, with what came in between', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const { url } = await serve({ '/': page() })
  const tab = await browserContext.newPage()
  await tab.goto(`${url}/`)
  const { frame: inDevTools } = await openGoalkeeperPanel(tab)
  const tabId = await tabIdOf(tab)
  const inTab = await openPanelInTab(browserContext, extensionId, tabId)
  const panels: (Frame | Page)[] = [inDevTools, inTab]
  const expectNames = async (expected: readonly string[]) => {
    for (const panel of panels) await expect.poll(() => names(panel)).toEqual(expected)
    for (const panel of panels) await expect(statusOf(panel)).toContainText(`${expected.length} goal event`)
  }
  await sendGoals(tab, ['one', 'two'])
  await sendGoals(tab, ['three'])
  await expectNames(['one', 'two', 'three'])

  await inDevTools.getByRole('button', { name: 'Clear', exact: true }).click()
  await expectNames([])
  // This one never had what was cleared.
  panels.push(await openPanelInTab(browserContext, extensionId, tabId))
  await expectNames([])
  await sendGoals(tab, ['four'])
  await expectNames(['four'])
  await inTab.getByRole('button', { name: 'Undo clear' }).click()
  await expectNames(['one', 'two', 'three', 'four'])
  for (const panel of panels) await expect(panel.getByRole('button', { name: 'Undo clear' })).toHaveCount(0)

  await sendGoals(tab, ['five'])
  await expectNames(['one', 'two', 'three', 'four', 'five'])
  // The other way round, and two clears: the last one alone is undone.
  await inTab.getByRole('button', { name: 'Clear', exact: true }).click()
  await expectNames([])
  await sendGoals(tab, ['six'])
  await expectNames(['six'])
  await inDevTools.getByRole('button', { name: 'Clear', exact: true }).click()
  await expectNames([])
  await inDevTools.getByRole('button', { name: 'Undo clear' }).click()
  await expectNames(['six'])
})
