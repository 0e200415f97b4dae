/** Tabs opened by a page, such as a payment window, appear in the list of their opener. */
import type { Page } from '@playwright/test'

import { expect, test } from '../harness/fixtures.ts'
import { groupLine, listLines, openedLine } from '../harness/panel/list-lines.ts'
import type { PageRequest } from '../harness/page/page-server.ts'
import { openGoalkeeperPanel, openPanelFor, openPanelInTab } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { tabIdOf } from '../harness/browser/tab-id.ts'
import { t } from '../harness/messages.ts'
import { storedAttempts, storedFacts } from '../pages/session-storage.ts'
import { titledPage } from '../harness/page/titled-page.ts'

const SHOP = {
  '/': ({ headers }: PageRequest) => {
    // A payment provider has another origin.
    const address = `http://${headers['host']?.replace('127.0.0.1', 'localhost')}/pay`
    return titledPage(
      'The shop',
      `<button onclick="window.open('${address}')">Pay</button><a target="_blank" href="${address}">Pay</a>`,
    )
  },
  '/pay': titledPage('Payment'),
  '/other': titledPage('Another page'),
}

for (const [name, open, tag] of [
  ['window.open', (page: Page) => page.getByRole('button').click(), []],
  ['a link to a new tab', (page: Page) => page.getByRole('link').click(), ['@full']],
] as const) {
  test(
    `lists a tab opened by ${name} in its opener, and a click shows it`,
    { tag: [...tag] },
    async ({ browserContext, serve }) => {
      const { url, otherOrigin } = await serve(SHOP)
      const page = await browserContext.newPage()
      await page.goto(`${url}/`)
      const { frame } = await openGoalkeeperPanel(page)
      await sendGoals(page, ['basket'])
      const [payment] = await Promise.all([browserContext.waitForEvent('page'), open(page)])
      await payment.waitForURL(`${otherOrigin}/pay`)
      await sendGoals(payment, ['paid_1'])
      await sendGoals(payment, ['paid_2'])

      await expect
        .poll(() => listLines(frame, url))
        .toEqual([groupLine('The shop /', 1), 'basket', openedLine(`${new URL(otherOrigin).host}/pay`, 2)])
      const [panel] = await Promise.all([
        browserContext.waitForEvent('page', { predicate: (opened) => opened.url().includes('panel.html') }),
        frame.getByRole('button', { name: t('panel.page.show') }).click(),
      ])
      expect(panel.url()).toContain(`?tabId=${await tabIdOf(payment)}`)
      await expect
        .poll(() => listLines(panel, otherOrigin))
        .toEqual([groupLine('Payment /pay', 2), 'paid_1', 'paid_2'])
    },
  )
}

test('stores simultaneous publishes of a page and of the tab it opened under the right tab @full', async ({
  browserContext,
  serve,
}) => {
  const { url } = await serve({
    '/': titledPage('The shop', '<button onclick="window.open(\'/pay\')">Pay</button>'),
    '/pay': titledPage('Payment'),
  })
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  const pageId = await tabIdOf(page)
  await openGoalkeeperPanel(page)
  const [payment] = await Promise.all([browserContext.waitForEvent('page'), page.getByRole('button').click()])
  await payment.waitForURL(`${url}/pay`)
  const paymentId = await tabIdOf(payment)
  const numbers = Array.from({ length: 8 }, (_, index) => index)
  for (const number of numbers)
    await Promise.all([sendGoals(payment, [`pay_${number}`]), sendGoals(page, [`shop_${number}`])])

  const seen = async () =>
    (await storedAttempts(browserContext)).map(({ tabId, body, captures }) => {
      const name = body.encoding === 'text' ? /"name":"(\w+)"/.exec(body.data)?.[1] : undefined
      return `${tabId} ${name}: ${captures.map(({ source }) => source).join(', ')}`
    })
  // DevTools are open for the first tab only.
  const expected = numbers.flatMap((number) => [
    `${pageId} shop_${number}: page, network, devtools`,
    `${paymentId} pay_${number}: page, network`,
  ])
  await expect.poll(async () => new Set(await seen())).toEqual(new Set(expected))
})

test('does not list a tab opened by the user as opened by the page @full', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const { url } = await serve(SHOP)
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  await sendGoals(page, ['basket'])
  const tabId = await tabIdOf(page)
  await page.bringToFront()
  const other = await browserContext.newPage()
  await other.goto(`${url}/other`)
  await sendGoals(other, ['elsewhere'])

  const otherPanel = await openPanelFor(other)
  await expect.poll(() => listLines(otherPanel, url)).toContain('elsewhere')
  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  await expect.poll(() => listLines(panel, url)).toEqual([groupLine('The shop /', 1), 'basket'])
  expect((await storedFacts(browserContext, tabId))?.opened).toEqual([])
})

test('keeps the events of a payment window after it closed itself', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const { url, otherOrigin } = await serve(SHOP)
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  const tabId = await tabIdOf(page)
  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  await sendGoals(page, ['basket'])
  await page.bringToFront()
  const [payment] = await Promise.all([browserContext.waitForEvent('page'), page.getByRole('button').click()])
  await payment.waitForURL(`${otherOrigin}/pay`)
  const paymentId = await tabIdOf(payment)
  await sendGoals(payment, ['paid'])
  const group = [groupLine('The shop /', 1), 'basket']
  const opened = openedLine(`${new URL(otherOrigin).host}/pay`, 1)
  await expect.poll(() => listLines(panel, url)).toEqual([...group, opened])
  await Promise.all([payment.waitForEvent('close'), payment.evaluate(() => window.close())])

  await sendGoals(page, ['thanks'])
  await expect
    .poll(() => listLines(panel, url))
    .toEqual([groupLine('The shop /', 2), 'basket', opened, 'thanks'])
  const [shown] = await Promise.all([
    browserContext.waitForEvent('page'),
    panel.getByRole('button', { name: t('panel.page.show') }).click(),
  ])
  await expect.poll(() => listLines(shown, otherOrigin)).toEqual([groupLine('Payment /pay', 1), 'paid'])
  await expect(shown.getByRole('contentinfo')).toContainText(t('status.page.closed'))

  await page.close()
  const facts = () => Promise.all([tabId, paymentId].map((id) => storedFacts(browserContext, id)))
  await expect.poll(facts).toEqual([undefined, undefined])
})
