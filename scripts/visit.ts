/** A visit to the demo shop that sends every goal it has. */
import type { Page } from '@playwright/test'

import { goalRows } from '../test/e2e/harness/panel/goal-grid.ts'
import type { GoalkeeperPanel } from '../test/e2e/harness/panel/panel.ts'
import { poll } from '../test/e2e/harness/poll.ts'

/** The one that this shop is about: the workspace calls it `add_to_cart`. */
export const UNKNOWN_GOAL = 'add_to_basket'

/** From the press of a button to the row, in ms; far more than it takes. */
const SEEN_MS = 20_000

/** What to press, and the goal that must show in the panel before going on. */
const STEPS: readonly (readonly [press: string | null, goal: string])[] = [
  [null, 'page_view'],
  ['#newsletter-submit', 'newsletter_signup'],
  ['.hero a.button', 'product_view'],
  ['#add-to-basket', UNKNOWN_GOAL],
  ['#save-for-later', 'wishlist_add'],
  // Signed in, the order counts for two units.
  ['#checkout, #sign-in-submit, #place-order', 'purchase'],
]

/** Shops, beginning on the shop's first page. Rejects when a goal does not show in the panel. */
export async function visit(shop: Page, panel: GoalkeeperPanel): Promise<void> {
  for (const [press, goal] of STEPS) {
    for (const button of press?.split(', ') ?? []) await shop.locator(button).click()
    await poll(
      async () => (await goalRows(panel.frame)).some((row) => row['Goal'] === goal),
      SEEN_MS,
      `the goal "${goal}" was not seen in the panel, though the shop was told to send it (${press ?? 'page opened'})`,
    )
    console.log(`  seen: ${goal}`)
  }
}
