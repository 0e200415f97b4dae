/** Runs the coverage table's cases in a browser and returns what each source captured. */
import type { BrowserName } from '../harness/browser/browser-name.ts'
import { expect } from '@playwright/test'

import { type Attempt, capturesOf, requestOf } from '../../../core/attempt.ts'
import { rowsOf } from '../../../core/record/row.ts'
import type { Capture, Source } from '../../../core/capture.ts'
import type { GridRow } from '../harness/panel/goal-grid.ts'
import { servePages, type Route } from '../harness/page/page-server.ts'
import { type Cells, type CoverageCase, inPage, type CaseSite, caseSite } from './coverage-case.ts'
import { sendingCases } from './coverage-cases.ts'
import { placeCases } from './places.ts'

/** All cases, in the order of the table. */
export const CASES: readonly CoverageCase[] = [...sendingCases, ...placeCases]

/** A browser with Goalkeeper's panel open in the DevTools of one tab. */
export interface CoverageBrowser {
  readonly name: BrowserName
  /** Name and version: `Chromium 156.0.8078.79`. */
  readonly version: string
  readonly goto: (url: string) => Promise<void>
  /** Runs a script in the page's main world and waits for its promise. */
  readonly run: (script: string) => Promise<unknown>
  /** Rows in the viewport. */
  readonly rows: () => Promise<GridRow[]>
  /** All attempts that the extension has stored, of every tab. */
  readonly attempts: () => Promise<Attempt[]>
}

/** Cells found for each case, by its name. */
export type FoundCells = Readonly<Record<string, Cells>>

/** Time limit for a case to reach its expected cells, in ms. */
const CASE_TIMEOUT_MS = 10_000

/**
 * Runs all cases one after the other. Waits up to {@link CASE_TIMEOUT_MS} until a case has the `expected` cells, and
 * otherwise returns the cells that it has.
 */
export async function runMatrix(
  browser: CoverageBrowser,
  cases: readonly CoverageCase[],
  expected: (coverageCase: CoverageCase) => Cells,
): Promise<FoundCells> {
  const routes: Record<string, Route> = { '/': '<!doctype html><title>Coverage</title>' }
  const server = await servePages(routes)
  const senders: Record<string, string> = {}
  try {
    for (const coverageCase of cases) {
      const site = caseSite(coverageCase, server.url, server.otherOrigin)
      Object.assign(routes, routesOf(coverageCase, site))
      await browser.goto(site.base)
      if (coverageCase.run)
        await browser.run(inPage(withSource(coverageCase.run, site), site)).catch(console.error)
      const expectedCells = expected(coverageCase)
      await expect
        .poll(async () => withTolerance(await cellsOf(browser, coverageCase, site), expectedCells), {
          timeout: CASE_TIMEOUT_MS,
        })
        .toEqual(expectedCells)
        // The caller reports all differences together.
        .catch(() => {})
      senders[coverageCase.name] = await senderOf(browser, coverageCase, site)
    }
    // All captures have arrived by now.
    const attempts = await browser.attempts()
    return Object.fromEntries(
      cases.map((coverageCase) => {
        const site = caseSite(coverageCase, server.url, server.otherOrigin)
        const cells = { ...sourcesIn(attempts, coverageCase, site), from: senders[coverageCase.name] ?? '' }
        return [coverageCase.name, withTolerance(cells, expected(coverageCase))]
      }),
    )
  } finally {
    await server.stop()
  }
}

/** Replaces found cells by the expected ones where the expectation allows several values. */
function withTolerance(found: Cells, expected: Cells): Cells {
  const tolerate = (cell: string, pattern: string) =>
    pattern === ANY_SENDER || (pattern.endsWith('?') && (cell === '–' || `${cell}?` === pattern))
      ? pattern
      : cell
  return {
    page: tolerate(found.page, expected.page),
    network: tolerate(found.network, expected.network),
    devtools: tolerate(found.devtools, expected.devtools),
    from: tolerate(found.from, expected.from),
  }
}

const ANY_SENDER = '*'

/** Returns the expected cells of a case in a browser, with all sources or without one. */
export function expectedOf(coverageCase: CoverageCase, browser: BrowserName, missingSource?: Source): Cells {
  const cells = coverageCase.expected[browser]
  if (missingSource === undefined) return cells
  // Goalkeeper can only guess the sender then, and the table isn't about guesses.
  const without = { ...cells, [missingSource]: '–', from: ANY_SENDER }
  return missingSource === 'page' ? { ...without, ...coverageCase.withoutPage?.[browser] } : without
}

function routesOf(coverageCase: CoverageCase, site: CaseSite): Record<string, Route> {
  const { pathname } = new URL(site.base)
  const html =
    coverageCase.html?.(site) ?? '<!doctype html><meta charset="utf-8"><title>Page</title><body></body>'
  const files = Object.entries(coverageCase.files?.(site) ?? {})
  return {
    [pathname]: { headers: { ...coverageCase.headers }, body: html },
    ...Object.fromEntries(files.map(([name, route]) => [`${pathname}${name}`, route])),
    ...(coverageCase.path === 'failing/context' && {
      [`PUT ${pathname}failing/context`]: { status: 500, body: '{}' },
    }),
  }
}

/** Inserts the script that other workers load into the source of a worker made of a Blob. */
function withSource(run: string, site: CaseSite): string {
  const source = inPage("await read(fetch(url, { method: 'PUT', headers, body: text }))", site)
  return run.replace(JSON.stringify('SOURCE'), () => JSON.stringify(source))
}

async function cellsOf(browser: CoverageBrowser, coverageCase: CoverageCase, site: CaseSite): Promise<Cells> {
  const [attempts, from] = [await browser.attempts(), await senderOf(browser, coverageCase, site)]
  return { ...sourcesIn(attempts, coverageCase, site), from }
}

/** Returns what each source captured of a case's publish. Describes several attempts in the `page` cell. */
function sourcesIn(
  attempts: readonly Attempt[],
  coverageCase: CoverageCase,
  site: CaseSite,
): Omit<Cells, 'from'> {
  const own = attempts.filter(
    (attempt) => requestOf(attempt).url === site.publish && rowsOf(attempt).length > 0,
  )
  const captures = own.flatMap(capturesOf)
  const cell = (source: Capture['source']) =>
    captures
      .filter((capture) => capture.source === source)
      .map((capture) =>
        hasSentBody(capture, coverageCase, site)
          ? cellText(capture)
          : `another body: ${JSON.stringify(capture.body).slice(0, 300)}`,
      )
      .join(' + ') || '–'
  const cells = { page: cell('page'), network: cell('network'), devtools: cell('devtools') }
  return own.length > 1 ? { ...cells, page: `${own.length} attempts` } : cells
}

/** Returns whether a captured body is the one that was sent, or the source has no body. */
function hasSentBody({ body }: Capture, { sent }: CoverageCase, { goal }: CaseSite): boolean {
  if (body.encoding === 'none') return true
  if (sent !== undefined) return body.encoding === 'base64' && body.data === sent
  return (
    body.encoding === 'text' && (body.data.includes(JSON.stringify(goal)) || body.data.startsWith('units='))
  )
}

function cellText({ body, outcome }: Capture): string {
  const seen = body.encoding === 'none' ? 'no body' : 'body'
  return outcome ? `${seen}, ${outcome.status ?? outcome.error}` : seen
}

/** Returns the sender shown in the panel, or the number of rows unless exactly one has the publish's exact name. */
async function senderOf(
  browser: CoverageBrowser,
  coverageCase: CoverageCase,
  site: CaseSite,
): Promise<string> {
  if (coverageCase.otherTab) return ''
  const unreadable = coverageCase.unreadable?.[browser.name]
  const rows = (await browser.rows()).filter((row) =>
    unreadable === undefined ? row['goal'] === site.goal : row['properties'] === unreadable,
  )
  const [row] = rows
  if (!row || rows.length > 1) return `${rows.length} rows`
  // Ports and the ends of blob: URLs differ from run to run.
  return (row['from'] ?? 'no column').replace(/:\d+/, '').replace(/^(blob:).*/, '$1')
}
