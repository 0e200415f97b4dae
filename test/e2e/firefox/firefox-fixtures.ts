/** Playwright's `test` with a Firefox that has Goalkeeper installed. Demo and servers are the same as for Chromium. */
import { test as base } from '../harness/fixtures.ts'
import { launchFirefox, type Firefox } from './launch-firefox.ts'
import { closeAllPages, openPage, type FirefoxPage } from './tabs.ts'

/** Additional fixtures of a test. */
interface FirefoxFixtures {
  /** A Firefox with a freshly installed extension, without data of an earlier test. */
  readonly firefox: Firefox
  readonly addonId: string
  readonly tab: FirefoxPage
}

interface WorkerFixtures {
  /** Shared by all tests of the worker, because launching a Firefox takes as long as many tests. */
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
    // Uninstalling also removes its permissions and data.
    await closeAllPages(firefox)
    await firefox.uninstall(addonId)
  },
  firefox: async ({ installed }, use) => use(installed.firefox),
  addonId: async ({ installed }, use) => use(installed.addonId),
  tab: async ({ firefox }, use) => use(await openPage(firefox)),
})

export { expect } from '@playwright/test'
