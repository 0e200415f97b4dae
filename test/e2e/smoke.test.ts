/** Tests of the harness itself. */
import { backgroundInstance, stopBackground } from './harness/browser/background.ts'
import { expect, test } from './harness/fixtures.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'
import { openShop } from './harness/page/open-shop.ts'

test('stopping the background clears its memory', async ({ browserContext, demo }) => {
  // A page starts the background, which the browser may have stopped after 30 idle seconds.
  const shop = await openShop(browserContext, demo)
  await expect.poll(() => backgroundInstance(browserContext)).not.toBeNull()
  const before = await backgroundInstance(browserContext)
  await shop.goto('about:blank')
  await stopBackground(browserContext)
  // No open page starts it again.
  expect(await backgroundInstance(browserContext)).toBeNull()

  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await expect.poll(() => backgroundInstance(browserContext)).not.toBeNull()
  expect(await backgroundInstance(browserContext)).not.toBe(before)

  await stopBackground(browserContext)
  expect(await tabIdOf(shop)).toBeGreaterThan(0)
})

test('a page server sends the given responses and records the requests', async ({
  browserContext,
  serve,
}) => {
  const server = await serve({
    '/': { body: '<h1>Mine</h1>', headers: { 'content-security-policy': "script-src 'none'" } },
  })
  const page = await browserContext.newPage()
  const response = await page.goto(`${server.url}/`)
  expect(response?.headers()['content-security-policy']).toBe("script-src 'none'")

  const text = await page.evaluate(async (url) => {
    const publish = { method: 'PUT', body: '{"n":1}', headers: { 'X-Agent': 'test' } }
    return (await fetch(url, publish)).text()
  }, `${server.otherOrigin}/v1/context`)
  expect(JSON.parse(text)).toMatchObject({ success: true })
  const sent = server.received.map(({ method, path }) => `${method} ${path}`)
  expect(sent).toEqual(expect.arrayContaining(['GET /', 'OPTIONS /v1/context', 'PUT /v1/context']))
  // Not necessarily the last request: the browser may ask for a favicon at any time.
  expect(server.received.find(({ method }) => method === 'PUT')?.body.toString()).toBe('{"n":1}')
})
