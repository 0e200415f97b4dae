/** Launches Chromium with the extension in a new profile. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { chromium, type BrowserContext } from '@playwright/test'

import { findChromium } from '../../../../scripts/browsers/find-browser.ts'
import { extensionIdOf } from './background.ts'
import { writePreferences, type DevToolsPreferences } from './devtools-preferences.ts'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
/** Folder of the build under test, written by `npm run build`. */
export const CHROME_BUILD = join(ROOT, '.output/chrome-mv3')

/** Prevents requests to Google's servers at start. Tests do not need them and may run offline. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
]

/** Launch options. All have defaults. */
export interface LaunchOptions {
  /** Folder of the unpacked extension, or null for a browser without it. Defaults to the build. */
  readonly extension?: string | null
  /** Folders of extensions to load in addition. */
  readonly otherExtensions?: readonly string[]
  /** Defaults to true. */
  readonly headless?: boolean
  /** Opens DevTools with every tab. Defaults to false, because `openGoalkeeperPanel()` opens them on request. */
  readonly devtools?: boolean
  /** In headless mode DevTools are undocked by default, because docking halves the panel's width. */
  readonly devtoolsPreferences?: DevToolsPreferences
  readonly extraArgs?: readonly string[]
  /** Locale for numbers and times. Defaults to Playwright's `en-US`. */
  readonly locale?: string
  /** Whether Ctrl+C ends browser and process. Defaults to true. Set to false when the caller handles it. */
  readonly handleSignals?: boolean
}

/** A running browser with the extension. */
export interface LaunchedBrowser {
  readonly context: BrowserContext
  /** Empty without the extension. */
  readonly extensionId: string
  /** Closes the browser and removes its profile. */
  readonly close: () => Promise<void>
}

/** Launches Chromium with the extension, in a new profile in the system's temporary folder. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<LaunchedBrowser> {
  const {
    headless = true,
    devtools = false,
    otherExtensions = [],
    extraArgs = [],
    handleSignals = true,
  } = options
  const extension = options.extension === undefined ? CHROME_BUILD : options.extension
  if (extension !== null && !existsSync(join(extension, 'manifest.json'))) {
    throw new Error(`No extension in ${extension}. Build it first: npm run build`)
  }
  // Undocumented switch of Playwright, read at launch: DevTools windows become pages of the context.
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
      // Some Linux distributions allow the sandbox only for browsers from their own packages.
      chromiumSandbox: process.platform !== 'linux',
      args: [
        // With a window, `--test-type` hides the warning about unsupported flags.
        headless ? '--disable-gpu' : '--test-type',
        ...launchFlags([...(extension === null ? [] : [extension]), ...otherExtensions]),
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

/** Returns the flags for a quiet browser with the extensions in the given folders. */
export const launchFlags = (folders: readonly string[]): string[] => [...QUIET, ...loadExtensions(folders)]

/** Returns the flags that load extensions. Chrome ignores them since version 137; Chromium and Chrome for Testing do not. */
function loadExtensions(folders: readonly string[]): string[] {
  if (folders.length === 0) return []
  const all = folders.map((folder) => resolve(folder)).join(',')
  return [`--disable-extensions-except=${all}`, `--load-extension=${all}`]
}

/** Ignores Playwright's error for a window that the user closed already. */
function unlessClosed(error: unknown): void {
  if (!String(error).includes('has been closed')) throw error
}
