/** Playwright's `test` with a browser that has Goalkeeper installed, and with the demo. */
import { test as base, type BrowserContext } from '@playwright/test'

import { startDemo, type Demo } from '../../../demo/index.ts'
import { launchBrowser, type LaunchedBrowser, type LaunchOptions } from './browser/launch.ts'
import { resetBrowser } from './browser/reset-browser.ts'
import { connectConsole, credentialsOf } from './panel/connect-console.ts'
import { servePages, type PageServer, type Route } from './page/page-server.ts'

/** Fixtures of a test. */
export interface Fixtures {
  readonly launched: LaunchedBrowser
  readonly browserContext: BrowserContext
  readonly extensionId: string
  /** The test's own demo, so that its misbehavior does not affect other tests. */
  readonly demo: Demo
  /** The test's own demo, after its Web Console was connected as a workspace through the options page. */
  readonly connectedDemo: Demo
  /** Serves pages until the test ends. */
  readonly serve: (routes: Readonly<Record<string, Route>>) => Promise<PageServer>
}

interface WorkerFixtures {
  /** Shared by all tests of the worker, because launching a browser takes longer than most tests. */
  readonly sharedBrowser: LaunchedBrowser
}

/** The harness's `test`. Tests share browsers, and all state is reset between them. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  sharedBrowser: [
    // Playwright parses the first parameter to find the needed fixtures, so it must be a destructuring pattern.
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
  connectedDemo: async ({ browserContext, extensionId, demo }, use) => {
    await connectConsole(browserContext, extensionId, credentialsOf(demo))
    await use(demo)
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

/** A `test` with its own browser in a new profile, for tests that change the browser's own settings. */
export const testWithOwnBrowser = test.extend<{ readonly launch: LaunchOptions }>({
  launch: [{}, { option: true }],
  launched: async ({ launch }, use) => {
    const launched = await launchBrowser(launch)
    await use(launched)
    await launched.close()
  },
})

export { expect } from '@playwright/test'
