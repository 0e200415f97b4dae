/** The same cases as large-bodies.test.ts, in Firefox. */
import { openGoalkeeperPanel } from '../firefox/firefox-panel.ts'
import { expect, test } from '../firefox/firefox-fixtures.ts'
import { rowsInDocument } from '../harness/panel/goal-grid.ts'
import { t } from '../harness/messages.ts'
import { sending } from '../pages/capture-cases.ts'
import { testPage } from '../pages/in-page.ts'
import { largeBodyCases } from '../pages/large-bodies.ts'

test.describe('Firefox: lists the goals sent after', () => {
  for (const { name, send, bytes } of largeBodyCases) {
    test(`${name} @full`, async ({ tab, serve }) => {
      const server = await serve({ '/': testPage() })
      await tab.goto(`${server.url}/`)
      const panel = await openGoalkeeperPanel(tab)
      await tab.evaluate(sending(send, `${server.url}/v1/context`))
      const goal = "await fetch(url, { method: 'PUT', body: inPage.publish('later'), headers })"
      await tab.evaluate(sending(goal, `${server.url}/renamed`))

      const unreadable = `${t('panel.unreadable')}: ${t('delivery.kind.accepted')}`
      await expect
        .poll(async () =>
          (await panel.evaluate(rowsInDocument)).map(({ goal: title, delivery }) => `${title}: ${delivery}`),
        )
        .toEqual([...(bytes === undefined ? [] : [unreadable]), expect.stringMatching(/^later: /)])
    })
  }
})
