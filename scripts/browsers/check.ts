/** Whether a file is a Chromium that can show Goalkeeper. */
import { execFile } from 'node:child_process'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { promisify } from 'node:util'

/** A Chromium that starts. */
export interface Chromium {
  readonly path: string
  /** As it says itself, for example "Chromium 156.0.8078.79"; empty on Windows. */
  readonly version: string
}

/** Why a file is not one, in words that continue "<path> …". */
export interface Unusable {
  readonly path: string
  readonly problem: string
}

/**
 * Oldest that will do. The extension needs 123; the harness opens DevTools on request (`Target.openDevTools`), which
 * Chromium can since 142.
 */
export const OLDEST_MAJOR = 142

const START_MS = 15_000
/** Programs are larger; what is smaller may be a script that starts one. */
const SCRIPT_BYTES = 20_000

/** Starts the file with `--version`, which fails when a library is missing, and judges what it says. */
export async function checkChromium(path: string): Promise<Chromium | Unusable> {
  if (isSnap(path)) {
    return { path, problem: 'is a snap, which may not read the profile and the extension it is given' }
  }
  // On Windows the flag would open a window instead.
  if (process.platform === 'win32') return { path, version: '' }

  let version: string
  try {
    const started = await promisify(execFile)(path, ['--version'], { timeout: START_MS })
    version = started.stdout.trim()
  } catch (error) {
    return { path, problem: whyNotStarted(error) }
  }
  // "Google Chrome for Testing" is Chromium; the Chrome people have refuses --load-extension since version 137.
  if (/^Google Chrome (?!for Testing)/.test(version)) {
    return { path, problem: 'is Google Chrome, which loads no extension from the command line' }
  }
  const major = Number(/(\d+)\.\d+\.\d+/.exec(version)?.[1])
  if (!(major >= OLDEST_MAJOR)) return { path, problem: `is too old: ${version || 'no version'}` }
  return { path, version: version.replace(/ built on .*/, '') }
}

function isSnap(path: string): boolean {
  try {
    const real = realpathSync(path)
    if (real.startsWith('/snap/') || real === '/usr/bin/snap') return true
    // Ubuntu's chromium-browser is a script that starts the snap.
    return statSync(real).size < SCRIPT_BYTES && readFileSync(real, 'utf8').includes('/snap/bin/')
  } catch {
    return false
  }
}

function whyNotStarted(error: unknown): string {
  const { stderr = '', code } = error as { stderr?: string; code?: string | number }
  const library = /(\S+\.so\S*): cannot open shared object/.exec(stderr)?.[1]
  if (library) return `does not start: the library ${library} is missing`
  return code === 'ENOENT' ? 'does not exist' : `does not start (${String(code ?? 'no answer')})`
}
