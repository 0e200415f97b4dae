/** Files saved by a document in Chromium. `test/e2e/firefox/firefox-saved-file.ts` does the same for Firefox. */
import { readFileSync } from 'node:fs'

import type { Page } from '@playwright/test'

/** A saved file. */
export interface SavedFile {
  readonly name: string
  readonly text: string
}

/**
 * Runs an action and returns the file that it saves. `page` is the tab of the action. For the panel in DevTools, pass the
 * window around it (`GoalkeeperPanel.devtools`), which reports its downloads (seen in Chromium 156).
 */
export async function savedFileBy(page: Page, act: () => Promise<unknown>): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}
