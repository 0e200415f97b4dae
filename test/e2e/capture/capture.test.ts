/** Captures every way a page can send a publish, once and unchanged, and stores no other request. */
import { API_KEY, captureCases, sending, TEXT, DEFAULT_CAPTURE } from '../pages/capture-cases.ts'
import { expect } from '../harness/fixtures.ts'
import { tabIdOf } from '../harness/browser/tab-id.ts'
import { documentCases, leavingCases } from '../pages/document-cases.ts'
import { foreignCalls } from '../pages/foreign-calls.ts'
import { testPage } from '../pages/in-page.ts'
import { isAnywhereInStorage } from '../pages/session-storage.ts'
import { pageCaptures, summary, test } from '../pages/page-captures.ts'

// All tests share one browser.
test.describe.configure({ mode: 'default' })

test.describe('captures a publish sent by', () => {
  for (const { name, send, stored = {} } of captureCases) {
    test(name, async ({ sharedBrowser, page, serve }) => {
      const { url } = await serve({ '/': testPage() })
      await page.goto(`${url}/`)
      const before = Date.now()
      await page.evaluate(sending(send, `${url}/v1/context`))
      const after = Date.now()
      const captures = await pageCaptures(page, url, 1)

      expect(captures.map((capture) => summary(capture, url))).toEqual([{ ...DEFAULT_CAPTURE, ...stored }])
      const [capture] = captures
      expect(capture).toMatchObject({ source: 'page', top: true, tabId: await tabIdOf(page) })
      expect(capture).toMatchObject({ documentUrl: `${url}/`, pageUrl: `${url}/` })
      expect(capture?.at).toBeGreaterThanOrEqual(before)
      expect(capture?.at).toBeLessThanOrEqual(after)
      expect(await isAnywhereInStorage(sharedBrowser.context, API_KEY.slice(0, -4))).toBe(false)
    })
  }

  test('two identical calls as two captures', async ({ page, serve }) => {
    const { url } = await serve({ '/': testPage() })
    await page.goto(`${url}/`)
    const send = "await Promise.all([1, 2].map(() => fetch(url, { method: 'PUT', body: text, headers })))"
    await page.evaluate(sending(send, `${url}/v1/context`))
    const captures = await pageCaptures(page, url, 2)
    expect(captures.map((capture) => summary(capture, url))).toEqual([DEFAULT_CAPTURE, DEFAULT_CAPTURE])
    expect(new Set(captures.map(({ id }) => id)).size).toBe(2)
  })
})

test.describe('captures a publish sent from', () => {
  for (const { name, html, headers = {}, send, documentUrl, pageUrl, path, top = false } of documentCases) {
    test(name, async ({ page, serve }) => {
      const server = await serve({
        '/': ({ headers: { host } }) => ({ body: html(`http://${host}`), headers }),
        '/frame': ({ headers: { host } }) =>
          testPage(
            `<script>${sending("await fetch(url, { method: 'PUT', body: text, headers })", `http://${host}/v1/context`)}</script>`,
          ),
      })
      const { url, otherOrigin } = server
      await page.goto(`${url}/`)
      if (send) await page.evaluate(sending(send, `${url}/v1/context`))
      const captures = await pageCaptures(page, url, 1)
      const [capture] = captures
      expect(captures).toHaveLength(1)
      expect(capture?.top).toBe(top)
      expect(captures.map((each) => summary(each, url).text)).toEqual([TEXT])
      expect(capture?.url.replace(otherOrigin, url)).toBe(url + (path ?? '/v1/context'))
      expect(capture?.documentUrl.replace(otherOrigin, 'OTHER').replace(url, 'PAGE')).toMatch(documentUrl)
      expect(capture?.pageUrl.replace(url, 'PAGE')).toBe(pageUrl ?? 'PAGE/')
      if (top || pageUrl) return
      expect(capture?.tabId).toBe(await tabIdOf(page))
    })
  }

  for (const [name, { listen, count }] of Object.entries(leavingCases)) {
    test(name, async ({ page, serve }) => {
      const { url } = await serve({ '/': testPage('<a href="/next">Leave</a>'), '/next': testPage() })
      await page.goto(`${url}/`)
      await page.evaluate(sending(listen, `${url}/v1/context`))
      await page.getByRole('link').click()
      await page.waitForURL(`${url}/next`)
      const captures = await pageCaptures(page, url, count)
      const paths = Array.from({ length: count }, (_, index) => `/${index + 1}/context`)
      expect(captures.map((capture) => summary(capture, url).path)).toEqual(paths)
      for (const capture of captures) {
        expect(summary(capture, url).text).toBe(TEXT)
        expect(capture).toMatchObject({ documentUrl: `${url}/`, pageUrl: `${url}/`, top: true })
      }
    })
  }
})

test.describe('stores nothing of', () => {
  for (const [name, send] of Object.entries(foreignCalls)) {
    test(name, async ({ sharedBrowser, page, serve }) => {
      const { url, received } = await serve({ '/': testPage() })
      await page.goto(`${url}/`)
      await page.evaluate(sending(send, `${url}/v1/context`))
      expect(await pageCaptures(page, url, 0)).toEqual([])
      expect(await isAnywhereInStorage(sharedBrowser.context, API_KEY.slice(0, -4))).toBe(false)
      expect(received.length).toBeGreaterThan(1)
    })
  }
})
