/** Serves the page of one library, with everything that its actions request. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { servePages, type PageRequest, type PageServer, type Route } from '../harness/page/page-server.ts'
import { KEEP_CONSOLE_CALLS } from './console-calls.ts'
import { actionsScript } from './page-actions.ts'
import { libraryScript } from './library-script.ts'
import type { ComparedLibrary, LoadOrder } from './libraries.ts'
import type { LibraryTab } from './library-tab.ts'

const SDK = fileURLToPath(import.meta.resolve('@absmartly/javascript-sdk/dist/absmartly.min.js'))
const WORKER = new URL('../../libraries/node_modules/msw/lib/mockServiceWorker.js', import.meta.url)
/** A context without experiments, as the collector returns it to the SDK. */
const CONTEXT = { body: '{"experiments":[]}', headers: { 'content-type': 'application/json' } }

/** Starts a server whose page `/` loads the library and the SDK. The server is new, and so the origin has no data. */
export async function serveLibrary(
  { page, reportsRejections }: ComparedLibrary,
  order: LoadOrder,
  { keepsConsoleCalls }: Pick<LibraryTab, 'keepsConsoleCalls'>,
): Promise<PageServer> {
  const loaded = ['/library.js', '/sdk.js']
  if (order === 'after') loaded.reverse()
  const scripts = [...(keepsConsoleCalls ? ['/console.js'] : []), ...loaded, '/actions.js']
  return servePages({
    '/': htmlPage(scripts),
    '/console.js': script(KEEP_CONSOLE_CALLS),
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

/** The scripts are in the body, because PostHog waits for one with a timer. */
const htmlPage = (scripts: readonly string[]) =>
  [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page with a library</title>',
    '<link rel="icon" href="data:,"></head><body><h1>A page</h1>',
    ...scripts.map((src) => `<script src="${src}"></script>`),
    '</body></html>',
  ].join('')

/** `/arrived?/path` is answered once `/path` was received. `/held` is never answered. */
function noticedRoutes(): Record<string, Route> {
  const arrivals = new Map<string, PromiseWithResolvers<void>>()
  const arrivalOf = (path: string) => {
    const arrival = arrivals.get(path) ?? Promise.withResolvers<void>()
    arrivals.set(path, arrival)
    return arrival
  }
  return {
    '/data': ({ method, path }: PageRequest) => {
      arrivalOf(path).resolve()
      return method === 'OPTIONS' ? { status: 204 } : { body: 'data' }
    },
    '/held': ({ path }: PageRequest) => {
      arrivalOf(path).resolve()
      return new Promise(() => {})
    },
    '/arrived': async ({ path }: PageRequest) => {
      await arrivalOf(path.slice('/arrived?'.length)).promise
      return 'arrived'
    },
  }
}
