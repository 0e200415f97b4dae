/** Pictures of the settings in each state of connecting, in both themes, from the demo. */
import { join } from 'node:path'

import type { BrowserContext, Page } from '@playwright/test'

import { jwt, keys, startDemo, type Demo } from '../../demo/index.ts'
import { connectConsole, fillConnect, openConnect } from '../../test/e2e/harness/panel/connect-console.ts'
import { launchBrowser } from '../../test/e2e/harness/browser/launch.ts'

interface Stage {
  readonly context: BrowserContext
  readonly extensionId: string
  readonly demo: Demo
}

/** Shows a state on the page that was opened to connect; what it resolves to is pictured. */
type Show = (page: Page, stage: Stage) => Promise<void>

const said = (page: Page, text: RegExp) => page.getByText(text).filter({ visible: true }).first().waitFor()

/** In this order, in one browser: each begins with what the one before has left. */
const STATES: Readonly<Record<string, Show>> = {
  empty: (page) => said(page, /No workspace is connected/),
  async refused(page, { demo }) {
    await fillConnect(page, { url: demo.consoleUrl, key: demo.sdkKey, collector: demo.collectorUrl })
    await said(page, /It ends like the SDK key/)
  },
  async asking(page, { demo }) {
    // The first page of each list.
    demo.misbehave({ server: 'console', delayMs: 60_000, times: 6 })
    await fillConnect(page, { url: demo.consoleUrl, key: keys.console, collector: demo.collectorUrl })
    await page.getByRole('button', { name: 'Cancel' }).waitFor()
  },
  async connected(page, { context, extensionId, demo }) {
    const { consoleUrl: url, collectorUrl: collector } = demo
    await page.getByRole('button', { name: 'Cancel' }).click()
    await connectConsole(context, extensionId, {
      url,
      key: keys.withoutMetricList,
      collector,
      name: 'Blue Mug',
    })
    const signIn = 'Token sent as “JWT”'
    const key = jwt({ expiresAt: Date.now() + 25 * 60_000 })
    await connectConsole(context, extensionId, { url, key, signIn, collector, name: 'By token' })
    await page.goto(page.url().replace(/\?.*/, ''))
    await said(page, /The token ends at/)
  },
  async edit(page) {
    await page.getByRole('article').first().getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Creates goals automatically').waitFor()
  },
}

/** Takes them all into a folder: `connect-empty-light.png` and so on. Returns the files' names. */
export async function takeConnectPictures(folder: string): Promise<string[]> {
  const demo = await startDemo()
  const { context, extensionId, close } = await launchBrowser()
  const names: string[] = []
  try {
    const page = await openConnect(context, extensionId, demo.collectorUrl)
    // It publishes with the key that is tried by mistake.
    const shop = await context.newPage()
    await shop.goto(demo.shopUrl)
    await shop.locator('html[data-context=ready]').waitFor()
    await page.bringToFront()
    await page.setViewportSize({ width: 700, height: 500 })
    for (const [state, show] of Object.entries(STATES)) {
      await show(page, { context, extensionId, demo })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const name = `connect-${state}-${colorScheme}.png`
        await page.screenshot({ path: join(folder, name), fullPage: true })
        names.push(name)
      }
    }
    return names
  } finally {
    await close()
    await demo.stop()
  }
}
