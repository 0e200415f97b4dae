/** The same page in two browsers, one with Goalkeeper and one without, and what became of it in each. */
import type { BrowserContext, Page } from '@playwright/test'

import type { Body } from '../../../core/capture.ts'
import { expect, test as base } from '../harness/fixtures.ts'
import { launchBrowser } from '../harness/browser/launch.ts'
import { servePages, type PageRequest, type PageServer } from '../harness/page/page-server.ts'
import { testPage } from './in-page.ts'
import { storedCaptures } from './stored.ts'

/** Something a page does, and what must come of it. */
export interface PageCase {
  readonly name: string
  /**
   * Runs in the page, which has `inPage`: a function, or the text of one. `collector` is an address of another origin
   * that ends in `/v1/context`.
   */
  readonly run: ((collector: string) => unknown) | string
  /** What the browser by itself makes of it, so that a case which does not do what it says is noticed. */
  readonly bare: unknown
  /** How many requests reach the server, preflights and redirects aside. */
  readonly sent?: number
  /** What each of them brings, where the case is about that. */
  readonly bodies?: readonly string[]
  /** How many of them Goalkeeper has seen: proof that it was there at all. */
  readonly captured?: number
}

/** The same expectation for each of several. */
export const each = (count: number, value: unknown): unknown[] => Array.from({ length: count }, () => value)

/** One of the two browsers, and a server of its own. */
export interface Twin {
  readonly context: BrowserContext
  readonly page: Page
  readonly server: PageServer
}

/** What a page, and whoever watched it from outside, saw of a case. */
interface Seen {
  readonly result: unknown
  readonly requests: readonly unknown[]
  readonly bodies: readonly string[]
  readonly console: readonly string[]
  readonly heard: readonly string[]
}

interface WorkerFixtures {
  readonly twins: { readonly bare: Twin; readonly watched: Twin }
}

/** The harness's `test`, with both browsers kept for all tests of a file. */
export const test = base.extend<object, WorkerFixtures>({
  twins: [
    // Playwright reads which fixtures are needed off the first parameter, so that has to be written out.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const [bare, watched] = [await startTwin(null), await startTwin(undefined)]
      await use({ bare, watched })
      await Promise.all([bare.stop(), watched.stop()])
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

/** Runs a case in both browsers and fails when anything differs. */
export async function expectUnharmed(
  { bare, watched }: WorkerFixtures['twins'],
  pageCase: PageCase,
): Promise<void> {
  const id = `${pageCase.name.replaceAll(/\W+/g, '-')}-${runs++}`
  const alone = await runIn(bare, pageCase, id)
  expect(alone.result).toEqual(pageCase.bare)
  if (pageCase.bodies) expect(alone.bodies).toEqual(pageCase.bodies)
  expect(await runIn(watched, pageCase, id)).toEqual(alone)
  const captured = pageCase.captured ?? pageCase.sent ?? 0
  const captures = () => storedCaptures(watched.context, `/${id}/`)
  await expect.poll(async () => (await captures()).length).toBeGreaterThanOrEqual(captured)
  const stored = await captures()
  expect(stored).toHaveLength(captured)
  if (pageCase.bodies) expect(stored.map(({ body }) => textOf(body))).toEqual(pageCase.bodies)
}

let runs = 0

async function runIn({ page, server }: Twin, { run, sent = 0 }: PageCase, id: string): Promise<Seen> {
  const console: string[] = []
  const onConsole = (message: { text(): string }) => void console.push(message.text())
  await page.goto(`${server.url}/`)
  page.on('console', onConsole)
  const result: unknown = await page.evaluate(
    `(${String(run)})(${JSON.stringify(`${server.otherOrigin}/${id}/v1/context`)})`,
  )
  const requests = () => server.received.filter(({ path }) => path.startsWith(`/${id}/`))
  const published = () => requests().filter(({ method }) => method !== 'OPTIONS')
  // Whatever was sent twice is on its way by now.
  await page.evaluate(async () => void (await fetch('/')))
  await expect.poll(() => published().length).toBeGreaterThanOrEqual(sent)
  page.off('console', onConsole)
  const seen = {
    result,
    requests: withoutRepeatedPreflights(requests())
      .map(comparable)
      .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    // What is sent at once arrives in any order.
    bodies: published()
      .map(({ body }) => body.toString())
      .toSorted(),
    console: console.toSorted(),
    heard: await page.evaluate(() => inPage.heard()),
  }
  expect(published()).toHaveLength(sent)
  return withoutNoise(seen, server)
}

function textOf(body: Body): string {
  if (body.encoding === 'none') return ''
  const text = body.encoding === 'text' ? body.data : Buffer.from(body.data, 'base64').toString()
  return text.toWellFormed()
}

/** How often the same preflight is asked for depends on how long ago the last one was. */
function withoutRepeatedPreflights(requests: readonly PageRequest[]): PageRequest[] {
  const asked = new Set<string>()
  return requests.filter((request) => {
    if (request.method !== 'OPTIONS') return true
    const text = JSON.stringify(comparable(request))
    return asked.size < asked.add(text).size
  })
}

const comparable = ({ method, path, headers, body }: PageRequest) => ({
  method,
  path,
  headers,
  body: body.toString('hex'),
})

/** The port is the server's, the boundary of form data is drawn by lot. */
function withoutNoise(seen: Seen, { url }: PageServer): Seen {
  const port = new URL(url).port
  const boundary = /----WebKitFormBoundary(\w{16})/
  const drawn = boundary.exec(JSON.stringify(seen))?.[1]
  const text = JSON.stringify(seen).replaceAll(`:${port}`, ':0')
  if (drawn === undefined) return JSON.parse(text) as Seen
  const hex = Buffer.from(drawn).toString('hex')
  return JSON.parse(text.replaceAll(drawn, 'drawn').replaceAll(hex, 'drawn')) as Seen
}

async function startTwin(extension: null | undefined): Promise<Twin & { stop: () => Promise<void> }> {
  const server = await servePages({ '/': testPage(), '/moved/v1/context': movedOn })
  const launched = await launchBrowser(extension === null ? { extension } : {})
  const page = await launched.context.newPage()
  const stop = async () => {
    await launched.close()
    await server.stop()
  }
  return { context: launched.context, page, server, stop }
}

/** `/moved/v1/context?to=/elsewhere`: go there, with the same method and body. */
function movedOn({ method, path }: PageRequest) {
  if (method === 'OPTIONS') return { status: 204 }
  return { status: 307, headers: { location: new URLSearchParams(path.split('?')[1]).get('to') ?? '/' } }
}
