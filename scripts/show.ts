/** Starts the demo, and a Chromium that shows it with Goalkeeper. `npm start` and `npm run pictures` share this. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { Page } from '@playwright/test'

import { startDemo, type Demo } from '../demo/index.ts'
import { connectConsole, credentialsOf } from '../test/e2e/harness/panel/connect-console.ts'
import {
  launchBrowser,
  type LaunchedBrowser,
  type LaunchOptions,
} from '../test/e2e/harness/browser/launch.ts'
import { openGoalkeeperPanel, type GoalkeeperPanel } from '../test/e2e/harness/panel/panel.ts'
import { duration, runStep } from './step.ts'

/** Root folder of the repository. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The running demo and a browser on its shop, with the Goalkeeper panel open in DevTools. */
export interface Show {
  readonly demo: Demo
  readonly browser: LaunchedBrowser
  readonly shop: Page
  readonly panel: GoalkeeperPanel
  readonly close: () => Promise<void>
}

/** Logs a title, runs an action, and logs how long it took. */
export async function withProgress<T>(title: string, action: () => Promise<T>): Promise<T> {
  console.log(`${title} …`)
  const begin = performance.now()
  const result = await action()
  console.log(`  done in ${duration((performance.now() - begin) / 1000)}`)
  return result
}

/** Builds the extension for Chromium. On failure, rejects with the output of the build. */
export async function buildExtension(): Promise<void> {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs')
  const { ok, output } = await runStep('building', process.execPath, [wxt, 'build', '-b', 'chrome'])
  if (!ok) throw new Error(`Could not build the extension.\n${output}`)
}

/** Starts the demo and a browser on its shop, and connects the demo's Web Console on the options page. */
export async function startShow(options: LaunchOptions): Promise<Show> {
  const demo = await withProgress('Starting the demo shop and its stand-in for ABsmartly', () => startDemo())
  let browser: LaunchedBrowser | undefined
  try {
    browser = await withProgress('Starting Chromium with Goalkeeper', () => launchBrowser(options))
    const { context, extensionId } = browser
    const shop = context.pages()[0] ?? (await context.newPage())
    const credentials = credentialsOf(demo)
    console.log(
      `  ${await withProgress('Connecting the workspace', () => connectConsole(context, extensionId, credentials))}`,
    )
    await shop.goto(demo.shopUrl)
    await shop.bringToFront()
    const panel = await withProgress('Opening the Goalkeeper panel in DevTools', () =>
      openGoalkeeperPanel(shop),
    )
    const launched = browser
    const close = async () => {
      await Promise.all([launched.close(), demo.stop()])
    }
    return { demo, browser, shop, panel, close }
  } catch (error) {
    await browser?.close()
    await demo.stop()
    throw error
  }
}

/** Selects the first event of a goal in the panel, and takes a picture of DevTools. */
export async function takePicture({ frame, devtools }: GoalkeeperPanel, goal: string, path: string) {
  await devtools.setViewportSize({ width: 1400, height: 700 })
  await frame.getByRole('gridcell', { name: goal, exact: true }).first().click()
  await frame.getByRole('tabpanel').waitFor()
  // A separate process paints the panel. Two frames later, the window shows the panel's current state.
  await frame.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  )
  await devtools.screenshot({ path })
}
