/** The one way that changes the system, and therefore the last one, for root only, and said before it is done. */
import { readFileSync } from 'node:fs'

import { runStep } from '../step.ts'
import { inOwnCache } from './candidates.ts'
import { PLAYWRIGHT_CLI } from './download.ts'

/** A text without any font is a test that sees nothing. */
const PACKAGES = ['chromium', 'fonts-liberation']
const APT = ['-q', '-o', 'DPkg::Lock::Timeout=120']
const APT_ENV = { DEBIAN_FRONTEND: 'noninteractive' }

/** Whether this process may install packages of Debian or Ubuntu. */
export function mayUseApt(): boolean {
  if (process.getuid?.() !== 0) return false
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/** Installs what a Chromium needs. `usable` tells after each way whether another one is needed. */
export async function installByApt(usable: () => Promise<boolean>): Promise<void> {
  if (inOwnCache().length > 0) {
    // The download is there and does not start, so what it lacks is libraries.
    console.log("As root on Debian or Ubuntu: installing the libraries that Playwright's Chromium needs.")
    await install('libraries', process.execPath, [PLAYWRIGHT_CLI, 'install-deps', 'chromium'])
    if (await usable()) return
  }
  console.log(`As root on Debian or Ubuntu: apt-get install ${PACKAGES.join(' ')}`)
  await install('package lists', 'apt-get', ['update', ...APT])
  await install('packages', 'apt-get', ['install', '-y', '--no-install-recommends', ...APT, ...PACKAGES])
}

async function install(what: string, command: string, args: readonly string[]): Promise<void> {
  const { ok, output } = await runStep(`installing ${what}`, command, args, { env: APT_ENV })
  if (!ok) console.log(output)
}
