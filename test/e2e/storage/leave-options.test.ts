/** A setting that is changed right before its window closes is stored. */
import type { Page } from '@playwright/test'

import { stopBackground } from '../harness/browser/background.ts'
import { readEntries, SETTINGS_DB } from '../harness/browser/database.ts'
import { openExtensionPage } from '../harness/browser/open-extension-page.ts'
import { expect, test } from '../harness/fixtures.ts'
import { t } from '../harness/messages.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { titledPage } from '../harness/page/titled-page.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { clickAndLeave, EXITS, type Exit } from './leave-options.ts'

const LIGHT = t('preferences.theme.light')
const DARK = t('preferences.theme.dark')
const SINCE_PAGE = t('preferences.timeFormat.sincePage')

async function leave(options: Page, labels: readonly string[], exit: Exit): Promise<void> {
  const gone = exit === 'close' ? options.waitForEvent('close') : options.waitForEvent('load')
  // The page may be gone before it answers.
  await Promise.all([gone, options.evaluate(clickAndLeave, { labels, exit }).catch(() => null)])
}

for (const exit of EXITS) {
  test(`stores settings that change right before the options page leaves by ${exit}`, async ({
    browserContext,
  }) => {
    // This page reads no settings.
    const outsider = await openExtensionPage(browserContext, 'help/filter.html')
    const options = await openExtensionPage(browserContext, 'options.html')
    await expect(options.getByLabel(LIGHT, { exact: true })).toBeVisible()
    await leave(options, [DARK, SINCE_PAGE, LIGHT], exit)
    await expect
      .poll(() => outsider.evaluate(readEntries, SETTINGS_DB))
      .toMatchObject({ preferences: { theme: 'light', timeFormat: 'sincePage' } })
  })
}

test('stores a setting that changes right before its window closes while the background is stopped', async ({
  browserContext,
}) => {
  const options = await openExtensionPage(browserContext, 'options.html')
  await expect(options.getByLabel(DARK, { exact: true })).toBeVisible()
  await stopBackground(browserContext)
  await leave(options, [DARK], 'close')
  await stopBackground(browserContext)
  const again = await openExtensionPage(browserContext, 'options.html')
  await expect(again.getByLabel(DARK, { exact: true })).toBeChecked()
  await expect
    .poll(() => again.evaluate(readEntries, SETTINGS_DB))
    .toMatchObject({ preferences: { theme: 'dark' } })
})

test('stores the order of a list whose panel closes at once, although no other window reads it', async ({
  browserContext,
  serve,
}) => {
  const { url } = await serve({ '/': titledPage('Shop') })
  const outsider = await openExtensionPage(browserContext, 'help/filter.html')
  const page = await browserContext.newPage()
  await page.goto(`${url}/`)
  await sendGoals(page, ['a'])
  const panel = await openPanelFor(page)
  const header = panel.getByRole('columnheader', { name: t('panel.column.goal') }).getByRole('button')
  await expect(header).toBeVisible()
  const closed = panel.waitForEvent('close')
  await header.evaluate((button) => {
    ;(button as HTMLElement).click()
    window.close()
  })
  await closed
  await expect
    .poll(() => outsider.evaluate(readEntries, SETTINGS_DB))
    .toMatchObject({ listLayout: { sort: { column: 'goal', direction: 'ascending' } } })
})
