/**
 * Installs packages of Debian or Ubuntu. This is the only step of the setup that changes the system. So it comes last,
 * runs only as root, and logs the packages before it installs them.
 */
import { readFileSync } from 'node:fs'

import { runStep } from '../step.ts'
import type { BrowserKind } from './browser-kind.ts'
import { PLAYWRIGHT_CLI } from './playwright.ts'

const APT = ['-q', '-o', 'DPkg::Lock::Timeout=120']
const APT_ENV = { DEBIAN_FRONTEND: 'noninteractive' }

/** Searches for browsers, and returns those that were not found. */
type Missing = (kinds: readonly BrowserKind[]) => Promise<readonly BrowserKind[]>

/** Returns whether this process may install packages of Debian or Ubuntu. */
export function mayUseApt(): boolean {
  if (process.getuid?.() !== 0) return false
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/**
 * Installs the libraries that downloaded browsers need, then the packages of the browsers that `missing` still returns.
 */
export async function installByApt(kinds: readonly BrowserKind[], missing: Missing): Promise<void> {
  const downloaded = kinds.filter((kind) => kind.downloaded().length > 0)
  let rest = kinds
  // Playwright's install-deps updates the package lists too.
  let listsAreNew = false
  if (downloaded.length > 0) {
    // These browsers were downloaded but don't start, so libraries are missing.
    const names = downloaded.map(({ name }) => name).join(' and ')
    console.log(`As root on Debian or Ubuntu: installing the libraries that Playwright lists for ${names}.`)
    const ids = downloaded.map(({ id }) => id)
    listsAreNew = await install('libraries', process.execPath, [PLAYWRIGHT_CLI, 'install-deps', ...ids])
    rest = await missing(kinds)
  }
  if (rest.length === 0) return
  const names = new Set(rest.flatMap(({ packages }) => packages))
  console.log(`As root on Debian or Ubuntu: apt-get install ${[...names].join(' ')}`)
  if (!listsAreNew) await install('package lists', 'apt-get', ['update', ...APT])
  for (const { packages } of rest) {
    // One browser at a time, since apt-get installs nothing when one of the packages doesn't exist.
    await install('packages', 'apt-get', ['install', '-y', '--no-install-recommends', ...APT, ...packages])
  }
}

async function install(what: string, command: string, args: readonly string[]): Promise<boolean> {
  const { ok, output } = await runStep(`installing ${what}`, command, args, { env: APT_ENV })
  if (!ok) console.log(output)
  return ok
}
