/** A `test` with a page in a browser that has Goalkeeper, and readers of the captures stored for that page. */
import type { BrowserContext, Page } from '@playwright/test'

import type { Body } from '../../../core/capture.ts'
import { expect, test as base } from '../harness/fixtures.ts'
import { sending, type ExpectedCapture } from './capture-cases.ts'
import { storedCaptures, type StoredCapture } from './session-storage.ts'

/** The harness's `test`, with a page per test in the worker's shared browser. Closing a page's tab removes its record. */
export const test = base.extend<{ readonly page: Page }>({
  page: async ({ sharedBrowser }, use) => {
    const page = await sharedBrowser.context.newPage()
    await use(page)
    await page.close()
  },
})

/** Path of the marker, a publish that {@link pageCaptures} sends last. Once it is stored, so are the earlier ones. */
const MARKER_PATH = '/end/v1/context'

/**
 * Waits for `count` captures that belong to a server, sends the marker from the page, and waits until it is stored. No
 * capture can follow it. Returns all captures of the server except the marker.
 */
export async function pageCaptures(page: Page, server: string, count: number): Promise<StoredCapture[]> {
  const { port } = new URL(server)
  const context: BrowserContext = page.context()
  const all = () => storedCaptures(context)
  const own = async () =>
    (await all()).filter(({ url, documentUrl, pageUrl }) =>
      [url, documentUrl, pageUrl].some((address) => address.includes(`:${port}`)),
    )
  const others = async () => (await own()).filter(({ url }) => !url.includes(MARKER_PATH))
  await expect.poll(async () => (await others()).length).toBeGreaterThanOrEqual(count)
  await page.evaluate(
    sending("await fetch(url, { method: 'PUT', body: text })", `${server}${MARKER_PATH}?${markerCount++}`),
  )
  await expect
    .poll(async () => (await own()).some(({ url }) => url.includes(`${MARKER_PATH}?${markerCount - 1}`)))
    .toBe(true)
  return others()
}

let markerCount = 0

/** Returns a capture in the form that cases expect: the body as a string, and a URL on `server` as its path. */
export function summary(capture: StoredCapture, server: string): ExpectedCapture {
  const { transport, method, url, headers, secrets, body, refused = false, keepalive = false } = capture
  const path = url.startsWith(`${server}/`) ? url.slice(server.length) : url
  return { transport, method, path, headers, secrets, refused, keepalive, ...bodySummary(body) }
}

function bodySummary(body: Body): Pick<ExpectedCapture, 'encoding' | 'text' | 'bytes' | 'truncated' | 'why'> {
  if (body.encoding === 'none')
    return { encoding: 'none', text: '', bytes: 0, truncated: false, why: body.why }
  const { encoding, data, bytes, truncated = false } = body
  const text = encoding === 'text' ? data : Buffer.from(data, 'base64').toString()
  return { encoding, text, bytes, truncated, why: '' }
}
