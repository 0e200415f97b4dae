/**
 * Downloads the newest Firefox ESR into the project's own cache. `firefox.ts` runs it as a program. The argument is an
 * empty folder on the same disk, for the unfinished download. On failure, the last line that it prints is the reason.
 * It downloads the ESR, because that is the Firefox of Debian and changes least.
 */
import { mkdirSync, renameSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

import {
  Browser,
  detectBrowserPlatform,
  getInstalledBrowsers,
  install,
  resolveBuildId,
} from '@puppeteer/browsers'

import { OWN_CACHE } from './places.ts'

/** Time without data after which the download is aborted. The library itself would wait forever. */
const SILENCE_MS = 20_000

let silenceTimer = setTimeout(giveUp, SILENCE_MS)

try {
  const [folder] = process.argv.slice(2)
  if (folder === undefined) fail('no folder was given')
  else await download(folder)
} catch (error) {
  // Node's error has no message when every IP address of a host refuses the connection.
  const { message, code } = error as NodeJS.ErrnoException
  fail(message || (code ?? 'unknown reason'))
} finally {
  clearTimeout(silenceTimer)
}

async function download(cacheDir: string): Promise<void> {
  const platform = detectBrowserPlatform()
  if (!platform) return fail('there is no Firefox for this system')
  const browser = Browser.FIREFOX
  const buildId = await resolveBuildId(browser, platform, 'esr')
  const present = await getInstalledBrowsers({ cacheDir: OWN_CACHE })
  if (present.some((one) => one.browser === browser && one.buildId === buildId)) return

  const { path } = await install({
    browser,
    buildId,
    cacheDir,
    downloadProgressCallback(bytes, total) {
      clearTimeout(silenceTimer)
      // Unpacking, after the last byte, reports no progress. A total of 0 means that it is unknown.
      if (bytes < total) silenceTimer = setTimeout(giveUp, SILENCE_MS)
    },
  })
  // Moved only when complete, so that the cache never has a partly unpacked browser.
  const target = join(OWN_CACHE, relative(cacheDir, path))
  mkdirSync(dirname(target), { recursive: true })
  renameSync(path, target)
}

function giveUp(): void {
  fail(`no data was received for ${SILENCE_MS / 1000} s`)
}

function fail(reason: string): void {
  // The library's message has a line for each source it tried; the last one has the error.
  const [line = reason] = reason.split('\n').slice(-1)
  console.error(line.replace(/^[ -]*DefaultProvider: (Download failed: )?/, ''))
  // An open connection would keep the process alive.
  process.exit(1)
}
