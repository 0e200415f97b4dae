/** Pages that come back: from the back/forward cache, and after their tab was discarded. */
import type { BrowserContext, Page } from '@playwright/test'

import { backgroundOf, extensionIdOf, stopBackground } from './harness/browser/background.ts'
import { expect, test } from './harness/fixtures.ts'
import { listLines } from './harness/panel/list-lines.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'
import { rememberReturn, returns, withBackForwardCache } from './pages/back-forward.ts'
import { storedAttempts } from './pages/stored.ts'
import { titled } from './pages/titled.ts'

declare module './harness/browser/extension-api.ts' {
  interface Tabs {
    discard(tabId: number): Promise<{ id: number; discarded: boolean }>
    reload(tabId: number): Promise<void>
  }
}

test.describe('from the back/forward cache', () => {
  const routes = {
    '/': { headers: { 'cache-control': 'max-age=60' }, body: titled('The shop') },
    '/next': titled('Next'),
  }

  test('a page has another group, which says so', async ({ serve }) => {
    const { url } = await serve(routes)
    await withBackForwardCache(async (context) => {
      const page = await context.newPage()
      await page.goto(`${url}/`)
      const panel = await panelOf(context, page)
      await goAndReturn(page, url)
      await sendGoals(page, ['after'])
      await expect
        .poll(() => listLines(panel, url))
        .toEqual([
          '# The shop / <time> 1 goal event',
          'before',
          '# Next /next <time> 1 goal event',
          'next',
          '# The shop / (returned) <time> 1 goal event',
          'after',
        ])
    })
  })

  test('a page brings nothing of before along without “preserve log” @full', async ({ serve }) => {
    const { url } = await serve(routes)
    await withBackForwardCache(async (context) => {
      const page = await context.newPage()
      await page.goto(`${url}/`)
      const panel = await panelOf(context, page)
      await panel.getByLabel('Preserve log').uncheck()
      await goAndReturn(page, url)
      await expect(panel.getByRole('heading', { name: 'No goal event yet' })).toBeVisible()
      await sendGoals(page, ['after'])
      await expect
        .poll(() => listLines(panel, url))
        .toEqual(['# The shop / (returned) <time> 1 goal event', 'after'])
    })
  })
})

test('a discarded tab keeps its list, in a panel that is open and in a new one @full', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const { url } = await serve({ '/': titled('The shop') })
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  const before = await tabIdOf(page)
  const panel = await panelOf(browserContext, page)
  // The network tells of this one's answer only when its tab has another number already.
  await sendGoals(page, ['goal_1'])
  const after = await discard(browserContext, before)
  expect(after).not.toBe(before)
  const group = ['# The shop / <time> 1 goal event']
  await expect.poll(() => listLines(panel, url)).toEqual([...group, 'goal_1'])

  const [shown] = await Promise.all([
    browserContext.waitForEvent('page', { predicate: (one) => one.url() === `${url}/` }),
    backgroundOf(browserContext).then((worker) => worker.evaluate((id) => chrome.tabs.reload(id), after)),
  ])
  await sendGoals(shown, ['goal_2'])
  const all = [...group, 'goal_1', ...group, 'goal_2']
  await expect.poll(() => listLines(panel, url)).toEqual(all)
  const later = await openPanelInTab(browserContext, extensionId, after)
  await expect.poll(() => listLines(later, url)).toEqual(all)
  expect(new Set((await storedAttempts(browserContext)).map(({ tabId }) => tabId))).toEqual(new Set([after]))
  await expect(panel.getByRole('contentinfo')).toContainText('In place')

  // An open panel finds the tab again after the background was stopped, too.
  await stopBackground(browserContext)
  await sendGoals(shown, ['goal_3'])
  await expect
    .poll(() => listLines(panel, url))
    .toEqual([...group, 'goal_1', '# The shop / <time> 2 goal events', 'goal_2', 'goal_3'])
})

/** Discards a tab as Chromium does when memory is short. Returns the number that the tab has then. */
async function discard(context: BrowserContext, tabId: number): Promise<number> {
  const worker = await backgroundOf(context)
  return worker.evaluate(async (id) => {
    const tab = await chrome.tabs.discard(id)
    if (!tab.discarded) throw new Error('The tab was not discarded.')
    return tab.id
  }, tabId)
}

async function panelOf(context: BrowserContext, page: Page): Promise<Page> {
  const panel = await openPanelInTab(context, await extensionIdOf(context), await tabIdOf(page))
  await expect(panel.getByRole('contentinfo')).toContainText('In place')
  return panel
}

/** Sends a goal event, another one from the next page, and comes back to the very same document. */
async function goAndReturn(page: Page, url: string): Promise<void> {
  await page.evaluate(rememberReturn)
  await sendGoals(page, ['before'])
  await page.goto(`${url}/next`)
  await sendGoals(page, ['next'])
  await page.goBack({ waitUntil: 'commit' })
  await expect.poll(() => page.evaluate(returns)).toBe(1)
}
