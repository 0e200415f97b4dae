/**
 * The small HTTP server under the shop, the collector and the Web Console: it reads a request whole, asks a pure
 * handler for the answer, and lets a misbehaviour spoil that answer on its way out.
 */
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

import type { HttpResponse, DemoRequest } from './exchange.ts'
import type { Misbehavior } from './misbehavior.ts'

/** One request as the tests see it; `status` stays null until an answer was delivered, forever if it never is. */
export interface ReceivedRequest {
  server: 'collector' | 'console'
  /** When it had arrived whole, in ms since the epoch. */
  at: number
  method: string
  /** Path with query, as sent. */
  path: string
  headers: Readonly<Record<string, string>>
  body: string
  status: number | null
  response: string
}

/** What one server of the demo is made of. */
export interface ServerParts {
  handle: (request: DemoRequest) => HttpResponse
  /** Headers of every answer, spoilt ones too: without CORS headers a page could not see a 500 as a 500. */
  alwaysHeaders?: (request: DemoRequest) => Record<string, string>
  /** The body that server sends with an error status of its own, for misbehaviours that name only a status. */
  errorBody?: (status: number) => string
  /** Told of every request before it is answered; may keep the answer's status and body up to date. */
  record?: (request: DemoRequest, pathAndQuery: string) => Pick<ReceivedRequest, 'status' | 'response'>
  misbehaviorFor?: (request: DemoRequest) => Misbehavior | undefined
  /** Told of every answer that goes out, as it goes out, spoilt ones too; not of a connection that is dropped. */
  responded?: (request: DemoRequest, response: HttpResponse) => void
}

/** A server that listens. */
export interface RunningServer {
  port: number
  stop: () => Promise<void>
}

/** Longest body read; far above the 64 KiB a page may send with `keepalive`. */
const MAX_BODY_BYTES = 8 * 1024 * 1024

/**
 * Starts a server on 127.0.0.1.
 *
 * @param port 0 for any free port. Rejects with Node's own error (`code: 'EADDRINUSE'`, `port`) when it is taken.
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

/** An answer that is a web page. */
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

/** An answer of JSON. */
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
  // The caller may have given up meanwhile: then nothing was answered, and the record keeps saying so.
  if (rule?.drop || outgoing.destroyed) {
    incoming.socket.destroy()
    return
  }

  const response = rule ? spoil(parts.handle(request), rule, parts.errorBody) : parts.handle(request)
  if (entry) {
    entry.status = response.status
    entry.response = response.body
  }
  parts.responded?.(request, response)
  outgoing.writeHead(response.status, { ...parts.alwaysHeaders?.(request), ...response.headers })
  outgoing.end(request.method === 'HEAD' ? undefined : response.body)
}

/** Each field of the rule replaces that part of the honest answer, so `{ body: '' }` alone is "200 and empty". */
function spoil(honest: HttpResponse, rule: Misbehavior, errorBody: ServerParts['errorBody']): HttpResponse {
  const status = rule.status ?? (rule.redirectTo ? 302 : honest.status)
  const ownError = rule.status !== undefined && rule.status >= 400 ? errorBody?.(rule.status) : undefined
  return {
    status,
    headers: {
      ...honest.headers,
      ...(rule.contentType ? { 'content-type': rule.contentType } : {}),
      ...(rule.redirectTo ? { location: rule.redirectTo } : {}),
      // In lower case, as the demo's own are: a header must not go out twice in two spellings.
      ...lowerCased(rule.headers),
    },
    // A status of 204 or 304 has no body at all, and Node would refuse to send one.
    body: status === 204 || status === 304 ? '' : (bodyFrom(rule) ?? ownError ?? honest.body),
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
