/** Values on which a careless regular expression takes minutes: the panel and the badge go on working. */
import { fill } from '../firefox/act.ts'
import { test as firefoxTest } from '../firefox/firefox-fixtures.ts'
import { openGoalkeeperPanel } from '../firefox/firefox-panel.ts'
import { badgeOf } from '../harness/browser/badge.ts'
import { openExtensionPage } from '../harness/browser/open-extension-page.ts'
import { tabIdOf } from '../harness/browser/tab-id.ts'
import { expect, test } from '../harness/fixtures.ts'
import { t } from '../harness/messages.ts'
import { openPlainPage } from '../harness/page/open-plain-page.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { titledPage } from '../harness/page/titled-page.ts'
import { goalRows, rowsInDocument } from '../harness/panel/goal-grid.ts'
import { openPanelInTab } from '../harness/panel/panel.ts'

const letters = (length: number) => `@${'a'.repeat(length)}`
const dots = `a@${'.'.repeat(20_000)} `

/** Parts of a publish by the name of its goal. */
const HOSTILE = {
  note_20k: { goal: { note: letters(20_000) } },
  note_200k: { goal: { note: letters(200_000), also: { nested: [`${'a'.repeat(200_000)}@`] } } },
  numbers: { goal: { total: '1'.repeat(20_000), when: `${'1.'.repeat(20_000)}x` } },
  attribute: { attributes: [{ name: 'note', value: letters(20_000), setAt: 1 }] },
  id: { units: [{ type: 'session_id', uid: dots }] },
  id_of_600: { units: [{ type: 'session_id', uid: dots.slice(0, 600) }] },
  [`${'A'.repeat(20_000)}ing`]: {},
} as const

const NAMES = Object.keys(HOSTILE)

interface HostilePublish {
  readonly goal?: object
  readonly attributes?: readonly object[]
  readonly units?: readonly object[]
}

/** Sends one publish per goal. Runs in the page. */
async function sendAll(publishes: Readonly<Record<string, HostilePublish>>): Promise<void> {
  for (const [name, { goal = null, attributes, units }] of Object.entries(publishes)) {
    const publish = {
      units: units ?? [{ type: 'session_id', uid: 'visitor-1' }],
      publishedAt: Date.now(),
      goals: [{ name, achievedAt: Date.now(), properties: goal }],
      ...(attributes && { attributes }),
    }
    const headers = { 'X-Agent': 'absmartly-javascript-sdk', 'X-Application': 'a', 'X-Environment': 'b' }
    const response = await fetch('/v1/context', { method: 'PUT', headers, body: JSON.stringify(publish) })
    await response.text()
  }
}

test('lists, filters and counts events whose values are slow for careless regular expressions', async ({
  browserContext,
  extensionId,
  serve,
}) => {
  const page = await openPlainPage(browserContext, serve)
  const tabId = await tabIdOf(page)
  const options = await openExtensionPage(browserContext, 'options.html')
  await options.getByLabel(t('preferences.badge.errors'), { exact: true }).check()
  const panel = await openPanelInTab(browserContext, extensionId, tabId)
  const names = async () => (await goalRows(panel)).map((row) => row['goal'])

  await page.evaluate(sendAll, HOSTILE)
  await expect.poll(names).toEqual(NAMES)
  // The id that is too long.
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('1')

  // The next event appears, an address behind 200,000 letters is found, and both filters work.
  await sendGoals(page, ['address'], { properties: { note: `${letters(200_000)} jane@mail.com` } })
  await expect.poll(names).toEqual([...NAMES, 'address'])
  await expect.poll(() => badgeOf(browserContext, tabId)).toBe('2')
  const filter = panel.getByRole('combobox', { name: t('panel.filter') })
  await filter.fill('finding:personal-data')
  await expect.poll(names).toEqual(['address'])
  await filter.fill('/(a+)+[.]{2}/ or note_20k')
  await expect.poll(names).toEqual(['note_20k'])
})

firefoxTest(
  'Firefox: lists and filters events whose values are slow for careless regular expressions @full',
  async ({ tab, serve }) => {
    firefoxTest.setTimeout(180_000)
    const { url } = await serve({ '/': titledPage('A page') })
    await tab.goto(`${url}/`)
    const panel = await openGoalkeeperPanel(tab)
    const names = async () => (await panel.evaluate(rowsInDocument)).map((row) => row['goal'])
    await tab.evaluate(sendAll, HOSTILE)
    await expect.poll(names).toEqual(NAMES)
    await tab.evaluate(sendAll, { address: { goal: { note: `${letters(200_000)} jane@mail.com` } } })
    await expect.poll(names).toEqual([...NAMES, 'address'])
    await fill(panel, t('panel.filter'), 'finding:personal-data')
    await expect.poll(names).toEqual(['address'])
  },
)
