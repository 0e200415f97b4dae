/** A Chromium with the extension in a profile of its own. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { chromium, type BrowserContext } from '@playwright/test'

import { findChromium } from '../../../../scripts/browsers/find-browser.ts'
import { extensionIdOf } from './background.ts'
import { writePreferences, type DevToolsPreferences } from './preferences.ts'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
/** The build the tests are about. A contract of the project: `npm run build` writes it there. */
export const CHROME_BUILD = join(ROOT, '.output/chrome-mv3')

/** Chromium asks its maker's servers many things at start; a test has no use for the answers and may be offline. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]

/** What to launch. Everything has a default. */
export interface LaunchOptions {
  /** Folder of the unpacked extension; null for a browser without it. */
  readonly extension?: string | null
  /** Folders of other extensions that are there too. */
  readonly beside?: readonly string[]
  /** True by default. */
  readonly headless?: boolean
  /** DevTools open for every tab from its start. False by default: `openGoalkeeperPanel` opens them on request. */
  readonly devtools?: boolean
  /** Headless, DevTools are a window of their own by default: docked they would leave the panel half the width. */
  readonly devtoolsPreferences?: DevToolsPreferences
  readonly extraArgs?: readonly string[]
  /** How the browser's language writes numbers and times. `en-US` by default, which is Playwright's. */
  readonly locale?: string
  /** Ctrl+C ends browser and process. True by default; false for a caller that ends them itself. */
  readonly handleSignals?: boolean
}

/** A browser with the extension in it. */
export interface LaunchedBrowser {
  readonly context: BrowserContext
  /** Empty without an extension. */
  readonly extensionId: string
  /** Ends the browser and removes its profile. */
  readonly close: () => Promise<void>
}

/** Launches Chromium with the extension, in a new profile in the system's temporary folder. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<LaunchedBrowser> {
  const { headless = true, devtools = false, beside = [], extraArgs = [], handleSignals = true } = options
  const extension = options.extension === undefined ? CHROME_BUILD : options.extension
  if (extension !== null && !existsSync(join(extension, 'manifest.json'))) {
    throw new Error(`No extension in ${extension}. Build it first: npm run build`)
  }
  // An undocumented switch of Playwright: makes DevTools windows pages of the context. Read at launch.
  process.env['PW_CHROMIUM_ATTACH_TO_OTHER'] = '1'
  const profile = mkdtempSync(join(tmpdir(), 'goalkeeper-profile-'))
  writePreferences(profile, { ...(headless && { dock: 'undocked' }), ...options.devtoolsPreferences })
  const removeProfile = () =>
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  process.once('exit', removeProfile)

  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: (await findChromium()).path,
      headless,
      viewport: null,
      ...(options.locale !== undefined && { locale: options.locale }),
      handleSIGINT: handleSignals,
      handleSIGTERM: handleSignals,
      handleSIGHUP: handleSignals,
      // Linux systems differ in whether a browser outside the distribution may have a sandbox at all.
      chromiumSandbox: process.platform !== 'linux',
      args: [
        ...QUIET,
        // With a window: no bar about flags that nobody typed.
        headless ? '--disable-gpu' : '--test-type',
        ...loadExtensions([...(extension === null ? [] : [extension]), ...beside]),
        ...(devtools ? ['--auto-open-devtools-for-tabs'] : []),
        '--window-size=1600,1000',
        ...extraArgs,
      ],
    })
    const close = async () => {
      await context.close().catch(unlessClosed)
      removeProfile()
      process.off('exit', removeProfile)
    }
    return { context, extensionId: extension === null ? '' : await extensionIdOf(context), close }
  } catch (error) {
    removeProfile()
    throw error
  }
}

/** Chrome itself refuses these two since version 137; Chromium and Chrome for Testing do not. */
function loadExtensions(folders: readonly string[]): string[] {
  if (folders.length === 0) return []
  const all = folders.map((folder) => resolve(folder)).join(',')
  return [`--disable-extensions-except=${all}`, `--load-extension=${all}`]
}

/** Somebody may have closed the window; then there is nothing left to close, and Playwright complains. */
function unlessClosed(error: unknown): void {
  if (!String(error).includes('has been closed')) throw error
}
