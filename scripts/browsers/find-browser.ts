/** Finding a browser that is there already. Changes nothing. */
import { check } from './check.ts'
import { CHROMIUM } from './chromium.ts'
import { FIREFOX } from './firefox.ts'
import { adviceFor, type Browser, type BrowserKind, type Unusable } from './browser-kind.ts'

/** What was found: one that can be used, or what is wrong with those that were looked at. */
interface Search {
  readonly found: Browser | null
  readonly rejected: readonly Unusable[]
}

const known = new Map<BrowserKind, Promise<Browser>>()

/** The Chromium to use. Rejects with a sentence to act on when there is none; looks only once per process. */
export function findChromium(): Promise<Browser> {
  return find(CHROMIUM)
}

/** The Firefox to use. Rejects with a sentence to act on when there is none; looks only once per process. */
export function findFirefox(): Promise<Browser> {
  return find(FIREFOX)
}

function find(kind: BrowserKind): Promise<Browser> {
  const search = known.get(kind) ?? findNow(kind)
  known.set(kind, search)
  return search
}

async function findNow(kind: BrowserKind): Promise<Browser> {
  const { found } = await searchBrowser(kind)
  if (found) return found
  throw new Error(
    `No ${kind.name} to load the extension in. Run: node scripts/setup.mjs ${kind.id}. ${adviceFor(kind)}`,
  )
}

/** Looks at the path in the browser's variable or, without it, at every usual place. Rejects when that is wrong. */
export async function searchBrowser(kind: BrowserKind): Promise<Search> {
  const override = process.env[kind.variable]
  if (override !== undefined && override !== '') {
    const checked = await check(kind, override)
    if ('problem' in checked) throw new Error(`${kind.variable}: ${override} ${checked.problem}.`)
    return { found: checked, rejected: [] }
  }
  const rejected: Unusable[] = []
  for (const path of kind.candidates()) {
    const checked = await check(kind, path)
    if (!('problem' in checked)) return { found: checked, rejected }
    rejected.push(checked)
  }
  return { found: null, rejected }
}
