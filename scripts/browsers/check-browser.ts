/** Checks whether a file is a browser that can load Goalkeeper. */
import { execFile } from 'node:child_process'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { promisify } from 'node:util'

import type { Browser, BrowserKind, Unusable } from './browser-kind.ts'

const START_MS = 15_000
/** Maximum size of a script that starts a browser. Browsers themselves are larger. */
const SCRIPT_BYTES = 20_000

/**
 * Starts a program with `--version` and checks the version that it prints. Returns a problem when the program doesn't
 * start, for example because a library is missing.
 */
export async function checkBrowser(kind: BrowserKind, path: string): Promise<Browser | Unusable> {
  if (isSnap(path)) {
    return { path, problem: 'is a snap, which cannot read the profile and the extension folder' }
  }
  // On Windows, `--version` would open a window instead.
  if (process.platform === 'win32') return { path, version: '' }

  let printed: string
  try {
    const started = await promisify(execFile)(path, ['--version'], { timeout: START_MS })
    printed = started.stdout.trim()
  } catch (error) {
    return { path, problem: whyNotStarted(error) }
  }
  const [version, major] = kind.version.exec(printed) ?? []
  if (version === undefined) {
    const [line = ''] = printed.split('\n')
    return { path, problem: `is not ${kind.name}: --version prints ${line === '' ? 'nothing' : `“${line}”`}` }
  }
  const refused = kind.refuse?.(version) ?? null
  if (refused !== null) return { path, problem: refused }
  if (Number(major) < kind.oldest) {
    return { path, problem: `is too old: ${version} (${kind.oldest} or newer is required)` }
  }
  return { path, version }
}

function isSnap(path: string): boolean {
  try {
    const real = realpathSync(path)
    if (real.startsWith('/snap/') || real === '/usr/bin/snap') return true
    // Ubuntu's chromium-browser and firefox are scripts that start the snap.
    return statSync(real).size < SCRIPT_BYTES && readFileSync(real, 'utf8').includes('/snap/bin/')
  } catch {
    return false
  }
}

function whyNotStarted(error: unknown): string {
  const { stderr = '', code } = error as { stderr?: string; code?: string | number }
  const library = /(\S+\.so\S*): cannot open shared object/.exec(stderr)?.[1]
  if (library) return `does not start: the library ${library} is missing`
  return code === 'ENOENT' ? 'does not exist' : `does not start (${String(code ?? 'no response')})`
}
