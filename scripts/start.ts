/**
 * `npm start` opens the demo in a Chromium with Goalkeeper. Without a display, or with `--headless`, it visits the shop
 * by itself and prints the panel's list.
 */
import { join } from 'node:path'

import type { BrowserContext } from '@playwright/test'

import { goalRows } from '../test/e2e/harness/panel/goal-grid.ts'
import { buildExtension, ROOT, startShow, takePicture, withProgress, type Show } from './show.ts'
import { table } from './table.ts'
import { UNKNOWN_GOAL, visit } from './visit.ts'

const PICTURE = '.output/panel.png'

const headless = process.argv.includes('--headless') || !hasDisplay()

try {
  await withProgress('Building the extension', buildExtension)
  const show = await startShow({
    headless,
    handleSignals: false,
    devtoolsPreferences: { dock: headless ? 'undocked' : 'bottom' },
  })
  try {
    await (headless ? report(show) : stay(show))
  } finally {
    await show.close()
  }
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`)
  if (!headless) console.error('To run without a window: npm start -- --headless')
  process.exitCode = 1
}

/** Returns whether the computer has a display for a window. */
function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

async function report({ shop, panel }: Show): Promise<void> {
  await withProgress('Shopping', () => visit(shop, panel))
  const rows = await goalRows(panel.frame)
  console.log(`\nThe panel's list:\n\n${table(['goal', 'verdict', 'properties', 'units', 'page'], rows)}\n`)
  await takePicture(panel, UNKNOWN_GOAL, join(ROOT, PICTURE))
  console.log(`Wrote a picture of the panel to ${PICTURE}.`)
}

async function stay({ demo, browser }: Show): Promise<void> {
  console.log(`
Chromium shows the shop, with the Goalkeeper panel open in DevTools. Nothing leaves this computer.

  Shop             ${demo.shopUrl}
  Web Console URL  ${demo.consoleUrl}
  API key          ${demo.consoleKey}

Try this:
  1. Open a mug and add it to the basket: ${UNKNOWN_GOAL} is an unknown goal, which the workspace calls add_to_cart.
  2. Save a mug for later: wishlist_add is archived.
  3. Place an order: purchase is known, but its price is a string instead of a number.
  4. Make the collector misbehave with the menu at the bottom of the page.
  Click a row to see the events that ABsmartly will store.

Close the window or press Ctrl+C to stop.`)
  await closedOrInterrupted(browser.context)
}

function closedOrInterrupted(context: BrowserContext): Promise<void> {
  return new Promise((resolve) => {
    // On macOS, the browser keeps running without a window.
    const check = () => context.pages().length === 0 && resolve()
    for (const page of context.pages()) page.once('close', check)
    context.on('page', (page) => page.once('close', check))
    context.once('close', () => resolve())
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
