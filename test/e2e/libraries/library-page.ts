/** Serves the page of one library, with everything that its actions request. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { servePages, type PageRequest, type PageServer, type Route } from '../harness/page/page-server.ts'
import { actionsScript } from './page-actions.ts'
import { libraryScript } from './library-script.ts'
import type { ComparedLibrary, LoadOrder } from './libraries.ts'

const SDK = fileURLToPath(import.meta.resolve('@absmartly/javascript-sdk/dist/absmartly.min.js'))
const WORKER = new URL('../../libraries/node_modules/msw/lib/mockServiceWorker.js', import.meta.url)
/** A context without experiments, as the collector returns it to the SDK. */
const CONTEXT = { body: '{"experiments":[]}', headers: { 'content-type': 'application/json' } }

/** Starts a server whose page `/` loads the library and the SDK. The server is new, and so the origin has no data. */
export async function serveLibrary(
  { page, reportsRejections }: ComparedLibrary,
  order: LoadOrder,
): Promise<PageServer> {
  const scripts = ['/library.js', '/sdk.js']
  if (order === 'after') scripts.reverse()
  return servePages({
    '/': htmlPage([...scripts, '/actions.js']),
    '/actions.js': ({ headers: { host = '' } }) =>
      script(actionsScript({ other: `http://${host.replace('127.0.0.1', 'localhost')}`, reportsRejections })),
    '/library.js': script(await libraryScript(page)),
    '/sdk.js': script(await readFile(SDK, 'utf8')),
    '/mockServiceWorker.js': script(await readFile(WORKER, 'utf8')),
    'GET /v1/context': CONTEXT,
    '/mocked': { body: 'not mocked' },
    '/missing': { status: 404, body: 'missing' },
    '/without-cors': { body: 'unreadable', withoutCors: true },
    ...noticedRoutes(),
  })
}

/** Path prefix of the stand-in for the servers of the libraries. */
export const INGEST = '/ingest/'

const script = (body: string) => ({ headers: { 'content-type': 'text/javascript' }, body })

const htmlPage = (scripts: readonly string[]) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page with a library</title><link rel="icon" href="data:,">${scripts.map((src) => `<script src="${src}"></script>`).join('')}</head><body><h1>A page</h1></body></html>`

/** `/arrived?id` is answered once `/data?id` or `/held?id` was received. `/held` is never answered. */
function noticedRoutes(): Record<string, Route> {
  const arrivals = new Map<string, PromiseWithResolvers<void>>()
  const arrivalOf = ({ path }: PageRequest) => {
    const id = path.split('?')[1] ?? ''
    const arrival = arrivals.get(id) ?? Promise.withResolvers<void>()
    arrivals.set(id, arrival)
    return arrival
  }
  return {
    '/data': (request) => {
      arrivalOf(request).resolve()
      return request.method === 'OPTIONS' ? { status: 204 } : { body: 'data' }
    },
    '/held': (request) => {
      arrivalOf(request).resolve()
      return new Promise(() => {})
    },
    '/arrived': async (request) => {
      await arrivalOf(request).promise
      return 'arrived'
    },
  }
}
