/**
 * Makes sure that there are the browsers named as arguments ("chromium", "firefox"), fit to load the extension. In this
 * order: one that is there already, a download into the project's own `.cache/browsers`, Debian's packages when root.
 * Run by `scripts/setup.mjs`.
 */
import { CHROMIUM } from './chromium.ts'
import { installByApt, mayUseApt } from './debian.ts'
import { searchBrowser } from './find-browser.ts'
import { FIREFOX } from './firefox.ts'
import { adviceFor, type BrowserKind } from './browser-kind.ts'

const KINDS: readonly BrowserKind[] = [CHROMIUM, FIREFOX]

/** Returns the sentences to end with, one for each browser that could not be had. */
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
    `No ${name} that can load the extension is here yet: downloading one into .cache/browsers (${how.megabytes} MB).`,
  )
  const failure = await how.run()
  // Only the small things that Playwright downloads beside the browser may have failed.
  if (failure === null || (await searchBrowser(kind)).found) return
  console.log(`The download failed: ${failure}`)
}

async function complaint(kind: BrowserKind): Promise<string> {
  const { rejected } = await searchBrowser(kind)
  const problems = rejected.map(({ path, problem }) => `${path} ${problem}. `).join('')
  return `There is no ${kind.name} to load the extension in. ${problems}${adviceFor(kind)}`
}

/** Throws when there is no browser of that name. */
function kindOf(argument: string): BrowserKind {
  const kind = KINDS.find(({ id }) => id === argument)
  if (kind) return kind
  throw new Error(`No browser is called ${argument}: give some of ${KINDS.map(({ id }) => id).join(', ')}.`)
}

try {
  const sentences = await ensure(process.argv.slice(2).map(kindOf))
  for (const sentence of sentences) console.error(sentence)
  if (sentences.length > 0) process.exitCode = 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
