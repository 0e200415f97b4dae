/** Provides a page in a browser with Goalkeeper, and the captures stored for it. */
import type { BrowserContext, Page } from '@playwright/test'

import type { Body } from '../../../core/capture.ts'
import { expect, test as base } from '../harness/fixtures.ts'
import { sending, type ExpectedCapture } from './capture-cases.ts'
import { storedCaptures, type Stored } from './session-storage.ts'

/** The harness's `test`, with a page per test. Closing a tab removes its record. */
export const test = base.extend<{ readonly page: Page }>({
  page: async ({ sharedBrowser }, use) => {
    const page = await sharedBrowser.context.newPage()
    await use(page)
    await page.close()
  },
})

/** Path of a publish that marks the end: once it is stored, so is everything its document sent before. */
const END = '/end/v1/context'

/**
 * Waits for `count` captures that belong to a server and for the page's end marker, after which no more can follow.
 * Returns all captures of the server except the marker.
 */
export async function pageCaptures(page: Page, server: string, count: number): Promise<Stored[]> {
  const { port } = new URL(server)
  const context: BrowserContext = page.context()
  const all = () => storedCaptures(context)
  const own = async () =>
    (await all()).filter(({ url, documentUrl, pageUrl }) =>
      [url, documentUrl, pageUrl].some((at) => at.includes(`:${port}`)),
    )
  const others = async () => (await own()).filter(({ url }) => !url.includes(END))
  await expect.poll(async () => (await others()).length).toBeGreaterThanOrEqual(count)
  await page.evaluate(sending("await fetch(url, { method: 'PUT', body: text })", `${server}${END}?${ends++}`))
  await expect
    .poll(async () => (await own()).some(({ url }) => url.includes(`${END}?${ends - 1}`)))
    .toBe(true)
  return others()
}

let ends = 0

/** Converts a capture to the form that cases expect. */
export function summary(capture: Stored, server: string): ExpectedCapture {
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
