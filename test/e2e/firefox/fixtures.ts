/** Playwright's `test` with a Firefox that has Goalkeeper in it; the demo and the servers are those of the other browser. */
import { test as base } from '../harness/fixtures.ts'
import { launchFirefox, type Firefox } from './launch.ts'
import { closeAllPages, openPage, type FirefoxPage } from './page.ts'

/** What a test can ask for besides. */
interface FirefoxFixtures {
  /** A Firefox with the extension, which has just been installed: nothing is left of an earlier test. */
  readonly firefox: Firefox
  readonly addonId: string
  /** A tab. */
  readonly tab: FirefoxPage
}

interface WorkerFixtures {
  /** The Firefox of all tests, one after the other: to launch one takes as long as many of them. */
  readonly sharedFirefox: Firefox
}

export const test = base.extend<
  FirefoxFixtures & { readonly installed: { firefox: Firefox; addonId: string } },
  WorkerFixtures
>({
  sharedFirefox: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const firefox = await launchFirefox()
      await use(firefox)
      await firefox.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  installed: async ({ sharedFirefox: firefox }, use, testInfo) => {
    const addonId = await firefox.install()
    await use({ firefox, addonId })
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('window', { body: await firefox.screenshot(), contentType: 'image/png' })
      await testInfo.attach('log', { body: firefox.log(), contentType: 'text/plain' })
    }
    // What it was allowed and what it has stored goes with it.
    await closeAllPages(firefox)
    await firefox.uninstall(addonId)
  },
  firefox: async ({ installed }, use) => use(installed.firefox),
  addonId: async ({ installed }, use) => use(installed.addonId),
  tab: async ({ firefox }, use) => use(await openPage(firefox)),
})

export { expect } from '@playwright/test'
