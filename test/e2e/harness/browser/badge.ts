import type { BrowserContext } from '@playwright/test'

import { backgroundOf } from './background.ts'

/** What the toolbar icon of a tab says. */
export async function badgeOf(context: BrowserContext, tabId: number): Promise<string> {
  return (await backgroundOf(context)).evaluate(
    (id) =>
      (
        chrome as unknown as { action: { getBadgeText(details: { tabId: number }): Promise<string> } }
      ).action.getBadgeText({ tabId: id }),
    tabId,
  )
}
