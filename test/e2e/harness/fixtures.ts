/** Playwright's `test` with a browser that has Goalkeeper in it, and the demo to try it on. */
import { test as base, type BrowserContext } from '@playwright/test'

import { startDemo, type Demo } from '../../../demo/index.ts'
import { launchBrowser, type LaunchedBrowser, type LaunchOptions } from './browser/launch.ts'
import { resetBrowser } from './browser/reset-browser.ts'
import { servePages, type PageServer, type Route } from './page/page-server.ts'

/** What a test can ask for. */
export interface Fixtures {
  readonly launched: LaunchedBrowser
  readonly browserContext: BrowserContext
  readonly extensionId: string
  /** A demo of the test's own: what one test tells it to do wrong no other test feels. */
  readonly demo: Demo
  /** Serves pages until the test is over. */
  readonly serve: (routes: Readonly<Record<string, Route>>) => Promise<PageServer>
}

interface WorkerFixtures {
  /** The browser of all tests, one after the other: to launch one takes longer than most of them. */
  readonly sharedBrowser: LaunchedBrowser
}

/** The harness's `test`. Its browser was another test's before, of which nothing is left. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  sharedBrowser: [
    // Playwright reads which fixtures are needed off the first parameter, so that has to be written out.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const launched = await launchBrowser()
      await use(launched)
      await launched.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  launched: async ({ sharedBrowser }, use) => {
    await use(sharedBrowser)
    await resetBrowser(sharedBrowser)
  },
  browserContext: async ({ launched }, use) => use(launched.context),
  extensionId: async ({ launched }, use) => use(launched.extensionId),
  // eslint-disable-next-line no-empty-pattern
  demo: async ({}, use) => {
    const demo = await startDemo()
    await use(demo)
    await demo.stop()
  },
  // eslint-disable-next-line no-empty-pattern
  serve: async ({}, use) => {
    const servers: PageServer[] = []
    await use(async (routes) => {
      const server = await servePages(routes)
      servers.push(server)
      return server
    })
    await Promise.all(servers.map((server) => server.stop()))
  },
})

/** The same with a browser of the test's own, in a new profile: for tests that change what the browser itself keeps. */
export const testWithOwnBrowser = test.extend<{ readonly launch: LaunchOptions }>({
  launch: [{}, { option: true }],
  launched: async ({ launch }, use) => {
    const launched = await launchBrowser(launch)
    await use(launched)
    await launched.close()
  },
})

export { expect } from '@playwright/test'
