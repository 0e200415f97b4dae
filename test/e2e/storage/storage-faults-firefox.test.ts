/** The same as storage-faults.test.ts, in the developer tools of Firefox, and settings in its private windows. */
import { click, documentText } from '../firefox/act.ts'
import { allowPrivateWindows, extensionUrl, stopBackground } from '../firefox/extension.ts'
import { expect, test } from '../firefox/firefox-fixtures.ts'
import { openGoalkeeperPanel } from '../firefox/firefox-panel.ts'
import type { Firefox } from '../firefox/launch-firefox.ts'
import { type DocumentHandle, openPage, openPrivatePage } from '../firefox/tabs.ts'
import {
  endHang,
  makeHang,
  readEntries,
  replaceWithLaterVersion,
  SETTINGS_DB,
  WORKSPACES_DB,
  writeEntries,
} from '../harness/browser/database.ts'
import { t } from '../harness/messages.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { titledPage } from '../harness/page/titled-page.ts'
import { rowsInDocument } from '../harness/panel/goal-grid.ts'
import {
  entriesOf,
  FAULT_CASES,
  KNOWN_GOAL,
  OTHER_GOAL,
  type StoredEntries,
  validEntries,
} from './fault-cases.ts'

test.beforeEach(() => test.setTimeout(180_000))

const banner = (names: string) => t('storage.banner', { names })
const goalsIn = async (panel: DocumentHandle) =>
  new Set((await panel.evaluate(rowsInDocument)).map((row) => row['goal']))

/** Opens a page of the extension that reads no settings, and stores valid entries of both databases with it. */
async function openOutsider(firefox: Firefox, addonId: string, valid: StoredEntries) {
  const outsider = await openPage(firefox)
  await outsider.goto(await extensionUrl(firefox, addonId, 'help/filter.html'))
  for (const database of [WORKSPACES_DB, SETTINGS_DB] as const)
    await outsider.evaluate(writeEntries, { database, entries: valid[database] })
  return outsider
}

for (const fault of FAULT_CASES) {
  test(`Firefox: lists goal events in spite of ${fault.title}, and resets only that @full`, async ({
    firefox,
    tab,
    addonId,
    serve,
  }) => {
    const { url } = await serve({ '/': titledPage('Shop') })
    const { before, after } = entriesOf(fault, validEntries(new URL(url).host))
    const outsider = await openOutsider(firefox, addonId, before)
    await stopBackground(firefox, addonId)
    await tab.bringToFront()
    await tab.goto(`${url}/`)
    const panel = await openGoalkeeperPanel(tab)
    await sendGoals(tab, [KNOWN_GOAL, OTHER_GOAL])
    await expect.poll(() => goalsIn(panel)).toEqual(new Set([KNOWN_GOAL, OTHER_GOAL]))
    await expect.poll(() => documentText(panel)).toContain(banner(fault.name))

    const options = await openPage(firefox)
    await options.goto(await extensionUrl(firefox, addonId, 'options.html'))
    await expect.poll(() => documentText(options)).toContain(fault.name)
    // The first button with this name asks, and the next confirms.
    await click(options, { role: 'button', name: t('storage.reset.button') })
    await expect
      .poll(() => documentText(options))
      .toContain(t('storage.reset.question', { name: fault.name }))
    await click(options, { role: 'button', name: t('storage.reset.yes') })
    await expect.poll(() => documentText(options)).toContain(t('storage.reset.done', { name: fault.name }))
    await expect.poll(() => documentText(panel)).not.toContain(banner(fault.name))
    for (const database of [WORKSPACES_DB, SETTINGS_DB] as const)
      expect(await outsider.evaluate(readEntries, database)).toEqual(after[database])
  })
}

for (const database of [WORKSPACES_DB, SETTINGS_DB] as const) {
  const name = t(database === WORKSPACES_DB ? 'storage.database.workspaces' : 'storage.database.settings')
  const other = database === WORKSPACES_DB ? SETTINGS_DB : WORKSPACES_DB

  test(`Firefox: lists goal events in spite of a ${database} database of another version @full`, async ({
    firefox,
    tab,
    addonId,
    serve,
  }) => {
    const { url } = await serve({ '/': titledPage('Shop') })
    const valid = validEntries(new URL(url).host)
    const outsider = await openOutsider(firefox, addonId, valid)
    await outsider.evaluate(replaceWithLaterVersion, database)
    await stopBackground(firefox, addonId)
    await tab.bringToFront()
    await tab.goto(`${url}/`)
    const panel = await openGoalkeeperPanel(tab)
    await sendGoals(tab, [KNOWN_GOAL, OTHER_GOAL])
    await expect.poll(() => goalsIn(panel)).toEqual(new Set([KNOWN_GOAL, OTHER_GOAL]))
    await expect.poll(() => documentText(panel)).toContain(banner(name))

    const options = await openPage(firefox)
    await options.goto(await extensionUrl(firefox, addonId, 'options.html'))
    await expect.poll(() => documentText(options)).toContain(t('storage.reason.otherFormat', { version: 9 }))
    await click(options, { role: 'button', name: t('storage.reset.button') })
    await click(options, { role: 'button', name: t('storage.reset.yes') })
    await expect.poll(() => documentText(options)).toContain(t('storage.reset.done', { name }))
    await expect.poll(() => documentText(panel)).not.toContain(banner(name))
    expect(await outsider.evaluate(readEntries, other)).toEqual(valid[other])
    const entries = database === SETTINGS_DB ? { movedFromLocal: 'removed' } : {}
    expect(await outsider.evaluate(readEntries, database)).toEqual(entries)
  })

  test(`Firefox: lists goal events while the ${database} database hangs, and uses it once it opens @full`, async ({
    firefox,
    tab,
    addonId,
    serve,
  }) => {
    const { url } = await serve({ '/': titledPage('Shop') })
    const outsider = await openOutsider(firefox, addonId, validEntries(new URL(url).host))
    await outsider.evaluate(makeHang, database)
    await stopBackground(firefox, addonId)
    await tab.bringToFront()
    await tab.goto(`${url}/`)
    const panel = await openGoalkeeperPanel(tab)
    await sendGoals(tab, [KNOWN_GOAL, OTHER_GOAL])
    await expect.poll(() => goalsIn(panel)).toEqual(new Set([KNOWN_GOAL, OTHER_GOAL]))
    await expect.poll(() => documentText(panel)).toContain(banner(name))
    const options = await openPage(firefox)
    await options.goto(await extensionUrl(firefox, addonId, 'options.html'))
    await expect.poll(() => documentText(options)).toContain(t('storage.reason.hangs', { ms: 3000 }))

    await outsider.evaluate(endHang)
    await expect.poll(() => documentText(panel)).not.toContain(banner(name))
    await expect.poll(() => documentText(options)).not.toContain(t('storage.reason.hangs', { ms: 3000 }))
    // Now everything is read that was stored before.
    const verdict = async () =>
      (await panel.evaluate(rowsInDocument)).find((row) => row['goal'] === KNOWN_GOAL)?.['verdict']
    await expect.poll(verdict).toBe(t('verdict.known'))
    await expect
      .poll(() => options.evaluate(() => document.documentElement.dataset['theme'] ?? 'auto'))
      .toBe('dark')
  })
}

test('Firefox: uses the settings of normal windows in private windows, and changes them for both @full', async ({
  firefox,
  tab,
  addonId,
  serve,
}) => {
  const { url } = await serve({ '/': titledPage('Shop') })
  await allowPrivateWindows(firefox, addonId)
  const themeOf = (page: DocumentHandle) =>
    page.evaluate(() => document.documentElement.dataset['theme'] ?? 'auto')
  const choose = (page: DocumentHandle, label: string) =>
    page.evaluate((name) => {
      const labels = [...document.querySelectorAll('label')]
      const input = labels.find((one) => one.textContent.trim() === name)?.querySelector('input')
      input?.click()
      return input?.checked === true
    }, label)
  const address = await extensionUrl(firefox, addonId, 'options.html')
  await tab.goto(address)
  await expect.poll(() => choose(tab, t('preferences.theme.dark'))).toBe(true)
  await expect.poll(() => themeOf(tab)).toBe('dark')

  const privateTab = await openPrivatePage(firefox)
  await privateTab.goto(`${url}/`)
  const panel = await openGoalkeeperPanel(privateTab)
  await expect.poll(() => themeOf(panel)).toBe('dark')
  const privateOptions = await openPrivatePage(firefox)
  await privateOptions.goto(address)
  await expect.poll(() => themeOf(privateOptions)).toBe('dark')
  await expect.poll(() => choose(privateOptions, t('preferences.theme.light'))).toBe(true)
  for (const page of [privateOptions, panel, tab]) await expect.poll(() => themeOf(page)).toBe('light')
  expect(await tab.evaluate(readEntries, SETTINGS_DB)).toMatchObject({ preferences: { theme: 'light' } })
})
