/** Takes pictures of the settings page in each state of connecting a workspace, in both themes, with the demo. */
import { join } from 'node:path'

import type { BrowserContext, Page } from '@playwright/test'

import { jwt, keys, startDemo, type Demo } from '../../demo/index.ts'
import { connectConsole, fillConnect, openConnect } from '../../test/e2e/harness/panel/connect-console.ts'
import { launchBrowser } from '../../test/e2e/harness/browser/launch.ts'
import { matching, t } from '../../test/e2e/harness/messages.ts'

interface Stage {
  readonly context: BrowserContext
  readonly extensionId: string
  readonly demo: Demo
}

/** Brings the settings page into the state that the picture shows. */
type Show = (page: Page, stage: Stage) => Promise<void>

const waitForText = (page: Page, text: RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor()

const cancelButton = (page: Page) => page.getByRole('button', { name: t('options.cancel') })

/** States by name. They run in this order in one browser, each starting from the previous one. */
const STATES: Readonly<Record<string, Show>> = {
  empty: (page) => waitForText(page, matching('connect.first')),
  async refused(page, { demo }) {
    await fillConnect(page, { url: demo.consoleUrl, key: demo.sdkKey, collector: demo.collectorUrl })
    await waitForText(page, matching('consoleAnswer.sdkKey'))
  },
  async asking(page, { demo }) {
    // Delays the first page of each list.
    demo.misbehave({ server: 'console', delayMs: 60_000, times: 6 })
    await fillConnect(page, { url: demo.consoleUrl, key: keys.console, collector: demo.collectorUrl })
    await cancelButton(page).waitFor()
  },
  async connected(page, { context, extensionId, demo }) {
    const { consoleUrl: url, collectorUrl: collector } = demo
    await cancelButton(page).click()
    await connectConsole(context, extensionId, {
      url,
      key: keys.withoutMetricList,
      collector,
      name: 'Blue Mug',
    })
    const signIn = 'jwt'
    const key = jwt({ expiresAt: Date.now() + 25 * 60_000 })
    await connectConsole(context, extensionId, { url, key, signIn, collector, name: 'By token' })
    await page.goto(page.url().replace(/\?.*/, ''))
    await waitForText(page, matching('options.token.ends'))
  },
  async edit(page) {
    await page
      .getByRole('article')
      .first()
      .getByRole('button', { name: t('options.edit') })
      .click()
    await page.getByLabel(t('options.switch.createsGoals')).waitFor()
  },
}

/** Saves all pictures in a folder, as `connect-empty-light.png` and so on. Returns their file names. */
export async function takeConnectPictures(folder: string): Promise<string[]> {
  const demo = await startDemo()
  const { context, extensionId, close } = await launchBrowser()
  const names: string[] = []
  try {
    const page = await openConnect(context, extensionId, demo.collectorUrl)
    // The shop publishes with the SDK key, so that Goalkeeper recognizes it in the state `refused`.
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
