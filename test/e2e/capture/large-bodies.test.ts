/** A body that is too large or cannot be read becomes a row that says so, and never keeps later goals from the list. */
import { expect, test } from '../harness/fixtures.ts'
import { goalRows } from '../harness/panel/goal-grid.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { t } from '../harness/messages.ts'
import { testPage } from '../pages/in-page.ts'
import { largeBodyCases } from '../pages/large-bodies.ts'
import { sending } from '../pages/capture-cases.ts'

test.describe('lists the goals sent after', () => {
  for (const { name, send, bytes } of largeBodyCases) {
    test(name, async ({ browserContext, serve }) => {
      const server = await serve({ '/': testPage() })
      const page = await browserContext.newPage()
      await page.goto(`${server.url}/`)
      const panel = await openPanelFor(page)
      await page.evaluate(sending(send, `${server.url}/v1/context`))
      // Only the page's wrapper sees a publish on a renamed path.
      const goal = "await fetch(url, { method: 'PUT', body: inPage.publish('later'), headers })"
      await page.evaluate(sending(goal, `${server.url}/renamed`))

      const accepted = t('delivery.kind.accepted')
      const unreadable = { goal: t('panel.unreadable'), delivery: accepted }
      const later = { goal: 'later', delivery: t('delivery.kind.unknown') }
      await expect
        .poll(async () =>
          (await goalRows(panel)).map(({ goal: title, delivery }) => ({ goal: title, delivery })),
        )
        .toEqual(bytes === undefined ? [later] : [unreadable, later])
      if (bytes === undefined) return
      await panel.getByRole('row', { name: t('panel.unreadable') }).click()
      await panel.getByRole('tab', { name: t('detail.request') }).click()
      await expect(panel.getByRole('tabpanel')).toContainText(bytes.toLocaleString('en'))
    })
  }
})
