/** Runs all groups of observables in a browser. */
import type { PageRequest, PageServer } from '../harness/page/page-server.ts'
import { accountOf } from './identity-site.ts'
import { GROUPS } from './observed/index.ts'
import type { Observables } from './page-tools.ts'

/** A page of either browser. `evaluate` takes an expression, awaits it, and returns its value. */
export interface IdentityPage {
  readonly goto: (url: string) => Promise<unknown>
  readonly evaluate: (expression: string) => Promise<unknown>
}

/** Runs every group, then adds the requests that the server has received. Rejects when a group fails. */
export async function observeAll(page: IdentityPage, server: PageServer): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const site = JSON.stringify({ url: server.url, otherOrigin: server.otherOrigin })
  for (const [path, groups] of Object.entries(GROUPS)) {
    await page.goto(`${server.url}${path}`)
    for (const name of Object.keys(groups)) {
      const run = `groups[${JSON.stringify(name)}](${site})`
      const json = await page.evaluate(`(async () => JSON.stringify(await ${run}, ${String(visible)}))()`)
      const found = JSON.parse(String(json)) as Observables
      const twice = Object.keys(found).filter((row) => row in seen)
      if (twice.length > 0) throw new Error(`The group “${name}” repeats the names ${twice.join(', ')}`)
      Object.assign(seen, found)
    }
  }
  return { ...seen, ...requestsOf(server) }
}

/** Keeps values that JSON omits. */
function visible(_key: string, value: unknown): unknown {
  return value === undefined || typeof value === 'bigint' || typeof value === 'symbol' ? String(value) : value
}

/**
 * Returns one row for each method and address: the requests that the server has received, sorted, since requests that
 * are sent together arrive in any order.
 */
function requestsOf({ received }: PageServer): Observables {
  const rows: Record<string, string[]> = {}
  for (const request of received) {
    if (isUnpredictable(request)) continue
    const row = (rows[`the server receives ${request.method} ${request.path}`] ??= [])
    const text = JSON.stringify(accountOf(request))
    // How often a preflight is repeated depends on the age of the browser's cache.
    if (request.method !== 'OPTIONS' || !row.includes(text)) row.push(text)
    row.sort()
  }
  return rows
}

/**
 * Returns whether chance decides if, how often or how a request arrives: those that the page aborts, those whose
 * connection is closed, which browsers may repeat, and the script of a service worker, which Firefox asks for with or
 * without its cache.
 */
const isUnpredictable = ({ path }: PageRequest) =>
  path.startsWith('/hang/') || path.startsWith('/dropped/') || path === '/service-worker/worker.js'
