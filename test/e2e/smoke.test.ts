/** The harness's own proof: each of its parts does what it says, on the real thing. */
import { backgroundInstance, stopBackground } from './harness/background.ts'
import { connectConsole, credentialsOf } from './harness/connect-console.ts'
import { expect, test } from './harness/fixtures.ts'
import { goalGrid, goalRows } from './harness/goal-grid.ts'
import { openGoalkeeperPanel, openPanelInTab } from './harness/panel.ts'
import { tabIdOf } from './harness/tab-id.ts'

test('the real panel judges what the shop sends', async ({ browserContext, extensionId, demo }) => {
  const credentials = credentialsOf(demo)
  expect(await connectConsole(browserContext, extensionId, credentials)).toContain('14 goals')

  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()

  const { frame } = await openGoalkeeperPanel(shop)
  const grid = goalGrid(frame)
  await expect(grid.getByRole('row', { name: /page_view.*Known/ })).toBeVisible()
  await expect(grid.getByRole('row', { name: /add_to_basket.*Unknown goal/ })).toBeVisible()
  expect((await goalRows(frame)).map((row) => row['Verdict'])).toEqual(['Known', 'Known', 'Unknown goal'])
})

test('a panel belongs to its own page, in DevTools and in a tab', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const first = await browserContext.newPage()
  await first.goto(`${demo.shopUrl}mug/blue-mug`)
  const second = await browserContext.newPage()
  await second.goto(demo.shopUrl)

  const { frame } = await openGoalkeeperPanel(second)
  await expect(frame.getByRole('row', { name: /page_view/ })).toHaveCount(1)
  await expect(frame.getByRole('row', { name: /product_view/ })).toHaveCount(0)

  const inTab = await openPanelInTab(browserContext, extensionId, await tabIdOf(first))
  await expect(inTab.getByRole('row', { name: /product_view/ })).toBeVisible()
})

test('stopping the background ends its memory', async ({ browserContext, demo }) => {
  // A page wakes it: after 30 s without work the browser may have stopped it by itself.
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await expect.poll(() => backgroundInstance(browserContext)).not.toBeNull()
  const before = await backgroundInstance(browserContext)
  await shop.goto('about:blank')
  await stopBackground(browserContext)
  // Nothing is open that would start it again.
  expect(await backgroundInstance(browserContext)).toBeNull()

  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await expect.poll(() => backgroundInstance(browserContext)).not.toBeNull()
  expect(await backgroundInstance(browserContext)).not.toBe(before)

  await stopBackground(browserContext)
  expect(await tabIdOf(shop)).toBeGreaterThan(0)
})

test('a page server answers as told and keeps what it was sent', async ({ browserContext, serve }) => {
  const server = await serve({
    '/': { body: '<h1>Mine</h1>', headers: { 'content-security-policy': "script-src 'none'" } },
  })
  const page = await browserContext.newPage()
  const answer = await page.goto(`${server.url}/`)
  expect(answer?.headers()['content-security-policy']).toBe("script-src 'none'")

  const text = await page.evaluate(async (url) => {
    const publish = { method: 'PUT', body: '{"n":1}', headers: { 'X-Agent': 'test' } }
    return (await fetch(url, publish)).text()
  }, `${server.otherOrigin}/v1/context`)
  expect(JSON.parse(text)).toMatchObject({ success: true })
  const sent = server.received.map(({ method, path }) => `${method} ${path}`)
  expect(sent).toEqual(expect.arrayContaining(['GET /', 'OPTIONS /v1/context', 'PUT /v1/context']))
  // Not the last one: the browser asks for a favicon when it likes.
  expect(server.received.find(({ method }) => method === 'PUT')?.body.toString()).toBe('{"n":1}')
})
