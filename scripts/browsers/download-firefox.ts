/**
 * Downloads the newest Firefox ESR into the project's own cache, by way of an empty folder on the same disk, its
 * argument. Run by `firefox.ts`; when it fails, the last line it prints says why. ESR is what Debian has, and it
 * changes least.
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

/** Given up when nothing comes for so long: the library itself waits for ever. */
const SILENCE_MS = 20_000

let silence = setTimeout(giveUp, SILENCE_MS)

try {
  const [folder] = process.argv.slice(2)
  if (folder === undefined) fail('no folder is given')
  else await download(folder)
} catch (error) {
  // When each address of a host refuses, Node's error has no message.
  const { message, code } = error as NodeJS.ErrnoException
  fail(message || (code ?? 'no reason is known'))
} finally {
  clearTimeout(silence)
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
      clearTimeout(silence)
      // After the last byte comes unpacking, which tells nothing. A total of 0 is an unknown one.
      if (bytes < total) silence = setTimeout(giveUp, SILENCE_MS)
    },
  })
  // Moved when it is whole: a browser in the cache was never half unpacked.
  const target = join(OWN_CACHE, relative(cacheDir, path))
  mkdirSync(dirname(target), { recursive: true })
  renameSync(path, target)
}

function giveUp(): void {
  fail(`nothing came for ${SILENCE_MS / 1000} s`)
}

function fail(reason: string): void {
  // The library's message has a line for each place it tried; the last names what went wrong.
  const [line = reason] = reason.split('\n').slice(-1)
  console.error(line.replace(/^[ -]*DefaultProvider: (Download failed: )?/, ''))
  // An open connection would keep the process.
  process.exit(1)
}
