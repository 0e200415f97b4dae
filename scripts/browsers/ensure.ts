/**
 * Ensures that the browsers named as arguments ("chromium", "firefox") are installed and can load the extension.
 * `scripts/setup.mjs` runs it. It first looks for an installed browser, then downloads one into the project's own
 * `.cache/browsers`, and finally, as root, installs Debian's packages.
 */
import { CHROMIUM } from './chromium.ts'
import { installByApt, mayUseApt } from './debian.ts'
import { searchBrowser } from './find-browser.ts'
import { FIREFOX } from './firefox.ts'
import { adviceFor, type BrowserKind } from './browser-kind.ts'

const KINDS: readonly BrowserKind[] = [CHROMIUM, FIREFOX]

/** Returns a message for each browser that is still missing. */
async function ensure(kinds: readonly BrowserKind[]): Promise<string[]> {
  const absent = await missing(kinds)
  for (const kind of absent) await download(kind)
  const unusable = await missing(absent)
  if (unusable.length > 0 && mayUseApt()) await installByApt(unusable, missing)
  return Promise.all((await missing(unusable)).map(complaint))
}

async function missing(kinds: readonly BrowserKind[]): Promise<readonly BrowserKind[]> {
  const searches = await Promise.all(kinds.map(searchBrowser))
  return kinds.filter((_, index) => !searches[index]?.found)
}

async function download(kind: BrowserKind): Promise<void> {
  const { name, download: how } = kind
  for (const { path, problem } of (await searchBrowser(kind)).rejected) console.log(`${path} ${problem}.`)
  console.log(
    `Found no ${name} that can load the extension. Downloading one into .cache/browsers (${how.megabytes} MB).`,
  )
  const failure = await how.run()
  // A failure may concern only the small extra files that Playwright downloads after the browser.
  if (failure === null || (await searchBrowser(kind)).found) return
  console.log(`The download failed: ${failure}`)
}

async function complaint(kind: BrowserKind): Promise<string> {
  const { rejected } = await searchBrowser(kind)
  const problems = rejected.map(({ path, problem }) => `${path} ${problem}. `).join('')
  return `Found no ${kind.name} that can load the extension. ${problems}${adviceFor(kind)}`
}

/** Returns the browser with an id. Throws when the id is unknown. */
function kindOf(argument: string): BrowserKind {
  const kind = KINDS.find(({ id }) => id === argument)
  if (kind) return kind
  throw new Error(`Unknown browser ${argument}. Known browsers: ${KINDS.map(({ id }) => id).join(', ')}.`)
}

try {
  const messages = await ensure(process.argv.slice(2).map(kindOf))
  for (const message of messages) console.error(message)
  if (messages.length > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
