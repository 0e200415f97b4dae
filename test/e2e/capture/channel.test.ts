/** Attacks of a page on the channel between its wrapped functions and the record: forging, blocking and flooding. */
import type { BrowserContext, Page } from '@playwright/test'

import { stopBackground } from '../harness/browser/background.ts'
import { expect } from '../harness/fixtures.ts'
import { openPanelInTab } from '../harness/panel/panel.ts'
import { tabIdOf } from '../harness/browser/tab-id.ts'
import { matching } from '../harness/messages.ts'
import { countReturns, returnCount, withBackForwardCache } from '../pages/back-forward.ts'
import * as hostile from '../pages/hostile.ts'
import { poll } from '../harness/poll.ts'
import { testPage } from '../pages/in-page.ts'
import { storedBytes, storedCaptures, storedFacts } from '../pages/session-storage.ts'
import { test } from '../pages/page-captures.ts'

// All tests share one browser.
test.describe.configure({ mode: 'default' })

/** Quota of `storage.session`. */
const QUOTA_BYTES = 10 * 1024 * 1024

const attacks: Readonly<Record<string, (page: Page, extensionId: string) => Promise<unknown>>> = {
  'forged events': (page) => page.evaluate(hostile.forge),
  'forged events in a frame': (page) => page.evaluate(hostile.forgeInFrame),
  'listeners that stop everything': (page) => page.evaluate(hostile.stopEvents),
  "a newer content script's message": (page, id) => page.evaluate(hostile.invalidateScripts, id),
  'a rewritten document': (page) => page.evaluate(hostile.rewriteDocument),
  'all attacks combined': async (page, id) => {
    await page.evaluate(hostile.stopEvents)
    await page.evaluate(hostile.forge)
    await page.evaluate(hostile.invalidateScripts, id)
    await page.evaluate(hostile.forgeInFrame)
    await page.evaluate(hostile.rewriteDocument)
    await page.evaluate(hostile.forge)
    await page.evaluate(hostile.invalidateScripts, id)
  },
}

for (const [name, attack] of Object.entries(attacks)) {
  test(`captures the publishes and nothing else, despite ${name}`, async ({ sharedBrowser, page, serve }) => {
    const server = await serve({ '/': testPage(), '/frame': testPage(), '/next': testPage() })
    await page.goto(`${server.url}/`)
    const tabId = await tabIdOf(page)
    const bystander = await openBystander(sharedBrowser.context, server.url)
    await attack(page, sharedBrowser.extensionId)

    await page.evaluate(publishOnce, '/real/v1/context')
    // Leaving flushes the channel. Forged events have had time to arrive by then, and the next page marks the end.
    await page.evaluate(publishOnLeaving, '/leaving/v1/context')
    await page.goto(`${server.url}/next`)
    await page.evaluate(publishOnce, '/end/v1/context')
    const ownCaptures = async () =>
      (await storedCaptures(sharedBrowser.context)).filter((capture) => capture.tabId === tabId)
    await expect.poll(async () => (await ownCaptures()).map(pathOf)).toContain('/end/v1/context')

    const captures = await ownCaptures()
    expect(captures.map(pathOf)).toEqual(['/real/v1/context', '/leaving/v1/context', '/end/v1/context'])
    expect(captures.map(goalOf)).toEqual(['/real/v1/context', '/leaving/v1/context', '/end/v1/context'])
    const others = (await storedCaptures(sharedBrowser.context)).filter(
      (capture) => capture.tabId === bystander.tabId,
    )
    expect(others.map(pathOf)).toEqual(['/bystander/v1/context'])
    await bystander.page.close()
  })
}

test('captures the publish of a rewritten frame', async ({ sharedBrowser, page, serve }) => {
  const { url } = await serve({ '/': testPage() })
  await page.goto(`${url}/`)
  await page.evaluate(() => {
    const { contentDocument, contentWindow } = document.body.appendChild(document.createElement('iframe'))
    contentDocument?.open()
    contentDocument?.write('<p>Written by its parent</p>')
    contentDocument?.close()
    void contentWindow?.fetch('/frame/v1/context', { method: 'PUT', body: inPage.publish() })
  })
  const stored = () => storedCaptures(sharedBrowser.context, `${url}/frame/`)
  await expect.poll(async () => (await stored()).length).toBe(1)
  expect((await stored())[0]).toMatchObject({ top: false, pageUrl: `${url}/` })
})

test('counts dropped requests of a flood, in its own tab only @full', async ({
  sharedBrowser,
  page,
  serve,
}) => {
  const { url } = await serve({ '/': testPage() })
  await page.goto(`${url}/`)
  const tabId = await tabIdOf(page)
  const bystander = await openBystander(sharedBrowser.context, url)

  await page.evaluate(hostile.flood, { calls: 20_000, characters: 100 })
  await publishAndWait(page, url, 'after-the-flood')
  // Each of the 20,001 requests is either stored or counted.
  const { lost, evicted } = await factsOf(sharedBrowser.context, tabId)
  expect(lost).toBeGreaterThan(0)
  const own = (await storedCaptures(sharedBrowser.context)).filter((capture) => capture.tabId === tabId)
  expect(lost + evicted + own.length).toBe(20_001)

  expect(await factsOf(sharedBrowser.context, bystander.tabId)).toEqual({ lost: 0, evicted: 0 })
  const panel = await openPanelInTab(sharedBrowser.context, sharedBrowser.extensionId, tabId)
  await expect(panel.getByText(DROPPED)).toBeVisible()
  await panel.close()
  const otherPanel = await openPanelInTab(sharedBrowser.context, sharedBrowser.extensionId, bystander.tabId)
  await expect(otherPanel.getByRole('row', { name: /\/bystander\/v1/ })).toBeVisible()
  await expect(otherPanel.getByText(DROPPED)).toHaveCount(0)
  await otherPanel.close()
  await bystander.page.close()
})

/** The first sends slightly more than the 8 MB that Goalkeeper stores, the others twice the browser's own quota. */
const FLOODS = [
  { title: 'more publishes than fit', rounds: 3, calls: 400, characters: 8000, tag: ['@full'] },
  { title: 'many small publishes', rounds: 8, calls: 1500, characters: 10, tag: ['@soak'] },
  { title: 'many large publishes', rounds: 7, calls: 400, characters: 8000, tag: ['@soak'] },
] as const

for (const { title, rounds, calls, characters, tag } of FLOODS) {
  test(
    `keeps the newest publishes, and those of other tabs, after ${title}`,
    { tag: [...tag] },
    async ({ sharedBrowser, page, serve }) => {
      test.slow()
      const { url } = await serve({ '/': testPage() })
      await page.goto(`${url}/`)
      const tabId = await tabIdOf(page)
      const bystander = await openBystander(sharedBrowser.context, url)

      for (let round = 0; round < rounds; round++) {
        await page.evaluate(hostile.flood, { calls, characters })
        await publishAndWait(page, url, `round-${round}`)
        expect(await storedBytes(sharedBrowser.context)).toBeLessThan(QUOTA_BYTES)
      }
      const { lost, evicted } = await factsOf(sharedBrowser.context, tabId)
      expect(evicted).toBeGreaterThan(0)
      const own = (await storedCaptures(sharedBrowser.context)).filter((capture) => capture.tabId === tabId)
      expect(lost + evicted + own.length).toBe(rounds * (calls + 1))

      await publishAndWait(bystander.page, url, 'bystander-again')
      expect(await factsOf(sharedBrowser.context, bystander.tabId)).toEqual({ lost: 0, evicted: 0 })
      await bystander.page.close()
    },
  )
}

test('keeps publishes sent while the background is stopped', async ({ sharedBrowser, page, serve }) => {
  const { url } = await serve({ '/': testPage() })
  await page.goto(`${url}/`)
  const tabId = await tabIdOf(page)
  const sending = page.evaluate(hostile.publishNumbers, 300)
  for (let times = 0; times < 3; times++) await stopBackground(sharedBrowser.context)
  await sending
  // Stop once more with nothing being sent, so that the next publish starts the background.
  await stopBackground(sharedBrowser.context)
  await page.evaluate(publishOnce, '/last/v1/context')

  const stored = async () =>
    (await storedCaptures(sharedBrowser.context, url)).filter((capture) => capture.tabId === tabId)
  await expect.poll(async () => (await stored()).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(301)
  const captures = await stored()
  expect(captures).toHaveLength(301)
  const numbers = captures
    .slice(0, -1)
    .map(({ body }) => (body.encoding === 'text' ? numberIn(body.data) : 0))
    // Captures of the same millisecond have no order.
    .toSorted((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 300 }, (_, index) => index + 1))
  expect(captures.map(pathOf).at(-1)).toBe('/last/v1/context')
})

test('continues capturing when a page returns from the back/forward cache', async ({ serve }) => {
  const cacheable = { headers: { 'cache-control': 'max-age=60' }, body: testPage() }
  // Chromium does not cache a page that has a request in flight when it is left.
  let publishes = 0
  const next = async () => {
    publishes += 1
    const isAnswered = () => Promise.resolve(answered().length >= publishes)
    await poll(isAnswered, 20_000, 'the page did not publish')
    return { delayMs: 300, body: testPage() }
  }
  const { url, responses } = await serve({ '/': cacheable, '/next': next })
  const answered = () => responses.filter(({ path }) => path.startsWith('/leaving-'))
  await withBackForwardCache(async (context) => {
    const page = await context.newPage()
    await page.goto(`${url}/`)
    await page.evaluate(countReturns)
    for (const stopped of [false, true]) {
      const turn = stopped ? 'stopped' : 'running'
      await page.evaluate(publishOnLeaving, `/leaving-${turn}/v1/context`)
      await page.goto(`${url}/next`)
      if (stopped) await stopBackground(context)
      await page.goBack({ waitUntil: 'commit' })
      // The page was not reloaded: the document is the same, and so is its memory.
      await expect.poll(() => page.evaluate(returnCount)).toBe(stopped ? 2 : 1)
      await publishAndWait(page, url, `back-${turn}`)
    }
    const captures = await storedCaptures(context)
    expect(captures.map(pathOf)).toEqual([
      '/leaving-running/v1/context',
      '/back-running/v1/context',
      '/leaving-stopped/v1/context',
      '/back-stopped/v1/context',
    ])
    expect(new Set(captures.map(({ documentId }) => documentId)).size).toBe(1)
  })
})

const DROPPED = matching('status.dropped', { count: /[1-9][\d.,]*/ })

/** Publishes and waits until it is stored. Everything the document sent before is then stored too. */
async function publishAndWait(page: Page, url: string, path: string): Promise<void> {
  await page.evaluate(publishOnce, `/${path}/v1/context`)
  const stored = () => storedCaptures(page.context(), `${url}/${path}/`)
  await expect.poll(stored, { timeout: 30_000 }).toHaveLength(1)
}

async function factsOf(context: BrowserContext, tabId: number) {
  const { lost = {}, evicted = 0 } = (await storedFacts(context, tabId)) ?? {}
  return { lost: Object.values(lost).reduce((sum, count) => sum + count, 0), evicted }
}

/** Opens another tab and publishes once in it. */
async function openBystander(context: BrowserContext, url: string) {
  const page = await context.newPage()
  await page.goto(`${url}/?bystander`)
  await publishAndWait(page, url, 'bystander')
  const [stored] = await storedCaptures(context, `${url}/bystander/`)
  return { page, tabId: stored?.tabId ?? 0 }
}

/** Publishes a goal named after the path. Runs in the page. */
async function publishOnce(path: string): Promise<void> {
  await fetch(path, { method: 'PUT', body: inPage.publish(path), headers: { 'X-Agent': 'test' } })
}

/** Publishes when the page is left. Runs in the page. */
function publishOnLeaving(path: string): void {
  const send = () => void fetch(path, { method: 'PUT', body: inPage.publish(path), keepalive: true })
  addEventListener('beforeunload', send, { once: true })
}

const pathOf = ({ url }: { url: string }): string => new URL(url).pathname

function goalOf({ body }: { body: { encoding: string; data?: string } }): string {
  const { goals } = JSON.parse(body.data ?? '') as { goals: { name: string }[] }
  return goals[0]?.name ?? ''
}

const numberIn = (body: string): number => Number(/"number":(\d+)/.exec(body)?.[1])
