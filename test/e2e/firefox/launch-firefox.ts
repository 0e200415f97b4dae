/** Launches Firefox in a new profile and installs the extension. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { findFirefox } from '../../../scripts/browsers/find-browser.ts'
import { poll } from '../harness/poll.ts'
import { chromeScope, type InChrome } from './chrome-scope.ts'
import { connectMarionette, type Marionette } from './marionette.ts'
import { writePreferences, type FirefoxPreferences } from './firefox-preferences.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
/** Folder of the build under test, written by `npm run build`. */
const FIREFOX_BUILD = process.env['GOALKEEPER_FIREFOX_BUILD'] ?? join(ROOT, '.output/firefox-mv3')

/** Timeout for the start in ms. Two busy cores have taken 10 s. */
const START_MS = 60_000
/**
 * Timeout of one command in ms. The scripts have their own, shorter limits. `null`, which means no limit in the protocol,
 * makes Firefox 153 return null for every script at once.
 */
const SCRIPT_MS = 300_000
/** Time in ms until a Firefox that does not quit is killed. */
const QUIT_MS = 5000
/** The first disables crash reports. The second replaces `--remote-allow-system-access` from Firefox 159 on. */
const ENVIRONMENT = { MOZ_CRASHREPORTER_DISABLE: '1', MOZ_REMOTE_ALLOW_SYSTEM_ACCESS: '1' }
/** Maximum length of Firefox's stored output, in characters. */
const MAX_LOG_CHARS = 20_000

/** Launch options. All have defaults. */
export interface FirefoxOptions {
  /** Defaults to true. */
  readonly headless?: boolean
  /** Set in addition to the harness's own. */
  readonly preferences?: FirefoxPreferences
}

/** A running Firefox, initially without the extension. */
export interface Firefox {
  /** For example "153.7.0". */
  readonly version: string
  readonly inChrome: InChrome
  /**
   * Installs the extension of a folder like "Load Temporary Add-on…", with access to all sites and without earlier data.
   * The folder defaults to the build of this project. Resolves with the extension's id once it has started.
   */
  readonly install: (folder?: string) => Promise<string>
  /** Removes an extension and its data. */
  readonly uninstall: (id: string) => Promise<void>
  /** Returns a PNG of the whole window: tabs, page and DevTools. */
  readonly screenshot: () => Promise<Buffer>
  /** Returns the end of Firefox's output, including the consoles of pages and extension. */
  readonly log: () => string
  /** Quits Firefox and removes its profile. */
  readonly close: () => Promise<void>
}

/** Launches Firefox in a new profile in the system's temporary folder. Rejects with Firefox's output. */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<Firefox> {
  const { headless = true, preferences = {} } = options
  const { path } = await findFirefox()
  const profile = mkdtempSync(join(tmpdir(), 'goalkeeper-firefox-'))
  writePreferences(profile, {
    // Downloads go to a folder of the profile, which is removed later.
    'browser.download.folderList': 2,
    'browser.download.dir': join(profile, 'saved'),
    ...preferences,
  })
  const child = spawn(
    path,
    [
      ...(headless ? ['--headless', '--width=1600', '--height=1000'] : []),
      '--marionette',
      '--remote-allow-system-access',
      '--no-remote',
      '--profile',
      profile,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...ENVIRONMENT } },
  )
  const log = logOf(child)
  const end = () => {
    child.kill('SIGKILL')
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  process.once('exit', end)
  try {
    const marionette = await connect(child, profile, log)
    const { capabilities } = (await marionette.send('WebDriver:NewSession', {
      timeouts: { script: SCRIPT_MS },
    })) as { capabilities: { browserVersion: string } }
    const close = async () => {
      // The connection may close before the response arrives.
      void marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {})
      await waitForExit(child)
      marionette.close()
      end()
      process.off('exit', end)
    }
    const inChrome = await chromeScope(marionette)
    return { version: capabilities.browserVersion, inChrome, ...commands(marionette), log, close }
  } catch (error) {
    end()
    process.off('exit', end)
    throw new Error(`${path} did not start. Its output:\n${log()}`, { cause: error })
  }
}

function commands({ send }: Marionette): Pick<Firefox, 'install' | 'uninstall' | 'screenshot'> {
  return {
    async install(folder = FIREFOX_BUILD) {
      if (!existsSync(join(folder, 'manifest.json'))) {
        throw new Error(`No extension in ${folder}. Build it first: npm run build`)
      }
      const answer = await send('Addon:Install', { path: resolve(folder), temporary: true })
      return (answer as { value: string }).value
    },
    async uninstall(id) {
      await send('Addon:Uninstall', { id })
    },
    async screenshot() {
      const answer = await send('WebDriver:TakeScreenshot', { full: false })
      return Buffer.from((answer as { value: string }).value, 'base64')
    },
  }
}

/** Connects once Firefox has written its port into the profile. */
function connect(child: ChildProcess, profile: string, log: () => string): Promise<Marionette> {
  const port = join(profile, 'MarionetteActivePort')
  let failed: Error | undefined
  child.once('error', (error) => (failed = error))
  return Promise.race([
    poll(
      async () => {
        if (!existsSync(port)) return null
        return connectMarionette(Number(readFileSync(port, 'utf8')))
      },
      START_MS,
      'Firefox does not respond',
    ),
    new Promise<never>((_, reject) => {
      child.once('close', (code) => reject(failed ?? new Error(`Firefox exited with ${code}. ${log()}`)))
    }),
  ])
}

function logOf({ stdout, stderr }: ChildProcess): () => string {
  let text = ''
  const append = (chunk: Buffer) => (text = (text + chunk.toString()).slice(-MAX_LOG_CHARS))
  stdout?.on('data', append)
  stderr?.on('data', append)
  return () => text
}

function waitForExit(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    const timeout = setTimeout(() => child.kill('SIGKILL'), QUIT_MS)
    child.once('exit', () => {
      clearTimeout(timeout)
      done()
    })
  })
}
