/** Pages restored from the back/forward cache, and tabs restored after being discarded. */
import type { BrowserContext, Page } from '@playwright/test'

import { backgroundOf, stopBackground } from '../harness/browser/background.ts'
import { expect, test } from '../harness/fixtures.ts'
import { groupLine, listLines } from '../harness/panel/list-lines.ts'
import { openPanelFor, openPanelInTab } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { tabIdOf } from '../harness/browser/tab-id.ts'
import { t } from '../harness/messages.ts'
import { countReturns, returnCount, withBackForwardCache } from '../pages/back-forward.ts'
import { storedAttempts } from '../pages/session-storage.ts'
import { titledPage } from '../harness/page/titled-page.ts'

declare module '../harness/browser/extension-api.ts' {
  interface Tabs {
    discard(tabId: number): Promise<{ id: number; discarded: boolean }>
    reload(tabId: number): Promise<void>
  }
}

test.describe('the back/forward cache', () => {
  const routes = {
    '/': { headers: { 'cache-control': 'max-age=60' }, body: titledPage('The shop') },
    '/next': titledPage('Next'),
  }

  test('gives a restored page its own group, marked as returned', async ({ serve }) => {
    const { url } = await serve(routes)
    await withBackForwardCache(async (context) => {
      const page = await context.newPage()
      await page.goto(`${url}/`)
      const panel = await openCoveredPanel(page)
      await goAndReturn(page, url)
      await sendGoals(page, ['after'])
      await expect
        .poll(() => listLines(panel, url))
        .toEqual([
          groupLine('The shop /', 1),
          'before',
          groupLine('Next /next', 1),
          'next',
          groupLine(`The shop / ${t('panel.page.returned')}`, 1),
          'after',
        ])
    })
  })

  test('shows none of the earlier events of a restored page without “Preserve log” @full', async ({
    serve,
  }) => {
    const { url } = await serve(routes)
    await withBackForwardCache(async (context) => {
      const page = await context.newPage()
      await page.goto(`${url}/`)
      const panel = await openCoveredPanel(page)
      await panel.getByLabel(t('panel.preserve')).uncheck()
      await goAndReturn(page, url)
      await expect(panel.getByRole('heading', { name: t('empty.waiting.title') })).toBeVisible()
      await sendGoals(page, ['after'])
      await expect
        .poll(() => listLines(panel, url))
        .toEqual([groupLine(`The shop / ${t('panel.page.returned')}`, 1), 'after'])
    })
  })
})

test('a discarded tab keeps its list in an open panel and in a new one @full', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const { url } = await serve({ '/': titledPage('The shop') })
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  const before = await tabIdOf(page)
  const panel = await openCoveredPanel(page)
  // The network reports the response to this request only after the tab has its new id.
  await sendGoals(page, ['goal_1'])
  const after = await discard(browserContext, before)
  expect(after).not.toBe(before)
  const group = [groupLine('The shop /', 1)]
  await expect.poll(() => listLines(panel, url)).toEqual([...group, 'goal_1'])

  const [shown] = await Promise.all([
    browserContext.waitForEvent('page', { predicate: (opened) => opened.url() === `${url}/` }),
    backgroundOf(browserContext).then((worker) => worker.evaluate((id) => chrome.tabs.reload(id), after)),
  ])
  await sendGoals(shown, ['goal_2'])
  const all = [...group, 'goal_1', ...group, 'goal_2']
  await expect.poll(() => listLines(panel, url)).toEqual(all)
  const newPanel = await openPanelInTab(browserContext, extensionId, after)
  await expect.poll(() => listLines(newPanel, url)).toEqual(all)
  expect(new Set((await storedAttempts(browserContext)).map(({ tabId }) => tabId))).toEqual(new Set([after]))
  await expect(panel.getByRole('contentinfo')).toContainText(t('status.page.inPlace'))

  // An open panel also finds the tab again after the background was stopped.
  await stopBackground(browserContext)
  await sendGoals(shown, ['goal_3'])
  await expect
    .poll(() => listLines(panel, url))
    .toEqual([...group, 'goal_1', groupLine('The shop /', 2), 'goal_2', 'goal_3'])
})

/** Discards a tab as Chromium does when memory is short. Returns the tab's new id. */
async function discard(context: BrowserContext, tabId: number): Promise<number> {
  const worker = await backgroundOf(context)
  return worker.evaluate(async (id) => {
    const tab = await chrome.tabs.discard(id)
    if (!tab.discarded) throw new Error('The tab was not discarded.')
    return tab.id
  }, tabId)
}

/** Opens the panel of a page and waits until it shows that capture is in place. */
async function openCoveredPanel(page: Page): Promise<Page> {
  const panel = await openPanelFor(page)
  await expect(panel.getByRole('contentinfo')).toContainText(t('status.page.inPlace'))
  return panel
}

/** Sends a goal event, sends one from the next page, and goes back to the same document. */
async function goAndReturn(page: Page, url: string): Promise<void> {
  await page.evaluate(countReturns)
  await sendGoals(page, ['before'])
  await page.goto(`${url}/next`)
  await sendGoals(page, ['next'])
  await page.goBack({ waitUntil: 'commit' })
  await expect.poll(() => page.evaluate(returnCount)).toBe(1)
}
