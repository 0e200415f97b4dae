import type { BrowserContext } from '@playwright/test'

import { backgroundOf } from './background.ts'

/** Returns the badge text of the toolbar icon in a tab. */
export async function badgeOf(context: BrowserContext, tabId: number): Promise<string> {
  return (await backgroundOf(context)).evaluate(
    (id) =>
      (
        chrome as unknown as { action: { getBadgeText(details: { tabId: number }): Promise<string> } }
      ).action.getBadgeText({ tabId: id }),
    tabId,
  )
}
