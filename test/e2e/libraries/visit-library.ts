/** Visits the page of a library once, and collects what the page, the library and the server observed. */
import { expect } from '@playwright/test'

import type { PageRequest, PageServer } from '../harness/page/page-server.ts'
import type { Counts } from './expected-counts.ts'
import type { ComparedLibrary, LoadOrder } from './libraries.ts'
import { INGEST, serveLibrary } from './library-page.ts'
import type { ConsoleMessage, LibraryTab } from './library-tab.ts'
import { normalized, sortedByText } from './normalize.ts'
import { OUTCOMES } from './page-actions.ts'

/** One visit. Ports, times and random values are normalized, so two visits can be compared. */
export interface Visit {
  /** Result of each action: a value, or an error as the page sees it. */
  readonly outcomes: unknown
  /** The library's records, in the order of recording unless that is random. */
  readonly records: readonly LibraryRecord[]
  /** The page's requests, in the order of arrival. */
  readonly requests: readonly SeenRequest[]
  /** The library's requests. They are concurrent and arrive in any order, so they are sorted. */
  readonly sent: readonly SeenRequest[]
  /** Items of batches, if the library sends batches. */
  readonly batched: readonly unknown[]
  readonly console: readonly ConsoleMessage[]
}

/** A record of a library, as the pages in `test/libraries/pages` keep them. */
interface LibraryRecord {
  readonly kind: string
  /** URL of the request that it is about. */
  readonly url?: string
}

/** A request as the server received it. */
interface SeenRequest {
  readonly method: string
  readonly path: string
  /** `name: value`, in the order of arrival. */
  readonly headers: readonly string[]
  readonly body: unknown
}

/**
 * Opens the page, waits for its actions, and for the expected numbers of records, requests and messages. Rejects if
 * fewer arrive.
 *
 * @param check runs before the server stops
 */
export async function visitLibrary(
  tab: LibraryTab,
  library: ComparedLibrary,
  { order, expected, check }: VisitOptions,
): Promise<Visit> {
  const server = await serveLibrary(library, order, tab)
  const sent = () => server.received.filter(({ path }) => path.startsWith(INGEST))
  const items = () => (library.batches ? library.batches(sent().map(bodyOf)) : sent())
  const records = async () => (await tab.evaluate('library.records')) as LibraryRecord[]
  const total = Object.values(expected.records).reduce((sum, count) => sum + count, 0)
  try {
    await tab.goto(`${server.url}/`)
    const outcomes = await tab.evaluate(OUTCOMES)
    await expect
      .poll(async () => (await records()).length, `${library.name} records`)
      .toBeGreaterThanOrEqual(total - library.recordsAtEnd)
    await tab.evaluate('Promise.resolve(library.finish?.()).then(() => null)')
    await expect.poll(() => items().length, `${library.name} sends`).toBeGreaterThanOrEqual(expected.sent)
    const recorded = await records()
    await expect
      .poll(async () => (await tab.consoleOutput()).length, 'messages in the console')
      .toBeGreaterThanOrEqual(expected.messages)
    const output = await tab.consoleOutput()
    // Whatever is sent once too often is on its way after this round trip.
    await tab.evaluate("fetch('/arrived?/data?beacon').then((response) => response.text())")
    await check?.(server)
    const { port } = new URL(server.url)
    const fromLibrary = (value: unknown) => normalized(value, port, 'library')
    const messages = normalized(output, port) as ConsoleMessage[]
    return {
      outcomes: normalized(outcomes, port),
      records: inOrder(library, fromLibrary(recorded) as LibraryRecord[]),
      requests: pageRequests(normalized(server.received.map(seenRequest), port) as SeenRequest[]),
      sent: shapes(library, fromLibrary(sent().map(sentRequest(library))) as SeenRequest[]),
      batched: library.batches ? sortedByText(fromLibrary(items()) as unknown[]) : [],
      console: library.randomOrder ? sortedByText(messages) : messages,
    }
  } finally {
    // Leaves the page first, because without a server it would report errors.
    await tab.goto('about:blank')
    await server.stop()
  }
}

/** Options of one visit. */
export interface VisitOptions {
  readonly order: LoadOrder
  readonly expected: Counts
  readonly check?: (server: PageServer) => Promise<void>
}

/** Counts the records, requests and headers of a visit. */
export function countsOf(
  { records, sent, batched, requests, console }: Visit,
  headers: readonly string[],
): Counts {
  const kinds: Record<string, number> = {}
  for (const { kind } of records) kinds[kind] = (kinds[kind] ?? 0) + 1
  const carries = (name: string) => (request: SeenRequest) =>
    request.headers.some((line) => line.startsWith(`${name}: `))
  return {
    records: kinds,
    sent: batched.length || sent.length,
    messages: console.length,
    headers: Object.fromEntries(headers.map((name) => [name, requests.filter(carries(name)).length])),
  }
}

/** If the order of requests is random, sorts records by request. Those of one request stay in order. */
function inOrder({ randomOrder }: ComparedLibrary, records: readonly LibraryRecord[]) {
  if (randomOrder === undefined) return records
  const key = (record: LibraryRecord) => record.url ?? JSON.stringify(record)
  return records.toSorted((a, b) => (key(a) < key(b) ? -1 : Number(key(a) > key(b))))
}

/** The number of batches depends on the length of times in them, so equal requests of batches count once. */
function shapes({ batches }: ComparedLibrary, requests: readonly SeenRequest[]): SeenRequest[] {
  const sorted = sortedByText(requests)
  if (!batches) return sorted
  return [...new Map(sorted.map((request) => [JSON.stringify(request), request])).values()]
}

const bodyOf = ({ body }: PageRequest): unknown => parsed(body.toString())

const seenRequest = (request: PageRequest): SeenRequest => ({
  method: request.method,
  path: request.path,
  headers: Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`),
  body: bodyOf(request),
})

/** The length of a body depends on the times in it. The bodies of batches are compared by their items. */
const sentRequest =
  ({ batches }: ComparedLibrary) =>
  (request: PageRequest): SeenRequest => {
    const seen = seenRequest(request)
    const headers = seen.headers.filter((line) => !line.startsWith('content-length: '))
    return { ...seen, headers, body: batches ? null : seen.body }
  }

/** Returns JSON, or lines of JSON, as values. Returns any other text unchanged. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const lines = text.split('\n').filter((line) => line !== '')
    try {
      return lines.length > 1 ? lines.map((line) => JSON.parse(line) as unknown) : text
    } catch {
      return text
    }
  }
}

/**
 * Returns the page's own requests in order of arrival, with its scripts at the end, since browsers load them in
 * parallel. Removes repeated preflights, whose number depends on the age of the browser's preflight cache.
 */
function pageRequests(requests: readonly SeenRequest[]): SeenRequest[] {
  const preflights = new Set<string>()
  const own = requests.filter((request) => {
    if (/^\/(?:ingest|arrived)\b/.test(request.path)) return false
    if (request.method !== 'OPTIONS') return true
    const { size } = preflights
    return size < preflights.add(JSON.stringify(request)).size
  })
  const isScript = ({ path }: SeenRequest) => path.endsWith('.js')
  return [...own.filter((request) => !isScript(request)), ...sortedByText(own.filter(isScript))]
}
