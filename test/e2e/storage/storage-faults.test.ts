/** Broken stored data never takes the list away. The user resets exactly what is broken. */
import type { BrowserContext, Page } from '@playwright/test'

import { badgeOf } from '../harness/browser/badge.ts'
import { stopBackground } from '../harness/browser/background.ts'
import {
  endHang,
  makeHang,
  readEntries,
  replaceWithLaterVersion,
  SETTINGS_DB,
  WORKSPACES_DB,
  writeEntries,
} from '../harness/browser/database.ts'
import { openExtensionPage } from '../harness/browser/open-extension-page.ts'
import { tabIdOf } from '../harness/browser/tab-id.ts'
import { expect, test } from '../harness/fixtures.ts'
import { matching, t } from '../harness/messages.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { titledPage } from '../harness/page/titled-page.ts'
import { goalRows } from '../harness/panel/goal-grid.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import {
  entriesOf,
  FAULT_CASES,
  KNOWN_GOAL,
  OTHER_GOAL,
  type StoredEntries,
  validEntries,
} from './fault-cases.ts'

const GOALS = [KNOWN_GOAL, OTHER_GOAL]
const NAMES = {
  [WORKSPACES_DB]: t('storage.database.workspaces'),
  [SETTINGS_DB]: t('storage.database.settings'),
} as const

/** Opens a page of the extension that reads no settings, to read and write the databases. */
const openOutsider = (context: BrowserContext) => openExtensionPage(context, 'help/filter.html')

async function store(outsider: Page, entries: StoredEntries): Promise<void> {
  for (const database of [WORKSPACES_DB, SETTINGS_DB] as const)
    await outsider.evaluate(writeEntries, { database, entries: entries[database] })
  // The background has read the earlier entries already.
  await stopBackground(outsider.context())
}

const bannerIn = (panel: Page, names: string | RegExp) =>
  panel.getByRole('status').filter({ hasText: matching('storage.banner', { names }) })
const goalsIn = async (panel: Page) => (await goalRows(panel)).map(({ goal }) => goal)

/** Opens the options page with the banner's button, in a panel or popup. */
async function openOptions(panel: Page, names: string): Promise<Page> {
  const banner = bannerIn(panel, names)
  await expect(banner).toBeVisible()
  const [options] = await Promise.all([
    panel.context().waitForEvent('page'),
    banner.getByRole('button', { name: t('storage.openSettings') }).click(),
  ])
  await options.bringToFront()
  return options
}

async function reset(options: Page, name: string): Promise<void> {
  const fault = options.getByRole('article', { name, exact: true })
  await fault.getByRole('button', { name: t('storage.reset.button') }).click()
  await fault.getByRole('button', { name: t('storage.reset.yes') }).click()
  await expect(options.getByText(t('storage.reset.done', { name }))).toBeVisible()
  await expect(fault).toHaveCount(0)
}

for (const fault of FAULT_CASES) {
  test(`lists goal events in spite of ${fault.title}, and resets only that`, async ({
    browserContext,
    serve,
  }) => {
    const { url } = await serve({ '/': titledPage('Shop') })
    const { before, after } = entriesOf(fault, validEntries(new URL(url).host))
    const outsider = await openOutsider(browserContext)
    await store(outsider, before)
    const page = await browserContext.newPage()
    await page.goto(`${url}/`)
    await sendGoals(page, GOALS)
    const panel = await openPanelFor(page)
    await expect.poll(async () => new Set(await goalsIn(panel))).toEqual(new Set(GOALS))
    const options = await openOptions(panel, fault.name)
    // Until the reset, the broken value is still there.
    const stored = await outsider.evaluate(readEntries, fault.database)
    expect(Object.keys(stored).filter((key) => key.startsWith('aside:'))).toHaveLength(1)

    await reset(options, fault.name)
    await expect(bannerIn(panel, /.*/)).toHaveCount(0)
    for (const database of [WORKSPACES_DB, SETTINGS_DB] as const)
      expect(await outsider.evaluate(readEntries, database)).toEqual(after[database])
  })
}

for (const database of [WORKSPACES_DB, SETTINGS_DB] as const) {
  const name = NAMES[database]
  const other = database === WORKSPACES_DB ? SETTINGS_DB : WORKSPACES_DB

  test(`lists goal events in spite of a ${database} database of another version`, async ({
    browserContext,
    serve,
  }) => {
    const { url } = await serve({ '/': titledPage('Shop') })
    const valid = validEntries(new URL(url).host)
    const outsider = await openOutsider(browserContext)
    await store(outsider, valid)
    await outsider.evaluate(replaceWithLaterVersion, database)
    await stopBackground(browserContext)
    const page = await browserContext.newPage()
    await page.goto(`${url}/`)
    await sendGoals(page, GOALS)
    const panel = await openPanelFor(page)
    await expect.poll(async () => new Set(await goalsIn(panel))).toEqual(new Set(GOALS))
    const options = await openOptions(panel, name)
    await expect(options.getByText(t('storage.reason.otherFormat', { version: 9 }))).toBeVisible()
    await reset(options, name)
    await expect(bannerIn(panel, /.*/)).toHaveCount(0)
    expect(await outsider.evaluate(readEntries, other)).toEqual(valid[other])
    // Values of earlier versions are never moved again.
    const entries = database === SETTINGS_DB ? { movedFromLocal: 'removed' } : {}
    expect(await outsider.evaluate(readEntries, database)).toEqual(entries)
  })

  test(`lists goal events while the ${database} database hangs, and uses it once it opens`, async ({
    browserContext,
    serve,
  }) => {
    const { url } = await serve({ '/': titledPage('Shop') })
    const outsider = await openOutsider(browserContext)
    await store(outsider, validEntries(new URL(url).host))
    await outsider.evaluate(makeHang, database)
    await stopBackground(browserContext)
    const page = await browserContext.newPage()
    await page.goto(`${url}/`)
    await sendGoals(page, GOALS)
    const panel = await openPanelFor(page)
    await expect.poll(async () => new Set(await goalsIn(panel))).toEqual(new Set(GOALS))
    const options = await openOptions(panel, name)
    await expect(options.getByText(t('storage.reason.hangs', { ms: 3000 }))).toBeVisible()
    if (database === SETTINGS_DB) {
      const tabId = await tabIdOf(page)
      // The badge has its default, which counts unknown goals.
      await expect.poll(() => badgeOf(browserContext, tabId)).toBe('1')
    }
    await outsider.evaluate(endHang)
    await expect(bannerIn(panel, /.*/)).toHaveCount(0)
    await expect(options.getByRole('article', { name, exact: true })).toHaveCount(0)
    // Now everything is read that was stored before.
    const verdict = (goal: string) =>
      goalRows(panel).then((rows) => rows.find((row) => row['goal'] === goal)?.['verdict'])
    await expect.poll(() => verdict(KNOWN_GOAL)).toBe(t('verdict.known'))
    await expect(options.getByLabel(t('preferences.theme.dark'), { exact: true })).toBeChecked()
  })
}

test('names the unreadable data of both databases in the popup, which opens the settings', async ({
  browserContext,
  serve,
}) => {
  const { url } = await serve({ '/': titledPage('Shop') })
  const valid = validEntries(new URL(url).host)
  const outsider = await openOutsider(browserContext)
  await store(outsider, {
    [WORKSPACES_DB]: { ...valid[WORKSPACES_DB], 'secret:b': 5 },
    [SETTINGS_DB]: { ...valid[SETTINGS_DB], thresholds: 'x' },
  })
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  await sendGoals(page, [OTHER_GOAL])
  const popup = await openExtensionPage(browserContext, `popup.html?tabId=${await tabIdOf(page)}`)
  const names = [t('storage.value.secret', { workspace: 'Partner' }), t('settingsFile.setting.thresholds')]
  const options = await openOptions(popup, names.join(' and '))
  for (const name of names) await reset(options, name)
  await expect(bannerIn(popup, /.*/)).toHaveCount(0)
})
