import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { test } from '@playwright/test'

import { servePages } from '../harness/page-server.ts'
import { writeBlocker } from './blocker.ts'
import { type BrowserName, SDKS } from './mode.ts'
import { checkLosses, type LossTab } from './run.ts'

/**
 * Pages are shown side by side in so many tabs, each with DevTools of its own: most of the time is spent waiting for the
 * 5 s of quiet after which something is called lost. More would not be faster: DevTools cost seconds of a core.
 */
const TABS = 2

/** A browser in which such tabs can be opened, at a page that does nothing. */
interface LossBrowser {
  readonly openTab: (url: string) => Promise<LossTab>
  readonly close: () => Promise<void>
}

/** `launch` is given the folder of another extension that has to be there too. */
export function testLosses(
  name: BrowserName,
  title: string,
  launch: (blocker: string) => Promise<LossBrowser>,
): void {
  // A trace takes a seventh of the time, and has nothing that the message of a failure does not say.
  test.use({ trace: 'off' })
  test(`${title}, SDK ${SDKS.join(', ')}: what became of each goal`, async () => {
    test.setTimeout(400_000)
    const blocker = await mkdtemp(join(tmpdir(), 'goalkeeper-blocker-'))
    await writeBlocker(blocker)
    const start = await servePages({ '/': '<!doctype html><title>Start</title>' })
    const browser = await launch(blocker)
    try {
      const tabs: LossTab[] = []
      for (let tab = 1; tab <= TABS; tab++) tabs.push(await browser.openTab(`${start.url}/?tab=${tab}`))
      await checkLosses(name, tabs)
    } finally {
      await Promise.all([browser.close(), start.stop(), rm(blocker, { recursive: true, force: true })])
    }
  })
}
