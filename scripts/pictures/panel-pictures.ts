/**
 * Takes pictures of the panel in its own tab. It shows each state in both themes and at three widths: a dock, half a
 * window and a whole window.
 */
import { join } from 'node:path'

import type { BrowserContext, Page } from '@playwright/test'

import { startDemo, type Demo } from '../../demo/index.ts'
import { connectConsole, credentialsOf } from '../../test/e2e/harness/panel/connect-console.ts'
import { goalRows } from '../../test/e2e/harness/panel/goal-grid.ts'
import { launchBrowser } from '../../test/e2e/harness/browser/launch.ts'
import { openPanelInTab } from '../../test/e2e/harness/panel/panel.ts'
import { servePages } from '../../test/e2e/harness/page/page-server.ts'
import { tabIdOf } from '../../test/e2e/harness/browser/tab-id.ts'
import { poll } from '../../test/e2e/harness/poll.ts'
import english from '../../locales/en.json' with { type: 'json' }

const WIDTHS = [320, 700, 1400]
const HEIGHT = 560
const SEEN_MS = 20_000

interface Stage {
  readonly context: BrowserContext
  readonly extensionId: string
  readonly demo: Demo
  readonly shop: Page
  readonly panel: Page
}

/** States by name. They run in this order, each starting from the previous one. */
const STATES: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  first: ({ panel }) => panel.getByRole('heading', { name: english.empty.waiting.title }).waitFor(),
  async list({ context, extensionId, demo, shop, panel }) {
    await connectConsole(context, extensionId, { ...credentialsOf(demo), name: 'Blue Mug' })
    await shop.goto(demo.shopUrl)
    await press(shop, panel, '#newsletter-submit', 'newsletter_signup')
    await press(shop, panel, '.hero a.button', 'product_view')
    await press(shop, panel, '#add-to-basket', 'add_to_basket')
    demo.misbehave({ server: 'collector', method: 'PUT', status: 401, times: 1 })
    await press(shop, panel, '#save-for-later', 'wishlist_add')
    const { kind, lost } = english.delivery
    await panel.getByText(lost.replace('{kind}', kind.rejected)).first().waitFor()
    await panel.bringToFront()
  },
  async sorted({ panel }) {
    await panel.getByRole('combobox', { name: english.panel.group.label }).selectOption('none')
    await panel.getByRole('columnheader', { name: english.panel.column.goal }).getByRole('button').click()
    await panel.getByRole('button', { name: english.columns.open }).click()
  },
  async detail({ panel }) {
    await panel.keyboard.press('Escape')
    await panel.getByRole('row', { name: /add_to_basket/ }).click()
    await panel.getByRole('tab', { name: english.detail.event }).waitFor()
  },
  async filter({ panel }) {
    await panel.getByRole('combobox', { name: english.panel.filter }).fill('verdict:unknown or goal:wish*')
  },
  async error({ panel }) {
    await panel.getByRole('combobox', { name: english.panel.filter }).fill('verdict:unknown and (')
  },
}

async function press(shop: Page, panel: Page, button: string, goal: string): Promise<void> {
  await shop.locator(button).click()
  const isSeen = async () => (await goalRows(panel)).some((row) => row['goal'] === goal)
  await poll(isSeen, SEEN_MS, `the goal "${goal}" was not seen in the panel`)
}

/** Saves all pictures in a folder, as `panel-list-320-light.png` and so on. Returns their file names. */
export async function takePanelPictures(folder: string): Promise<string[]> {
  const demo = await startDemo()
  const quiet = await servePages({ '/': '<!doctype html><title>Blue Mug</title>' })
  const { context, extensionId, close } = await launchBrowser()
  const names: string[] = []
  try {
    const shop = await context.newPage()
    await shop.goto(`${quiet.url}/`)
    const panel = await openPanelInTab(context, extensionId, await tabIdOf(shop))
    for (const [state, show] of Object.entries(STATES)) {
      await panel.setViewportSize({ width: 1400, height: HEIGHT })
      await show({ context, extensionId, demo, shop, panel })
      for (const width of WIDTHS) {
        await panel.setViewportSize({ width, height: HEIGHT })
        for (const colorScheme of ['light', 'dark'] as const) {
          await panel.emulateMedia({ colorScheme })
          const name = `panel-${state}-${width}-${colorScheme}.png`
          await panel.screenshot({ path: join(folder, name) })
          names.push(name)
        }
      }
    }
    return names
  } finally {
    await close()
    await Promise.all([demo.stop(), quiet.stop()])
  }
}
