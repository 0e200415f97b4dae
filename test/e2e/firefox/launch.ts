/** A Firefox in a profile of its own, and the extension in it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { findFirefox } from '../../../scripts/browsers/find-browser.ts'
import { poll } from '../harness/poll.ts'
import { chromeScope, type InChrome } from './chrome-scope.ts'
import { connectMarionette, type Marionette } from './marionette.ts'
import { writePreferences, type FirefoxPreferences } from './preferences.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
/** The build the tests are about. A contract of the project: `npm run build` writes it there. */
const FIREFOX_BUILD = process.env['GOALKEEPER_FIREFOX_BUILD'] ?? join(ROOT, '.output/firefox-mv3')

/** Two busy cores have taken 10 s. */
const START_MS = 60_000
/**
 * How long one command may take, in ms: what it does has limits of its own. `null`, the protocol's "for ever", makes
 * Firefox 153 answer every script with null at once.
 */
const SCRIPT_MS = 300_000
/** After that a Firefox that was asked to end is ended. */
const QUIT_MS = 5000
/** What a crash would send is none of a test's business. The other is the flag of the same name, from Firefox 159 on. */
const ENVIRONMENT = { MOZ_CRASHREPORTER_DISABLE: '1', MOZ_REMOTE_ALLOW_SYSTEM_ACCESS: '1' }
/** How much of what Firefox prints is kept, in characters. */
const MAX_LOG_CHARS = 20_000

/** What to launch. Everything has a default. */
export interface FirefoxOptions {
  /** True by default. */
  readonly headless?: boolean
  /** Beside those that keep it quiet. */
  readonly preferences?: FirefoxPreferences
}

/** A running Firefox, without extension at first. */
export interface Firefox {
  /** As it says itself, for example "153.7.0". */
  readonly version: string
  readonly inChrome: InChrome
  /**
   * Installs the extension in a folder, as "Load Temporary Add-on…" does, with access to all sites; the build of this
   * project when none is given. Resolves with its id when it has started. Its data is new each time.
   */
  readonly install: (folder?: string) => Promise<string>
  /** Removes an extension with its data. */
  readonly uninstall: (id: string) => Promise<void>
  /** A picture of the whole window: tabs, page, DevTools. PNG. */
  readonly screenshot: () => Promise<Buffer>
  /** The end of what it has printed, what pages and extension wrote to their consoles among it. */
  readonly log: () => string
  /** Ends it and removes its profile. */
  readonly close: () => Promise<void>
}

/** Launches Firefox in a new profile in the system's temporary folder. Rejects with what it printed. */
export async function launchFirefox(options: FirefoxOptions = {}): Promise<Firefox> {
  const { headless = true, preferences = {} } = options
  const { path } = await findFirefox()
  const profile = mkdtempSync(join(tmpdir(), 'goalkeeper-firefox-'))
  writePreferences(profile, {
    // Into the profile's own folder, so that nothing is left where a person would find it.
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
    const marionette = await connected(child, profile, log)
    const { capabilities } = (await marionette.send('WebDriver:NewSession', {
      timeouts: { script: SCRIPT_MS },
    })) as { capabilities: { browserVersion: string } }
    const close = async () => {
      // The answer may come or not: the connection ends with it.
      void marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {})
      await ended(child)
      marionette.close()
      end()
      process.off('exit', end)
    }
    const inChrome = await chromeScope(marionette)
    return { version: capabilities.browserVersion, inChrome, ...parts(marionette), log, close }
  } catch (error) {
    end()
    process.off('exit', end)
    throw new Error(`${path} did not start as it should. It printed:\n${log()}`, { cause: error })
  }
}

function parts({ send }: Marionette): Pick<Firefox, 'install' | 'uninstall' | 'screenshot'> {
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

/** Firefox takes a free port and writes its number into the profile when somebody can connect. */
function connected(child: ChildProcess, profile: string, log: () => string): Promise<Marionette> {
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
      'Firefox does not answer',
    ),
    new Promise<never>((_, reject) => {
      child.once('close', (code) => reject(failed ?? new Error(`It ended with ${code}. ${log()}`)))
    }),
  ])
}

function logOf({ stdout, stderr }: ChildProcess): () => string {
  let text = ''
  const keep = (chunk: Buffer) => (text = (text + chunk.toString()).slice(-MAX_LOG_CHARS))
  stdout?.on('data', keep)
  stderr?.on('data', keep)
  return () => text
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done()
    const tooLong = setTimeout(() => child.kill('SIGKILL'), QUIT_MS)
    child.once('exit', () => {
      clearTimeout(tooLong)
      done()
    })
  })
}
