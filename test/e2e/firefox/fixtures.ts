/** Playwright's `test` with a Firefox that has Goalkeeper in it; the demo and the servers are those of the other browser. */
import { test as base } from '../harness/fixtures.ts'
import { launchFirefox, type Firefox } from './launch.ts'
import { openPage, type FirefoxPage } from './page.ts'

/** What a test can ask for besides. */
interface FirefoxFixtures {
  /** A Firefox of the test's own, in a new profile, with the extension installed. */
  readonly firefox: Firefox
  readonly addonId: string
  /** Its first tab. */
  readonly tab: FirefoxPage
}

export const test = base.extend<
  FirefoxFixtures & { readonly installed: { firefox: Firefox; addonId: string } }
>({
  // eslint-disable-next-line no-empty-pattern
  installed: async ({}, use, testInfo) => {
    const firefox = await launchFirefox()
    const addonId = await firefox.install()
    await use({ firefox, addonId })
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('window', { body: await firefox.screenshot(), contentType: 'image/png' })
      await testInfo.attach('log', { body: firefox.log(), contentType: 'text/plain' })
    }
    await firefox.close()
  },
  firefox: async ({ installed }, use) => use(installed.firefox),
  addonId: async ({ installed }, use) => use(installed.addonId),
  tab: async ({ firefox }, use) => use(await openPage(firefox)),
})

export { expect } from '@playwright/test'
