/** Finding a Chromium that is there already. Changes nothing. */
import { candidates } from './candidates.ts'
import { checkChromium, OLDEST_MAJOR, type Chromium, type Unusable } from './check.ts'

export type { Chromium } from './check.ts'

/** What was found: one that can be used, or what is wrong with those that were looked at. */
interface Search {
  readonly found: Chromium | null
  readonly rejected: readonly Unusable[]
}

/** What to do when there is none; the end of every message about it. */
export const ADVICE = `Install Chromium ${OLDEST_MAJOR} or newer (on Debian: apt-get install chromium), or set GOALKEEPER_CHROMIUM to the path of one.`

let known: Promise<Chromium> | undefined

/** The Chromium to use. Rejects with a sentence to act on when there is none; looks only once per process. */
export function findChromium(): Promise<Chromium> {
  known ??= searchChromium().then(({ found }) => {
    if (found) return found
    throw new Error(`No Chromium to load the extension in. Run: node scripts/setup.mjs. ${ADVICE}`)
  })
  return known
}

/** Looks at `GOALKEEPER_CHROMIUM` or, without it, at every usual place. Rejects when that variable is wrong. */
export async function searchChromium(): Promise<Search> {
  const chosen = process.env['GOALKEEPER_CHROMIUM']
  if (chosen !== undefined && chosen !== '') {
    const checked = await checkChromium(chosen)
    if ('problem' in checked) throw new Error(`GOALKEEPER_CHROMIUM: ${chosen} ${checked.problem}.`)
    return { found: checked, rejected: [] }
  }
  const rejected: Unusable[] = []
  for (const path of candidates()) {
    const checked = await checkChromium(path)
    if (!('problem' in checked)) return { found: checked, rejected }
    rejected.push(checked)
  }
  return { found: null, rejected }
}
