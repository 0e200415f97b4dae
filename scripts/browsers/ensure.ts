/**
 * Makes sure that there is a Chromium which can load the extension. In this order: one that is there already, a
 * download into the project's own `.cache/browsers`, Debian's packages when root. Run by `scripts/setup.mjs`.
 */
import { installByApt, mayUseApt } from './debian.ts'
import { downloadChromium } from './download.ts'
import { ADVICE, searchChromium } from './find.ts'

/** Returns the sentence to end with when there is no way, else null. */
async function ensureChromium(): Promise<string | null> {
  const first = await searchChromium()
  if (first.found) return null
  for (const { path, problem } of first.rejected) console.log(`${path} ${problem}.`)

  console.log(
    'No Chromium that can load extensions is here yet: downloading one into .cache/browsers (170 MB).',
  )
  const failure = await downloadChromium()
  // Only the small things that Playwright downloads beside the browser may have failed.
  if (await isUsable()) return null
  if (failure !== null) console.log(`The download failed: ${failure}`)

  if (mayUseApt()) {
    await installByApt(isUsable)
    if (await isUsable()) return null
  }
  const { rejected } = await searchChromium()
  const problems = rejected.map(({ path, problem }) => `${path} ${problem}. `).join('')
  return `There is no Chromium to load the extension in. ${problems}${ADVICE}`
}

async function isUsable(): Promise<boolean> {
  return (await searchChromium()).found !== null
}

const problem = await ensureChromium().catch((error: Error) => error.message)
if (problem !== null) {
  console.error(problem)
  process.exitCode = 1
}
