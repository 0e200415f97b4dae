/** Finds browsers that are already installed. Changes nothing. */
import { checkBrowser } from './check-browser.ts'
import { CHROMIUM } from './chromium.ts'
import { FIREFOX } from './firefox.ts'
import { adviceFor, type Browser, type BrowserKind, type Unusable } from './browser-kind.ts'

/** Result of a search: a usable browser, and the candidates that were rejected before it. */
interface Search {
  readonly found: Browser | null
  readonly rejected: readonly Unusable[]
}

const known = new Map<BrowserKind, Promise<Browser>>()

/**
 * Returns the Chromium to use. Searches once per process. Rejects with advice for the user when no browser is found.
 */
export function findChromium(): Promise<Browser> {
  return find(CHROMIUM)
}

/** Returns the Firefox to use. Searches once per process. Rejects with advice for the user when no browser is found. */
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
    `Found no ${kind.name} that can load the extension. Run: node scripts/setup.mjs ${kind.id}. ${adviceFor(kind)}`,
  )
}

/**
 * Checks the path in the browser's environment variable or, without one, every candidate. Rejects when the path in the
 * variable can't be used.
 */
export async function searchBrowser(kind: BrowserKind): Promise<Search> {
  const override = process.env[kind.variable]
  if (override !== undefined && override !== '') {
    const checked = await checkBrowser(kind, override)
    if ('problem' in checked) throw new Error(`${kind.variable}: ${override} ${checked.problem}.`)
    return { found: checked, rejected: [] }
  }
  const rejected: Unusable[] = []
  for (const path of kind.candidates()) {
    const checked = await checkBrowser(kind, path)
    if (!('problem' in checked)) return { found: checked, rejected }
    rejected.push(checked)
  }
  return { found: null, rejected }
}
