/** Runs the page of a library in two browsers, one with Goalkeeper and one without, and compares what happened. */
import { expect } from '@playwright/test'

import type { PageRequest, PageServer } from '../harness/page/page-server.ts'
import type { ComparedLibrary, LoadOrder } from './libraries.ts'
import { INGEST, serveLibrary } from './library-page.ts'
import { normalized } from './normalize.ts'

/** A tab of one of the two browsers. */
export interface LibraryTab {
  readonly goto: (url: string) => Promise<unknown>
  /** Evaluates a script in the page and awaits its promise. */
  readonly evaluate: (script: string) => Promise<unknown>
}

/** Both browsers. */
export interface LibraryBrowsers {
  readonly plain: LibraryTab
  readonly observed: LibraryTab
  /** Returns the URLs of the publishes that the page's wrapper captured. */
  readonly capturedPublishes: () => Promise<readonly string[]>
}

/** What the page, the library and the server saw. */
interface Visit {
  readonly outcomes: unknown
  readonly records: readonly unknown[]
  /** The page's requests, in the order of arrival. */
  readonly requests: readonly SeenRequest[]
  /** The library's requests. */
  readonly sent: readonly SeenRequest[]
}

interface SeenRequest {
  readonly method: string
  readonly path: string
  /** `name: value`, in the order of arrival. */
  readonly headers: readonly string[]
  readonly body: unknown
}

/** Fails if the library, the page or the server notices Goalkeeper, or if library or Goalkeeper didn't run. */
export async function compareLibrary(
  { plain, observed, capturedPublishes }: LibraryBrowsers,
  library: ComparedLibrary,
  order: LoadOrder,
): Promise<void> {
  const baseline = await visit(plain, library, order)
  const [records, sent] = library.expected[order]
  expect([baseline.records.length, baseline.sent.length], 'the library runs').toEqual([records, sent])
  for (const header of library.headers) {
    const traced = baseline.requests.filter(({ headers }) =>
      headers.some((line) => line.startsWith(`${header}: `)),
    )
    expect(traced.length, `requests with ${header}`).toBeGreaterThan(MIN_TRACED)
  }
  const seen = await visit(observed, library, order, async ({ otherOrigin }) => {
    const captured = async () => (await capturedPublishes()).filter((url) => url.startsWith(otherOrigin))
    await expect.poll(captured, 'Goalkeeper captured the publish').toHaveLength(1)
  })
  expect(seen).toEqual(baseline)
}

/** At least the page's own fetches and XHRs to its own origin carry the headers of a tracing library. */
const MIN_TRACED = 5

async function visit(
  tab: LibraryTab,
  library: ComparedLibrary,
  order: LoadOrder,
  check?: (server: PageServer) => Promise<void>,
): Promise<Visit> {
  const server = await serveLibrary(library, order)
  try {
    await tab.goto(`${server.url}/`)
    const outcomes = await tab.evaluate('window.outcomes')
    const [expectedRecords, expectedSent] = library.expected[order]
    const sent = () => server.received.filter(({ path }) => path.startsWith(INGEST))
    await expect
      .poll(() => tab.evaluate('library.records.length'), `${library.name} records`)
      .toBeGreaterThanOrEqual(expectedRecords - library.recordsAtEnd)
    await tab.evaluate('Promise.resolve(library.finish?.()).then(() => null)')
    await expect.poll(() => sent().length, `${library.name} sends`).toBeGreaterThanOrEqual(expectedSent)
    const records = (await tab.evaluate('library.records')) as unknown[]
    // Whatever is sent once too often is on its way after this round trip.
    await tab.evaluate("fetch('/arrived?beacon').then(() => null)")
    await check?.(server)
    const { port } = new URL(server.url)
    const requests = server.received.filter(
      ({ path }) => !path.startsWith(INGEST) && !path.startsWith('/arrived'),
    )
    return normalized(
      {
        outcomes,
        records: sorted(records, port),
        requests: withoutRepeatedPreflights(requests.map(seenRequest)),
        sent: sorted(sent().map(sentRequest(port)), port),
      },
      port,
    ) as Visit
  } finally {
    await server.stop()
  }
}

/** Sorts what a library records or sends, because some libraries wait for the browser's timings of each request. */
function sorted(items: readonly unknown[], port: string): unknown[] {
  const keyed = items.map((item) => ({ item, key: JSON.stringify(normalized(item, port)) }))
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1)).map(({ item }) => item)
}

function seenRequest({ method, path, headers, body }: PageRequest): SeenRequest {
  return {
    method,
    path,
    headers: Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    body: parsed(body.toString()),
  }
}

/** The length of a body that contains times depends on them, and a batch has the order of the records. */
const sentRequest =
  (port: string) =>
  (request: PageRequest): SeenRequest => {
    const seen = seenRequest(request)
    return {
      ...seen,
      headers: seen.headers.filter((line) => !line.startsWith('content-length: ')),
      body: Array.isArray(seen.body) ? sorted(seen.body, port) : seen.body,
    }
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

/** Removes repeated preflights, whose number depends on the age of the browser's preflight cache. */
function withoutRepeatedPreflights(requests: readonly SeenRequest[]): SeenRequest[] {
  const preflights = new Set<string>()
  return requests.filter((request) => {
    if (request.method !== 'OPTIONS') return true
    const { size } = preflights
    return size < preflights.add(JSON.stringify(request)).size
  })
}
