/**
 * The small HTTP server that the shop, the collector and the Web Console share. It reads a whole request, gets the
 * response from a handler, and changes the response when a misbehavior rule matches.
 */
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

import type { HttpResponse, DemoRequest } from './exchange.ts'
import type { Misbehavior } from './misbehavior.ts'

/** One request as tests see it. `status` is null until a response is sent, and stays null when none ever is. */
export interface ReceivedRequest {
  server: 'collector' | 'console'
  /** Time when the complete request had arrived, in ms since the epoch. */
  at: number
  method: string
  /** Path with query, as sent. */
  path: string
  headers: Readonly<Record<string, string>>
  body: string
  status: number | null
  response: string
}

/** Handlers and hooks of one server of the demo. */
export interface ServerParts {
  handle: (request: DemoRequest) => HttpResponse
  /**
   * Headers of every response, including those that a rule has changed. Without CORS headers, pages couldn't read a
   * status of 500.
   */
  alwaysHeaders?: (request: DemoRequest) => Record<string, string>
  /** Returns the server's body for an error status, for misbehavior rules that set only a status. */
  errorBody?: (status: number) => string
  /**
   * Called with every request before the response is created. The server sets the status and body of the response on
   * the returned object.
   */
  record?: (request: DemoRequest, pathAndQuery: string) => Pick<ReceivedRequest, 'status' | 'response'>
  misbehaviorFor?: (request: DemoRequest) => Misbehavior | undefined
  /**
   * Called with every response when it is sent, including those that a rule has changed. Not called for a dropped
   * connection.
   */
  responded?: (request: DemoRequest, response: HttpResponse) => void
}

/** A listening server. */
export interface RunningServer {
  port: number
  stop: () => Promise<void>
}

/** Maximum size of a request body, far above the 64 KiB a page may send with `keepalive`. */
const MAX_BODY_BYTES = 8 * 1024 * 1024

/**
 * Starts a server on 127.0.0.1.
 *
 * @param port 0 for any free port
 * @throws Node's own error (`code: 'EADDRINUSE'`, `port`) when the port is taken
 */
export async function listen(parts: ServerParts, port: number): Promise<RunningServer> {
  const stopping = new AbortController()
  const server = createServer((incoming, outgoing) => {
    serve(parts, incoming, outgoing, stopping.signal).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      stopping.abort()
      return close(server)
    },
  }
}

/** Creates an HTML response. */
export function html(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body,
  }
}

/** Creates a JSON response. */
export function json(status: number, value: unknown): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()))
    server.closeAllConnections()
  })
}

async function serve(
  parts: ServerParts,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  stopping: AbortSignal,
): Promise<void> {
  const target = incoming.url ?? '/'
  const url = new URL(target, 'http://127.0.0.1')
  const request: DemoRequest = {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: headersOf(incoming),
    body: await bodyOf(incoming),
  }
  const entry = parts.record?.(request, target)
  const rule = parts.misbehaviorFor?.(request)

  if (rule?.delayMs) await wait(rule.delayMs, undefined, { signal: stopping })
  // The caller may have disconnected during the delay. Nothing is sent then, and the recorded status stays null.
  if (rule?.drop || outgoing.destroyed) {
    incoming.socket.destroy()
    return
  }

  const response = rule ? applyRule(parts.handle(request), rule, parts.errorBody) : parts.handle(request)
  if (entry) {
    entry.status = response.status
    entry.response = response.body
  }
  parts.responded?.(request, response)
  outgoing.writeHead(response.status, { ...parts.alwaysHeaders?.(request), ...response.headers })
  outgoing.end(request.method === 'HEAD' ? undefined : response.body)
}

/**
 * Changes a regular response. Each field of the rule replaces one part, so a rule with only `{ body: '' }` leads to an
 * empty 200.
 */
function applyRule(
  regular: HttpResponse,
  rule: Misbehavior,
  errorBody: ServerParts['errorBody'],
): HttpResponse {
  const status = rule.status ?? (rule.redirectTo ? 302 : regular.status)
  const ownError = rule.status !== undefined && rule.status >= 400 ? errorBody?.(rule.status) : undefined
  return {
    status,
    headers: {
      ...regular.headers,
      ...(rule.contentType ? { 'content-type': rule.contentType } : {}),
      ...(rule.redirectTo ? { location: rule.redirectTo } : {}),
      // The names are in lower case, like those of the demo's own headers. Otherwise, a header could be sent in two
      // spellings.
      ...lowerCased(rule.headers),
    },
    // Responses with 204 and 304 have no body, and Node would refuse to send one.
    body: status === 204 || status === 304 ? '' : (bodyFrom(rule) ?? ownError ?? regular.body),
  }
}

function bodyFrom({ body }: Misbehavior): string | undefined {
  return typeof body === 'function' ? body() : body
}

function lowerCased(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
}

function headersOf(incoming: IncomingMessage): Record<string, string> {
  const entries = Object.entries(incoming.headers).map(([name, value]) => [
    name,
    [value ?? ''].flat().join(', '),
  ])
  return Object.fromEntries(entries) as Record<string, string>
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw new Error('body too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
