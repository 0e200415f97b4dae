import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { test } from '@playwright/test'

import type { BrowserName } from '../harness/browser/browser-name.ts'
import { servePages } from '../harness/page/page-server.ts'
import { writeBlocker } from './blocker.ts'
import { type LossMode, type SdkName, SDKS } from './mode.ts'
import { LOSS_MODES } from './modes.ts'
import { checkLosses, type LossTab } from './check-losses.ts'

/**
 * Number of tabs that run pages side by side, each with its own DevTools. Most of the time is spent waiting for the 5 s
 * without a retry, after which a delivery counts as lost. More tabs would not be faster, because each DevTools window
 * takes seconds of CPU time.
 */
const TABS = 2
/** SDK and modes of `npm test`, in Chromium. `npm run test:full` runs every mode with every SDK, in both browsers. */
const NEWEST: SdkName = '1.13.4'
const ONE_OF_EACH_KIND: readonly string[] = [
  'accepted',
  'unauthorized',
  'unavailable-twice',
  'answer-without-cors',
  'adblocked',
  'too-large',
  'left-after-track',
  'context-failed',
]

/** A running browser. `openTab` opens a page and Goalkeeper's panel in its DevTools. */
interface LossBrowser {
  readonly openTab: (url: string) => Promise<LossTab>
  readonly close: () => Promise<void>
}

/** Defines the tests of a browser. `launch` receives the folder of a blocker extension, which it loads too. */
export function testLosses(
  name: BrowserName,
  title: string,
  launch: (blocker: string) => Promise<LossBrowser>,
): void {
  const run = (modes: readonly LossMode[], sdks: readonly SdkName[]) => async () => {
    test.setTimeout(400_000)
    const blocker = await mkdtemp(join(tmpdir(), 'goalkeeper-blocker-'))
    await writeBlocker(blocker)
    const start = await servePages({ '/': '<!doctype html><title>Start</title>' })
    const browser = await launch(blocker)
    try {
      const tabs: LossTab[] = []
      for (let tab = 1; tab <= TABS; tab++) tabs.push(await browser.openTab(`${start.url}/?tab=${tab}`))
      await checkLosses(name, tabs, modes, sdks)
    } finally {
      await Promise.all([browser.close(), start.stop(), rm(blocker, { recursive: true, force: true })])
    }
  }
  if (name === 'chromium') {
    const modes = LOSS_MODES.filter((mode) => ONE_OF_EACH_KIND.includes(mode.name))
    test(`${title}: reports what happened to each kind of lost goal`, run(modes, [NEWEST]))
  }
  test(`${title}, SDK ${SDKS.join(', ')}: reports what happened to each goal @full`, run(LOSS_MODES, SDKS))
}
