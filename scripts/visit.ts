/** Visits the demo shop and makes it send each of its goals. */
import type { Page } from '@playwright/test'

import { goalRows } from '../test/e2e/harness/panel/goal-grid.ts'
import type { GoalkeeperPanel } from '../test/e2e/harness/panel/panel.ts'
import { poll } from '../test/e2e/harness/poll.ts'

/** The shop's unknown goal. The workspace calls it `add_to_cart`. */
export const UNKNOWN_GOAL = 'add_to_basket'

/** Maximum time from a button press to the row in the panel, in ms. Much longer than it usually takes. */
const SEEN_MS = 20_000

/** Steps of the visit: the buttons to press, and the goal that must then appear in the panel. */
const STEPS: readonly (readonly [press: string | null, goal: string])[] = [
  [null, 'page_view'],
  ['#newsletter-submit', 'newsletter_signup'],
  ['.hero a.button', 'product_view'],
  ['#add-to-basket', UNKNOWN_GOAL],
  ['#save-for-later', 'wishlist_add'],
  // After the sign-in, the goal event of the order has two units.
  ['#checkout, #sign-in-submit, #place-order', 'purchase'],
]

/** Visits the shop, starting on its start page. Rejects when a goal doesn't appear in the panel. */
export async function visit(shop: Page, panel: GoalkeeperPanel): Promise<void> {
  for (const [press, goal] of STEPS) {
    for (const button of press?.split(', ') ?? []) await shop.locator(button).click()
    await poll(
      async () => (await goalRows(panel.frame)).some((row) => row['goal'] === goal),
      SEEN_MS,
      `the goal "${goal}" did not appear in the panel (after ${press ?? 'opening the shop'})`,
    )
    console.log(`  seen: ${goal}`)
  }
}
