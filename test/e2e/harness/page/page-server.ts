/**
 * A small server on loopback that serves a test's pages with any headers and body. It records its requests and responds
 * like a collector by default.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** Response of one path. A string is an HTML page. */
export type Route =
  | string
  | RouteResponse
  | ((request: PageRequest) => RouteResponse | string | Promise<RouteResponse | string>)

/** A response with its details. */
export interface RouteResponse {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly delayMs?: number
  /** Closes the connection without a response. */
  readonly drop?: boolean
  /** Sends no CORS headers. */
  readonly withoutCors?: boolean
}

/** A received request. Header names are in lower case. */
export interface PageRequest {
  readonly method: string
  /** Includes the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** A running server. */
export interface PageServer {
  /** `http://127.0.0.1:<port>`, or `https://…` with a certificate, without a trailing slash. */
  readonly url: string
  /** URL of the same server with another host name, and so another origin. */
  readonly otherOrigin: string
  /** Every complete request including preflights, in the order of arrival. */
  readonly received: readonly PageRequest[]
  /** The status of every response, in the order of the responses. Null when the connection was closed instead. */
  readonly responses: readonly (Pick<PageRequest, 'method' | 'path'> & { readonly status: number | null })[]
  readonly stop: () => Promise<void>
}

/** Body of the collector's response to an accepted publish. */
const ACCEPTED_BODY = '{"success":true,"messages":[],"warnings":[]}'

/**
 * Starts a server. The keys of `routes` are paths, with or without a method: `'/'`, `'PUT /v1/context'`. `PUT` and `POST`
 * requests without a route get a collector's response, all others a 404.
 *
 * @param certificate in PEM format, makes it an https server
 */
export async function servePages(
  routes: Readonly<Record<string, Route>>,
  certificate?: { readonly key: string; readonly cert: string },
): Promise<PageServer> {
  const received: PageRequest[] = []
  const responses: { method: string; path: string; status: number | null }[] = []
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    respond(routes, incoming, outgoing, { received, responses }).catch(() => outgoing.destroy())
  }
  const server = certificate ? createSecureServer(certificate, listener) : createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const scheme = certificate ? 'https' : 'http'
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    otherOrigin: `${scheme}://localhost:${port}`,
    received,
    responses,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function respond(
  routes: Readonly<Record<string, Route>>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { received, responses }: { received: PageRequest[]; responses: PageServer['responses'][number][] },
): Promise<void> {
  const request = await readRequest(incoming)
  received.push(request)
  const path = request.path.split('?')[0] ?? '/'
  const route = routes[`${request.method} ${path}`] ?? routes[path] ?? defaultResponse(request)
  const response = typeof route === 'function' ? await route(request) : route
  const {
    status = 200,
    headers,
    body = '',
    delayMs,
    drop,
    withoutCors,
  } = typeof response === 'string' ? { body: response } : response
  if (delayMs) await wait(delayMs)
  responses.push({ method: request.method, path: request.path, status: drop ? null : status })
  if (drop) return void incoming.socket.destroy()
  const type = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  outgoing.writeHead(status, { ...type, ...(withoutCors ? {} : cors(request)), ...headers })
  outgoing.end(body)
}

function defaultResponse({ method }: PageRequest): RouteResponse {
  if (method === 'OPTIONS') return { status: 204 }
  if (method !== 'PUT' && method !== 'POST') return { status: 404, body: 'Not found' }
  return { headers: { 'content-type': 'application/json; charset=utf-8' }, body: ACCEPTED_BODY }
}

/** Returns CORS headers that allow every origin and the requested headers. */
function cors({ headers }: PageRequest): Record<string, string> {
  const { origin } = headers
  if (origin === undefined) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, PUT, POST',
    'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
  }
}

async function readRequest(incoming: IncomingMessage): Promise<PageRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(incoming.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '')
  }
  return {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers,
    body: Buffer.concat(chunks),
  }
}
