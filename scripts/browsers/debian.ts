/** The one way that changes the system, and therefore the last one, for root only, and said before it is done. */
import { readFileSync } from 'node:fs'

import { runStep } from '../step.ts'
import type { BrowserKind } from './browser-kind.ts'
import { PLAYWRIGHT_CLI } from './playwright.ts'

const APT = ['-q', '-o', 'DPkg::Lock::Timeout=120']
const APT_ENV = { DEBIAN_FRONTEND: 'noninteractive' }

/** Those of the browsers that are not usable yet. */
type Missing = (kinds: readonly BrowserKind[]) => Promise<readonly BrowserKind[]>

/** Whether this process may install packages of Debian or Ubuntu. */
export function mayUseApt(): boolean {
  if (process.getuid?.() !== 0) return false
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/** Installs what the browsers need. `missing` tells after the first way which of them need another one. */
export async function installByApt(kinds: readonly BrowserKind[], missing: Missing): Promise<void> {
  const downloaded = kinds.filter((kind) => kind.downloaded().length > 0)
  let rest = kinds
  // Playwright updates the lists as well.
  let listsAreNew = false
  if (downloaded.length > 0) {
    // The download is there and does not start, so what it lacks is libraries.
    const names = downloaded.map(({ name }) => name).join(' and ')
    console.log(
      `As root on Debian or Ubuntu: installing the libraries that Playwright knows ${names} to need.`,
    )
    const ids = downloaded.map(({ id }) => id)
    listsAreNew = await install('libraries', process.execPath, [PLAYWRIGHT_CLI, 'install-deps', ...ids])
    rest = await missing(kinds)
  }
  if (rest.length === 0) return
  const names = new Set(rest.flatMap(({ packages }) => packages))
  console.log(`As root on Debian or Ubuntu: apt-get install ${[...names].join(' ')}`)
  if (!listsAreNew) await install('package lists', 'apt-get', ['update', ...APT])
  for (const { packages } of rest) {
    // One browser at a time: where a package does not exist, apt-get installs none of those it was told.
    await install('packages', 'apt-get', ['install', '-y', '--no-install-recommends', ...APT, ...packages])
  }
}

async function install(what: string, command: string, args: readonly string[]): Promise<boolean> {
  const { ok, output } = await runStep(`installing ${what}`, command, args, { env: APT_ENV })
  if (!ok) console.log(output)
  return ok
}
