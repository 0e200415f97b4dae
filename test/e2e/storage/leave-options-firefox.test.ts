/** The same as leave-options.test.ts, in Firefox. */
import { extensionUrl } from '../firefox/extension.ts'
import { expect, test } from '../firefox/firefox-fixtures.ts'
import { openPage } from '../firefox/tabs.ts'
import { readEntries, SETTINGS_DB } from '../harness/browser/database.ts'
import { t } from '../harness/messages.ts'
import { clickAndLeave, EXITS } from './leave-options.ts'

test.beforeEach(() => test.setTimeout(180_000))

const LIGHT = t('preferences.theme.light')
const DARK = t('preferences.theme.dark')
const SINCE_PAGE = t('preferences.timeFormat.sincePage')

for (const exit of EXITS) {
  test(`Firefox: stores settings that change right before the options page leaves by ${exit} @full`, async ({
    firefox,
    addonId,
  }) => {
    // This page reads no settings.
    const outsider = await openPage(firefox)
    await outsider.goto(await extensionUrl(firefox, addonId, 'help/filter.html'))
    const options = await openPage(firefox)
    await options.goto(await extensionUrl(firefox, addonId, 'options.html'))
    await expect.poll(() => options.evaluate(() => document.querySelectorAll('label').length > 0)).toBe(true)
    const left = options.evaluate(clickAndLeave, { labels: [DARK, SINCE_PAGE, LIGHT], exit })
    if (exit === 'close') await expect(left).rejects.toThrow('The tab was closed')
    else await left
    await expect
      .poll(() => outsider.evaluate(readEntries, SETTINGS_DB))
      .toMatchObject({ preferences: { theme: 'light', timeFormat: 'sincePage' } })
  })
}
