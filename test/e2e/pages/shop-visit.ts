/** Runs a visit to the demo shop and records its texts and requests. */
import type { BrowserContext, Page } from '@playwright/test'

import { startDemo, type Demo, type ReceivedRequest } from '../../../demo/index.ts'
import { expect } from '../harness/fixtures.ts'

/** Visible text of each page, and requests that reached the collector. */
export interface ShopVisit {
  readonly texts: readonly string[]
  readonly requests: readonly object[]
  /** Source of the browser's functions as scripts read it. The real SDK contains core-js, which replaces `toString`. */
  readonly sources: readonly string[]
}

/** Starts a shop, views a mug, buys it, and leaves. */
export async function visitShop(context: BrowserContext): Promise<ShopVisit> {
  const demo = await startDemo()
  const page = await context.newPage()
  try {
    // A fixed session id always gets the same variants.
    await page.addInitScript(() => sessionStorage.setItem('blue-mug.session-id', 'always the same'))
    const texts: string[] = []
    const recordText = async () => texts.push(withoutRandomParts(await page.locator('body').innerText()))

    await page.goto(`${demo.shopUrl}mug/blue-mug`)
    await waitForPublish(demo, 'product_view')
    await step(page, demo, '#add-to-basket', 'add_to_basket')
    await step(page, demo, '#save-for-later', 'wishlist_add')
    await recordText()
    await page.goto(`${demo.shopUrl}checkout`)
    await waitForPublish(demo, 'page_view', 2)
    await page.locator('#sign-in-email').fill('visitor@example.com')
    await page.locator('#sign-in-email').press('Enter')
    // Signing in exposes another experiment, which is a separate publish.
    await waitForPublish(demo, 'checkout_reassurance')
    await step(page, demo, '#place-order', 'purchase')
    await recordText()
    await page.goto(demo.shopUrl)
    await waitForPublish(demo, 'page_view', 3)
    await recordText()
    const sources = await page.evaluate(() =>
      [fetch, XMLHttpRequest.prototype.open, navigator.sendBeacon].map(String),
    )
    // The number of preflights depends on the age of the browser's preflight cache.
    const isPreflight = ({ method }: ReceivedRequest) => method === 'OPTIONS'
    const preflight = demo.received.find(isPreflight)
    const requests = demo.received.filter((request) => !isPreflight(request))
    return { texts, sources, requests: [...(preflight ? [preflight] : []), ...requests].map(comparable) }
  } finally {
    await page.close()
    await demo.stop()
  }
}

async function step(page: Page, demo: Demo, button: string, goal: string): Promise<void> {
  await page.locator(button).click()
  await waitForPublish(demo, goal)
}

/** Waits until a goal or an exposure was answered `times` times, so that the next one is in a new publish. */
async function waitForPublish(demo: Demo, goal: string, times = 1): Promise<void> {
  const arrived = () =>
    demo.received.filter(({ body, status }) => status !== null && body.includes(`"name":"${goal}"`)).length
  await expect.poll(arrived, { message: `${goal} was not published` }).toBe(times)
}

function comparable({ method, path, headers, body, status }: ReceivedRequest): object {
  const text = withoutRandomParts(JSON.stringify({ path, headers, body: withoutTimes(body) }))
  return { method, status, ...(JSON.parse(text) as object) }
}

const withoutTimes = (body: string): string =>
  body.replaceAll(/"(\w+At)":\d{13}/g, '"$1":0').replaceAll(/"time":\d{13}/g, '"time":0')

/** Replaces ports, which are random, and order numbers, which depend on the time. */
const withoutRandomParts = (text: string): string =>
  text.replaceAll(/localhost:\d+/g, 'localhost:0').replaceAll(/BM-\w+/g, 'BM-0')
