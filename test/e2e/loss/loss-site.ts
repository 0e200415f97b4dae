/** Sets up a page and its servers for one way to lose a goal. */
import { servePages, type PageServer, type Route, type RouteResponse } from '../harness/page/page-server.ts'
import { selfSigned } from './certificate.ts'
import { isOld, type LossMode, COLLECTOR_HOST, type SdkName } from './mode.ts'
import { LOADED, OK } from './modes.ts'
import { type LossPage, lossPage, nextPage, type Tracking } from './loss-page.ts'

/** A page with servers of its own, so that other pages cannot interfere. */
export interface LossSite {
  readonly url: string
  /** Response statuses of an SDK's requests with the given method, in order. */
  readonly responses: (sdk: SdkName, method: 'GET' | 'PUT') => (number | null)[]
  readonly stop: () => Promise<void>
}

/** Names of the goal under test, of its copies (a prefix), and of the goal on the next page. */
export const trackedGoal = (mode: LossMode, sdk: SdkName): string => `goal-${mode.name}@${sdk}`
export const copyGoal = (mode: LossMode, sdk: SdkName): string => `copy-${mode.name}@${sdk}`
export const nextGoalOf = (mode: LossMode, sdk: SdkName): string => `next-${mode.name}@${sdk}`

export const leavesPage = ({ page }: LossMode): boolean => (page?.after ?? 'stay') !== 'stay'

/**
 * Total timeout for newer SDKs, in ms. Their default is 3 s, and a busy machine has taken longer for their six attempts.
 * In old SDKs the same option sets the retry delay instead.
 */
const TIMEOUT_MS = 30_000
/** A port outside the range that systems assign automatically, and not on the browsers' list of blocked ports. */
const CLOSED_PORT_URL = 'http://127.0.0.1:4999'

/** Starts the servers of a mode for a page with these SDKs. `script` contains all of them. */
export async function startLossSite(
  mode: LossMode,
  sdks: readonly SdkName[],
  script: string,
): Promise<LossSite> {
  const routes: Record<string, Route> = {
    '/sdk.js': { headers: { 'content-type': 'text/javascript' }, body: script },
  }
  const collector = await servePages(routes)
  const pages = mode.secure ? await servePages(routes, selfSigned()) : collector
  const { port } = new URL(collector.url)
  const host = mode.secure ? `http://${COLLECTOR_HOST}:${port}` : collector.otherOrigin
  for (const sdk of sdks) Object.assign(routes, collectorOf(mode, sdk))
  const [first] = sdks
  if (leavesPage(mode) && first)
    routes['/next'] = nextPage({ endpoint: host + NEXT, goal: nextGoalOf(mode, first) })
  const page: LossPage = {
    title: `Page ${mode.name}`,
    copies: 0,
    characters: 0,
    data: null,
    refreshPeriod: 0,
    publishDelay: 100,
    after: 'stay',
    next: '/next',
    ...mode.page,
  }
  const trackings = sdks.map((sdk): Tracking => ({
    sdk,
    goal: trackedGoal(mode, sdk),
    copyGoal: copyGoal(mode, sdk),
    endpoint: (mode.unreachable ? CLOSED_PORT_URL : host) + endpointOf(mode, sdk),
    timeout: isOld(sdk) || mode.hasDefaultTimeout ? 0 : TIMEOUT_MS,
    gaveUpUrl: gaveUpOf(sdk),
  }))
  const path = `/${mode.name}/`
  routes[path] = { headers: { ...mode.headers }, body: lossPage(page, trackings) }
  return {
    url: pages.url + path,
    responses: (sdk, method) => statusesAt(collector, method, `${endpointOf(mode, sdk)}/context`),
    stop: async () => void (await Promise.all([...new Set([collector, pages])].map(({ stop }) => stop()))),
  }
}

const endpointOf = ({ name }: LossMode, sdk: SdkName): string => `/${sdk}/${name}/v1`
/** Endpoint of the next page. */
const NEXT = '/next/v1'
const gaveUpOf = (sdk: SdkName): string => `/${sdk}/gave-up`

/** Routes of one SDK's collector. */
function collectorOf(mode: LossMode, sdk: SdkName): Record<string, Route> {
  const context = `${endpointOf(mode, sdk)}/context`
  const respondToPublish = inTurn(mode.responses ?? [OK])
  const released = Promise.withResolvers<void>()
  let publishes = 0
  return {
    [`GET ${context}`]: inTurn(mode.loads ?? [LOADED]),
    async [`PUT ${context}`]() {
      if (++publishes > (mode.held ?? 0)) released.resolve()
      else await released.promise
      return respondToPublish()
    },
    ...(mode.preflight && { [`OPTIONS ${context}`]: mode.preflight }),
    [gaveUpOf(sdk)]: () => (released.resolve(), ''),
    [`PUT ${NEXT}/context`]: () => (released.resolve(), OK),
  }
}

const statusesAt = ({ responses }: PageServer, expectedMethod: string, at: string): (number | null)[] =>
  responses.flatMap(({ method, path, status }) =>
    method === expectedMethod && path.split('?')[0] === at ? [status] : [],
  )

/** Returns the responses one after the other, then repeats the last one. */
function inTurn(responses: readonly RouteResponse[]): () => RouteResponse {
  let turn = 0
  return () => responses[Math.min(turn++, responses.length - 1)] ?? {}
}
