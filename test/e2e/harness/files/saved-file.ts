/** Files that a document has the browser save. `test/e2e/firefox/saved-file.ts` is the same for the other browser. */
import { readFileSync } from 'node:fs'

import type { Page } from '@playwright/test'

/** A file as it was saved. */
export interface SavedFile {
  readonly name: string
  readonly text: string
}

/**
 * What is saved by something that is done. `page` is the tab it is done in; of the panel in DevTools that is the window
 * around it (`GoalkeeperPanel.devtools`), which Chromium tells of downloads (seen in 156).
 */
export async function savedFileBy(page: Page, act: () => Promise<unknown>): Promise<SavedFile> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}
