/** The origin of a goal event: its page, the URL at that time, and its frame or worker. */
import { expect, test } from '../harness/fixtures.ts'
import { goalRows } from '../harness/panel/goal-grid.ts'
import { groupLine, listLines, navigatedLine } from '../harness/panel/list-lines.ts'
import { openGoalkeeperPanel } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { t } from '../harness/messages.ts'
import { titledPage } from '../harness/page/titled-page.ts'

test('groups goal events under the page that sent them, with title, URL and time', async ({
  browserContext,
  serve,
}) => {
  const { url } = await serve({ '/shop': titledPage('The shop'), '/paid': titledPage('Paid') })
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
  // Sent by the click that leaves the page, so it belongs to that page.
  await page.evaluate(sendOnLeaving, 'leave')
  await page.goto(`${url}/paid`)
  await sendGoals(page, ['thanks'])

  const shop = [groupLine('The shop /shop?mug', 4), 'view', 'basket', 'purchase', 'leave']
  const paid = [groupLine('Paid /paid', 1), 'thanks']
  await expect.poll(() => listLines(frame, url)).toEqual([...shop, ...paid])

  await page.reload()
  await sendGoals(page, ['again'])
  const again = [groupLine('Paid /paid', 1), 'again']
  await expect.poll(() => listLines(frame, url)).toEqual([...shop, ...paid, ...again])

  await frame.getByRole('rowheader', { name: /The shop/ }).click()
  const closed = [groupLine('The shop /shop?mug', 4)]
  await expect.poll(() => listLines(frame, url)).toEqual([...closed, ...paid, ...again])
})

test('marks each URL change of a page between its events @full', async ({ browserContext, serve }) => {
  const { url } = await serve({ '/': titledPage('An app') })
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  const { frame } = await openGoalkeeperPanel(page)
  await frame.getByLabel(t('panel.preserve')).uncheck()
  await sendGoals(page, ['home'])
  await page.evaluate(() => history.pushState(null, '', '/basket?items=2'))
  await sendGoals(page, ['basket'])
  await page.evaluate(() => void (location.hash = 'pay'))
  await sendGoals(page, ['pay'])

  await expect
    .poll(() => listLines(frame, url))
    .toEqual([
      groupLine('An app /', 3),
      'home',
      navigatedLine('/basket?items=2'),
      'basket',
      navigatedLine('/basket?items=2#pay'),
      'pay',
    ])
  // Each event has the URL of the page at the time it was sent.
  const places = (await goalRows(frame)).map((row) => `${row['goal']} ${row['page']}`)
  expect(places).toEqual(['home /', 'basket /basket?items=2', 'pay /basket?items=2#pay'])
})

test('distinguishes a frame and a worker from the page', async ({ browserContext, serve }) => {
  const { url, otherOrigin } = await serve({
    '/': titledPage('A page', '<iframe></iframe><iframe srcdoc="<p>Inline</p>"></iframe>'),
    '/frame': titledPage('A frame'),
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
  // The page sends to the same URL at the same time.
  await sendGoals(page, ['of_page_too'])
  await sendGoals(worker, ['of_worker'])

  await expect
    .poll(() => listLines(panel, url))
    .toEqual([
      groupLine('A page /', 5),
      'of_page',
      `of_frame (from ${new URL(otherOrigin).host}/frame)`,
      'of_srcdoc (from about:srcdoc)',
      'of_page_too',
      `of_worker (from ${t('panel.from.worker')})`,
    ])
})

/** The panel's time format for `en-US`, without milliseconds. */
const seconds = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const clock = () => seconds.format(new Date()).slice(0, 8)

/** Sends a goal when the page is left. Runs in the page. */
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
