/** Runs the same page in two browsers, one with Goalkeeper and one without, and compares the results. */
import type { BrowserContext, Page } from '@playwright/test'

import type { Body } from '../../../core/capture.ts'
import { expect, test as base } from '../harness/fixtures.ts'
import { launchBrowser } from '../harness/browser/launch.ts'
import { servePages, type PageRequest, type PageServer } from '../harness/page/page-server.ts'
import { testPage } from './in-page.ts'
import { storedCaptures } from './session-storage.ts'

/** Code that a page runs, and its expected result. */
export interface PageCase {
  readonly name: string
  /**
   * Function, or its source text, that runs in a page with `inPage`. `collector` is a URL of another origin that ends in
   * `/v1/context`.
   */
  readonly run: ((collector: string) => unknown) | string
  /** Expected result without Goalkeeper. Catches a case that doesn't do what its name says. */
  readonly expected: unknown
  /** Number of requests that reach the server, without preflights and redirects. */
  readonly sent?: number
  /** Bodies of these requests, in cases that check them. */
  readonly bodies?: readonly string[]
  /** Number of captures by Goalkeeper, which proves that it was active. Defaults to `sent`. */
  readonly captured?: number
}

/** Returns an array that repeats an expectation. */
export const each = (count: number, value: unknown): unknown[] => Array.from({ length: count }, () => value)

/** One of the two browsers, with a page and a server of its own. */
export interface ComparedBrowser {
  readonly context: BrowserContext
  readonly page: Page
  readonly server: PageServer
}

/** Everything that the page and its server observe while a case runs. */
interface Observation {
  readonly result: unknown
  readonly requests: readonly unknown[]
  readonly bodies: readonly string[]
  readonly console: readonly string[]
  readonly events: readonly string[]
}

interface WorkerFixtures {
  readonly browsers: { readonly plain: ComparedBrowser; readonly observed: ComparedBrowser }
}

/** The harness's `test`, with both browsers shared by all tests of a file. */
export const test = base.extend<object, WorkerFixtures>({
  browsers: [
    // Playwright parses the first parameter for the fixtures it needs, so it must be a destructuring pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const [plain, observed] = [await startBrowser(null), await startBrowser(undefined)]
      await use({ plain, observed })
      await Promise.all([plain.stop(), observed.stop()])
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

/** Runs a case in both browsers and fails if anything differs. */
export async function expectUnharmed(
  { plain, observed }: WorkerFixtures['browsers'],
  pageCase: PageCase,
): Promise<void> {
  const id = `${pageCase.name.replaceAll(/\W+/g, '-')}-${runs++}`
  const baseline = await runIn(plain, pageCase, id)
  expect(baseline.result).toEqual(pageCase.expected)
  if (pageCase.bodies) expect(baseline.bodies).toEqual(pageCase.bodies)
  expect(await runIn(observed, pageCase, id)).toEqual(baseline)
  const captured = pageCase.captured ?? pageCase.sent ?? 0
  const captures = () => storedCaptures(observed.context, `/${id}/`)
  await expect.poll(async () => (await captures()).length).toBeGreaterThanOrEqual(captured)
  const stored = await captures()
  expect(stored).toHaveLength(captured)
  if (pageCase.bodies) expect(stored.map(({ body }) => textOf(body))).toEqual(pageCase.bodies)
}

let runs = 0

async function runIn(
  { page, server }: ComparedBrowser,
  { run, sent = 0 }: PageCase,
  id: string,
): Promise<Observation> {
  const console: string[] = []
  const onConsole = (message: { text(): string }) => void console.push(message.text())
  await page.goto(`${server.url}/`)
  page.on('console', onConsole)
  const result: unknown = await page.evaluate(
    `(${String(run)})(${JSON.stringify(`${server.otherOrigin}/${id}/v1/context`)})`,
  )
  const requests = () => server.received.filter(({ path }) => path.startsWith(`/${id}/`))
  const published = () => requests().filter(({ method }) => method !== 'OPTIONS')
  // A request that is sent twice is on its way after this round trip.
  await page.evaluate(async () => void (await fetch('/')))
  await expect.poll(() => published().length).toBeGreaterThanOrEqual(sent)
  page.off('console', onConsole)
  const seen = {
    result,
    requests: withoutRepeatedPreflights(requests())
      .map(comparable)
      .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    // Concurrent requests arrive in any order.
    bodies: published()
      .map(({ body }) => body.toString())
      .toSorted(),
    console: console.toSorted(),
    events: await page.evaluate(() => inPage.pageEvents()),
  }
  expect(published()).toHaveLength(sent)
  return withoutRandomParts(seen, server)
}

function textOf(body: Body): string {
  if (body.encoding === 'none') return ''
  const text = body.encoding === 'text' ? body.data : Buffer.from(body.data, 'base64').toString()
  return text.toWellFormed()
}

/** Removes repeated preflights, whose number depends on the age of the browser's preflight cache. */
function withoutRepeatedPreflights(requests: readonly PageRequest[]): PageRequest[] {
  const preflights = new Set<string>()
  return requests.filter((request) => {
    if (request.method !== 'OPTIONS') return true
    const text = JSON.stringify(comparable(request))
    return preflights.size < preflights.add(text).size
  })
}

const comparable = ({ method, path, headers, body }: PageRequest) => ({
  method,
  path,
  headers,
  body: body.toString('hex'),
})

/** Replaces the server's port and the boundary of form data, which are random. */
function withoutRandomParts(seen: Observation, { url }: PageServer): Observation {
  const port = new URL(url).port
  const pattern = /----WebKitFormBoundary(\w{16})/
  const boundary = pattern.exec(JSON.stringify(seen))?.[1]
  const text = JSON.stringify(seen).replaceAll(`:${port}`, ':0')
  if (boundary === undefined) return JSON.parse(text) as Observation
  const hex = Buffer.from(boundary).toString('hex')
  return JSON.parse(text.replaceAll(boundary, 'boundary').replaceAll(hex, 'boundary')) as Observation
}

async function startBrowser(
  extension: null | undefined,
): Promise<ComparedBrowser & { stop: () => Promise<void> }> {
  const server = await servePages({ '/': testPage(), '/moved/v1/context': redirect })
  const launched = await launchBrowser(extension === null ? { extension } : {})
  const page = await launched.context.newPage()
  const stop = async () => {
    await launched.close()
    await server.stop()
  }
  return { context: launched.context, page, server, stop }
}

/** Redirects `/moved/v1/context?to=/elsewhere` to `/elsewhere` with the same method and body. */
function redirect({ method, path }: PageRequest) {
  if (method === 'OPTIONS') return { status: 204 }
  return { status: 307, headers: { location: new URLSearchParams(path.split('?')[1]).get('to') ?? '/' } }
}
