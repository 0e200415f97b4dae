import type { BrowserContext, Page } from '@playwright/test'

import type { Demo } from '../../../../demo/index.ts'

/** Ids of buttons on the mug's page. The first tracks `add_to_basket`, the second `wishlist_add`. */
type ShopButton = 'add-to-basket' | 'save-for-later'

/** Opens the page of a mug in a new tab, which tracks `page_view` and `product_view`, and then clicks the buttons. */
export async function openShop(
  context: BrowserContext,
  demo: Demo,
  ...buttons: readonly ShopButton[]
): Promise<Page> {
  const shop = await context.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  for (const id of buttons) await shop.locator(`#${id}`).click()
  return shop
}
