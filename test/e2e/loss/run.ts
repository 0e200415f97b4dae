import { expect } from '@playwright/test'

import type { GridRow } from '../harness/goal-grid.ts'
import { servePages, type Route } from '../harness/page-server.ts'
import { SDK_VERSIONS } from '../sdk/versions.ts'
import { type BrowserName, type Expected, LOSS_MODES, routesOf, type SdkName } from './modes.ts'
import { lossPage } from './page.ts'

/** A browser with Goalkeeper's panel open in the DevTools of one tab. */
export interface LossBrowser {
  readonly name: BrowserName
  readonly goto: (url: string) => Promise<void>
  /** Empties the list: only what is in sight is there to be read. */
  readonly clear: () => Promise<void>
  readonly rows: () => Promise<GridRow[]>
  /** All lines of the list, heads and banners among them, as text. */
  readonly lines: () => Promise<string[]>
  /** How many attempts the Delivery tab of a goal's row lists. */
  readonly attemptsOf: (goal: string) => Promise<number>
}

/** What was found of one mode, in the words of what was expected where it agrees. */
type Found = Readonly<Record<keyof Expected, unknown>>

/** The SDK may try for 1.7 s, and 5 s of quiet must follow, before anything is called lost; in ms. */
const SETTLED_MS = 25_000

/** Runs every mode with one version of the SDK, and compares what the panel says and what the server got. */
export async function checkLosses(browser: LossBrowser, sdk: SdkName): Promise<void> {
  const routes: Record<string, Route> = { '/': '<!doctype html><title>Start</title>' }
  const server = await servePages(routes)
  try {
    const version = SDK_VERSIONS.find(({ name }) => name === sdk)
    const script = (await version?.script()) ?? ''
    routes['/sdk.js'] = { headers: { 'content-type': 'text/javascript' }, body: script }
    const wanted: Record<string, Expected> = {}
    const found: Record<string, Found> = {}
    for (const mode of LOSS_MODES) {
      const goal = `goal-${mode.name}`
      const endpoint = `${server.otherOrigin}/${mode.name}/v1`
      const page = lossPage({
        endpoint,
        goal,
        characters: 0,
        data: null,
        refreshPeriod: 0,
        publishDelay: 100,
        after: 'stay',
        next: `${server.url}/${mode.name}/next`,
        ...mode.page,
      })
      Object.assign(routes, routesOf(mode, server.otherOrigin), {
        [`/${mode.name}/`]: { headers: { ...mode.headers }, body: page },
      })
      const expected = mode.expected(sdk, browser.name)
      await browser.clear()
      await browser.goto(`${server.url}/${mode.name}/`)
      const look = async (): Promise<Found> => ({
        ...(await shown(browser, goal, mode.name, expected)),
        server: expected.server === 'anything' ? 'anything' : answered(server.answered, mode.name),
      })
      await expect
        .poll(look, { timeout: SETTLED_MS })
        .toEqual(expected)
        // What was found is told with all the others.
        .catch(() => {})
      wanted[mode.name] = expected
      found[mode.name] = await look()
    }
    expect(found).toEqual(wanted)
  } finally {
    await server.stop()
  }
}

async function shown(
  browser: LossBrowser,
  goal: string,
  mode: string,
  expected: Expected,
): Promise<Omit<Found, 'server'>> {
  const rows = (await browser.rows()).filter((row) => row['Goal'] === goal)
  const delivery = rows.map((row) => row['Delivery']).join(' + ')
  const agrees = rows.length === 0 ? expected.delivery === null : expected.delivery?.test(delivery) === true
  const banner = expected.banner && (await bannerOf(browser, mode, expected.banner))
  return {
    delivery: agrees ? expected.delivery : delivery,
    ...(expected.attempts !== undefined && {
      attempts: agrees ? await browser.attemptsOf(goal) : 'another delivery',
    }),
    ...(expected.banner && { banner }),
  } as Omit<Found, 'server'>
}

/** The line of that kind under the page's own head. */
async function bannerOf(browser: LossBrowser, mode: string, banner: RegExp): Promise<unknown> {
  const lines = await browser.lines()
  const head = lines.findIndex((line) => line.includes(`Page ${mode}`))
  const found = lines.slice(Math.max(0, head)).find((line) => banner.test(line))
  return found === undefined ? lines.join('\n') : banner
}

/** The statuses of the publishes that have arrived. */
const answered = (all: readonly { method: string; path: string; status: number | null }[], mode: string) =>
  all
    .filter(({ method, path }) => method === 'PUT' && path.startsWith(`/${mode}/`))
    .map(({ status }) => status)
