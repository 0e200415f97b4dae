/**
 * `npm start`: the demo in a Chromium with Goalkeeper, to try it. Without a display, or with `--headless`, it shops by
 * itself and reports what the panel showed.
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
  if (!headless) console.error('Without a window it works as well: npm start -- --headless')
  process.exitCode = 1
}

/** Where a window would be seen by somebody. */
function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

async function report({ shop, panel }: Show): Promise<void> {
  await withProgress('Shopping', () => visit(shop, panel))
  const rows = await goalRows(panel.frame)
  console.log(`\nThe panel's list:\n\n${table(['Goal', 'Verdict', 'Properties', 'Units', 'Page'], rows)}\n`)
  await takePicture(panel, UNKNOWN_GOAL, join(ROOT, PICTURE))
  console.log(`A picture of the panel is in ${PICTURE}.`)
}

async function stay({ demo, browser }: Show): Promise<void> {
  console.log(`
Chromium is open on the shop, with DevTools at Goalkeeper. Everything stays on this computer.

  Shop             ${demo.shopUrl}
  Web Console URL  ${demo.consoleUrl}
  API key          ${demo.consoleKey}

Try this:
  1. Open a mug and put it into the basket: ${UNKNOWN_GOAL} is an unknown goal, the workspace calls it add_to_cart.
  2. Save one for later: wishlist_add is archived.
  3. Place an order: purchase is known, but its price is text where a number belongs.
  4. At the foot of the page, make the collector misbehave.
  Click a row to see the events ABsmartly will store.

Close the window or press Ctrl+C to end it.`)
  await closedOrInterrupted(browser.context)
}

function closedOrInterrupted(context: BrowserContext): Promise<void> {
  return new Promise((resolve) => {
    // On macOS the browser lives on without a window.
    const check = () => context.pages().length === 0 && resolve()
    for (const page of context.pages()) page.once('close', check)
    context.on('page', (page) => page.once('close', check))
    context.once('close', () => resolve())
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
