/** Actions that empty or stop the list: navigation without “Preserve log”, pause, clear and its undo. */
import type { Frame, Page } from '@playwright/test'

import { expect, test } from '../harness/fixtures.ts'
import { goalRows } from '../harness/panel/goal-grid.ts'
import { openGoalkeeperPanel, openPanelInTab } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { tabIdOf } from '../harness/browser/tab-id.ts'
import { t } from '../harness/messages.ts'
import { storedAttempts } from '../pages/session-storage.ts'

const page = (body = '') =>
  `<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,">${body}</html>`

const names = async (panel: Frame | Page) => (await goalRows(panel)).map((row) => row['goal'])
const statusOf = (panel: Frame | Page) => panel.getByRole('contentinfo')

test('only a navigation of the page clears the list without “Preserve log” @full', async ({
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
  await panel.getByLabel(t('panel.preserve')).uncheck()
  await sendGoals(tab, ['first'])

  // Each step ends with a goal event. Once that is listed, the step has taken effect.
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
  await expect(panel.getByRole('heading', { name: t('empty.waiting.title') })).toBeVisible()
  await sendGoals(tab, ['next'])
  await expect.poll(() => names(panel)).toEqual(['next'])
  await tab.reload()
  await sendGoals(tab, ['reloaded'])
  await expect.poll(() => names(panel)).toEqual(['reloaded'])
  await expect(statusOf(panel)).toContainText(`${t('status.goals', {}, 1)} ${t('status.publishes', {}, 1)}`)
})

test('pause counts each request once, whichever sources capture it, and keeps the list', async ({
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

  await panel.getByRole('button', { name: t('panel.record') }).click()
  await expect(panel.getByRole('button', { name: t('panel.paused') })).toBeVisible()
  await sendGoals(tab, ['paused_1', 'paused_2'])
  await sendGoals(tab, ['paused_3'])
  // Only the network and DevTools capture this request.
  await sendGoals(worker, ['paused_4'])
  await expect(panel.getByRole('toolbar')).toContainText(t('panel.skipped', {}, 3))
  await expect.poll(() => names(panel)).toEqual(['before_1', 'before_2'])

  await panel.getByRole('button', { name: t('panel.paused') }).click()
  await expect(panel.getByRole('button', { name: t('panel.record') })).toBeVisible()
  await sendGoals(tab, ['after'])
  // All three sources have reported this request, and so every earlier one.
  const seenBy = async () =>
    (await storedAttempts(browserContext)).at(-1)?.captures.map(({ source }) => source)
  await expect.poll(seenBy).toEqual(['page', 'network', 'devtools'])
  await expect.poll(() => names(panel)).toEqual(['before_1', 'before_2', 'after'])
  await expect(statusOf(panel)).toContainText(t('status.skipped', {}, 3))
  await expect(statusOf(panel)).toContainText(`${t('status.goals', {}, 3)} ${t('status.publishes', {}, 2)}`)
})

test('undoing a clear restores every panel of the tab and keeps newer events', async ({
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
    for (const panel of panels)
      await expect(statusOf(panel)).toContainText(t('status.goals', {}, expected.length))
  }
  await sendGoals(tab, ['one', 'two'])
  await sendGoals(tab, ['three'])
  await expectNames(['one', 'two', 'three'])

  await inDevTools.getByRole('button', { name: t('panel.clear'), exact: true }).click()
  await expectNames([])
  // This panel opened after the clear.
  panels.push(await openPanelInTab(browserContext, extensionId, tabId))
  await expectNames([])
  await sendGoals(tab, ['four'])
  await expectNames(['four'])
  await inTab.getByRole('button', { name: t('panel.undo') }).click()
  await expectNames(['one', 'two', 'three', 'four'])
  for (const panel of panels)
    await expect(panel.getByRole('button', { name: t('panel.undo') })).toHaveCount(0)

  await sendGoals(tab, ['five'])
  await expectNames(['one', 'two', 'three', 'four', 'five'])
  // Clear and undo from the other panel, with two clears: only the last one is undone.
  await inTab.getByRole('button', { name: t('panel.clear'), exact: true }).click()
  await expectNames([])
  await sendGoals(tab, ['six'])
  await expectNames(['six'])
  await inDevTools.getByRole('button', { name: t('panel.clear'), exact: true }).click()
  await expectNames([])
  await inDevTools.getByRole('button', { name: t('panel.undo') }).click()
  await expectNames(['six'])
})
