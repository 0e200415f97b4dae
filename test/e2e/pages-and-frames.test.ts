/** Where a goal event was sent: on which page, at which address of it, by which frame or worker. */
import { expect, test } from './harness/fixtures.ts'
import { goalRows } from './harness/panel/goal-grid.ts'
import { listLines } from './harness/panel/list-lines.ts'
import { openGoalkeeperPanel } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { titled } from './pages/titled.ts'

test('goal events stand under the page that sent them: title, address and time', async ({
  browserContext,
  serve,
}) => {
  const { url } = await serve({ '/shop': titled('The shop'), '/paid': titled('Paid') })
  const page = await browserContext.newPage()
  const before = clock()
  await page.goto(`${url}/shop?mug`)
  const loaded = clock()
  const { frame } = await openGoalkeeperPanel(page)
  await sendGoals(page, ['view'])
  await expect(frame.getByRole('rowheader')).toBeVisible()
  const began = await frame.getByRole('rowheader').locator('time').innerText()
  const times = [before, began.slice(0, 8), loaded]
  expect(times).toEqual(times.toSorted())
  await sendGoals(page, ['basket', 'purchase'])
  // Sent by the very click that leaves the page, and so of the page that is left.
  await page.evaluate(sendOnLeaving, 'leave')
  await page.goto(`${url}/paid`)
  await sendGoals(page, ['thanks'])

  const shop = ['# The shop /shop?mug <time> 4 goal events', 'view', 'basket', 'purchase', 'leave']
  const paid = ['# Paid /paid <time> 1 goal event', 'thanks']
  await expect.poll(() => listLines(frame, url)).toEqual([...shop, ...paid])

  await page.reload()
  await sendGoals(page, ['again'])
  const again = ['# Paid /paid <time> 1 goal event', 'again']
  await expect.poll(() => listLines(frame, url)).toEqual([...shop, ...paid, ...again])

  await frame.getByRole('rowheader', { name: /The shop/ }).click()
  const closed = ['# The shop /shop?mug <time> 4 goal events']
  await expect.poll(() => listLines(frame, url)).toEqual([...closed, ...paid, ...again])
})

test('an address that a page gives itself is marked where it happened @full', async ({
  browserContext,
  serve,
}) => {
  const { url } = await serve({ '/': titled('An app') })
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  const { frame } = await openGoalkeeperPanel(page)
  await frame.getByLabel('Preserve log').uncheck()
  await sendGoals(page, ['home'])
  await page.evaluate(() => history.pushState(null, '', '/basket?items=2'))
  await sendGoals(page, ['basket'])
  await page.evaluate(() => void (location.hash = 'pay'))
  await sendGoals(page, ['pay'])

  await expect
    .poll(() => listLines(frame, url))
    .toEqual([
      '# An app / <time> 3 goal events',
      'home',
      '- → /basket?items=2 · <time>',
      'basket',
      '- → /basket?items=2#pay · <time>',
      'pay',
    ])
  // Each event has the address that the page had when it was sent.
  const places = (await goalRows(frame)).map((row) => `${row['Goal']} ${row['Page']}`)
  expect(places).toEqual(['home /', 'basket /basket?items=2', 'pay /basket?items=2#pay'])
})

test('a frame and a worker are told apart from the page itself', async ({ browserContext, serve }) => {
  const { url, otherOrigin } = await serve({
    '/': titled('A page', '<iframe></iframe><iframe srcdoc="<p>Inline</p>"></iframe>'),
    '/frame': titled('A frame'),
    '/worker.js': { headers: { 'content-type': 'text/javascript' }, body: '' },
  })
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  await page.locator('iframe').first().evaluate(loadFrame, `${otherOrigin}/frame?of=payments`)
  const { frame: panel } = await openGoalkeeperPanel(page)
  await sendGoals(page, ['of_page'])
  const foreign = page.frames().find((frame) => frame.url().startsWith(otherOrigin))
  const inline = page.frames().find((frame) => frame.url() === 'about:srcdoc')
  if (!foreign || !inline) throw new Error('A frame is missing.')
  await sendGoals(foreign, ['of_frame'])
  await sendGoals(inline, ['of_srcdoc'])
  const [worker] = await Promise.all([
    page.waitForEvent('worker'),
    page.evaluate(() => void new Worker('/worker.js')),
  ])
  // At once with one of the page's own to the same address.
  await sendGoals(page, ['of_page_too'])
  await sendGoals(worker, ['of_worker'])

  await expect
    .poll(() => listLines(panel, url))
    .toEqual([
      '# A page / <time> 5 goal events',
      'of_page',
      `of_frame (from ${new URL(otherOrigin).host}/frame)`,
      'of_srcdoc (from about:srcdoc)',
      'of_page_too',
      'of_worker (from Worker)',
    ])
})

/** The time of day as a list shows it. */
/** As the panel writes times in this browser's language, without the milliseconds. */
const seconds = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const clock = () => seconds.format(new Date()).slice(0, 8)

/** Runs in the page. */
function sendOnLeaving(goal: string): void {
  addEventListener('pagehide', () => {
    const goals = [{ name: goal, achievedAt: Date.now(), properties: null }]
    const body = JSON.stringify({ units: [{ type: 'session_id', uid: 'a' }], publishedAt: Date.now(), goals })
    void fetch('/v1/context', { method: 'PUT', body, keepalive: true })
  })
}

/** Runs in the page. Resolves when the frame has loaded. */
async function loadFrame(frame: Element, address: string): Promise<void> {
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true })
    frame.setAttribute('src', address)
  })
}
