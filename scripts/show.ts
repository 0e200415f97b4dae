/** What `npm start` and `npm run pictures` share: the demo, and a Chromium that looks at it through Goalkeeper. */
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

/** The folder everything is in. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The demo with a browser on it, DevTools open at Goalkeeper. */
export interface Show {
  readonly demo: Demo
  readonly browser: LaunchedBrowser
  readonly shop: Page
  readonly panel: GoalkeeperPanel
  readonly close: () => Promise<void>
}

/** Says what is being done, does it, and says how long it took. */
export async function withProgress<T>(title: string, action: () => Promise<T>): Promise<T> {
  console.log(`${title} …`)
  const begin = performance.now()
  const result = await action()
  console.log(`  done in ${duration((performance.now() - begin) / 1000)}`)
  return result
}

/** Builds the extension for Chromium. Rejects with the builder's own output. */
export async function buildExtension(): Promise<void> {
  const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs')
  const { ok, output } = await runStep('building', process.execPath, [wxt, 'build', '-b', 'chrome'])
  if (!ok) throw new Error(`The extension could not be built.\n${output}`)
}

/** Starts the demo and a browser on the shop, connected to the demo's Web Console through the options page. */
export async function startShow(options: LaunchOptions): Promise<Show> {
  const demo = await withProgress('Starting the demo shop and its stand-in for ABsmartly', () => startDemo())
  let browser: LaunchedBrowser | undefined
  try {
    browser = await withProgress('Starting Chromium with Goalkeeper', () => launchBrowser(options))
    const { context, extensionId } = browser
    const shop = context.pages()[0] ?? (await context.newPage())
    const credentials = credentialsOf(demo)
    console.log(
      `  ${await withProgress('Connecting', () => connectConsole(context, extensionId, credentials))}`,
    )
    await shop.goto(demo.shopUrl)
    await shop.bringToFront()
    const panel = await withProgress('Opening DevTools at Goalkeeper', () => openGoalkeeperPanel(shop))
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

/** Pictures the panel with an event's detail open, DevTools' tab strip above it. */
export async function takePicture({ frame, devtools }: GoalkeeperPanel, goal: string, path: string) {
  await devtools.setViewportSize({ width: 1400, height: 700 })
  await frame.getByRole('gridcell', { name: goal, exact: true }).first().click()
  await frame.getByRole('tabpanel').waitFor()
  // The panel is painted by a process of its own: two frames later the window has what it shows now.
  await frame.evaluate(
    () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),
  )
  await devtools.screenshot({ path })
}
