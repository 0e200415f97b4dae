/**
 * The demo: a small shop that uses the real SDK, and a stand-in for ABsmartly. All servers are reachable only from this
 * computer.
 */
import { collector } from './collector/index.ts'
import { webConsole } from './console/index.ts'
import type { StoredEvent } from './events.ts'
import { listen } from './http.ts'
import type { DemoRequest } from './exchange.ts'
import type { ReceivedRequest, RunningServer, ServerParts } from './http.ts'
import { keys } from './keys.ts'
import { MisbehaviorRules } from './misbehavior.ts'
import type { Misbehavior } from './misbehavior.ts'
import { blueMugRegistry } from './registry.ts'
import type { RegistrySeed } from './registry.ts'
import { shop } from './shop/index.ts'

export { storedEvent } from './events.ts'
export type { ReceivedRequest } from './http.ts'
export { keys } from './keys.ts'
export { experiment } from './registry/experiments.ts'
export { goalEntry } from './registry/goals.ts'
export { metric } from './registry/metrics.ts'
export { teams } from './registry/teams.ts'
export { jwt } from './tokens.ts'

/**
 * Called just before the Web Console responds to a request. Tests use it to change the registry between two pages of a
 * list.
 */
type ConsoleRequestHook = (request: Pick<DemoRequest, 'method' | 'path' | 'query'>) => void

/** Options of the demo. Each has a default. */
export interface DemoOptions {
  /** 0, the default, picks any free port. */
  ports?: { shop: number; collector: number; console: number }
  /** Lists that replace those of the default workspace. */
  registry?: Partial<RegistrySeed>
  /** Maximum page size of the Web Console; 200 by default. */
  maxPageSize?: number
  /** Initial value of the running demo's `onConsoleRequest`. */
  onConsoleRequest?: ConsoleRequestHook | null
}

/** A running demo. Its three servers have three origins, so CORS between shop and collector is real. */
export interface Demo {
  /** `http://localhost:<port>/` */
  shopUrl: string
  /** Value of the SDK's `endpoint`; ends in `/v1`. */
  collectorUrl: string
  /** Value for the field "Web Console URL", without `/v1` and without a trailing slash. */
  consoleUrl: string
  /** Web Console API key with every permission: `keys.console`. */
  consoleKey: string
  /** X-API-Key of the SDK: `keys.sdk`. */
  sdkKey: string
  /** All keys, including those that lack a permission. */
  keys: typeof keys
  /** Every request to the collector and the console, preflights included, in order of arrival. */
  received: readonly ReceivedRequest[]
  /**
   * Adds a misbehavior rule, and returns a function that removes it. The newest rule that matches a request applies.
   */
  misbehave: (rule: Misbehavior) => () => void
  /** Live: the Web Console lists an entry that a test pushes here, and the collector knows it, immediately. */
  registry: RegistrySeed
  /**
   * Live: the goal events that the collector has accepted, oldest first. `POST /v1/events` returns them. Tests may push
   * more.
   */
  storedEvents: StoredEvent[]
  /**
   * Called before the Web Console responds to a request: after the delay of a misbehavior rule, and not when a rule
   * drops the connection. When the function throws, the connection is closed. Null for no function.
   */
  onConsoleRequest: ConsoleRequestHook | null
  /** Stops all three servers and closes every open connection. */
  stop: () => Promise<void>
}

/** Starts shop, collector and Web Console on 127.0.0.1. When a port is taken, it stops all of them and rejects. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const ports = options.ports ?? { shop: 0, collector: 0, console: 0 }
  const registry = { ...blueMugRegistry(), ...options.registry }
  const misbehaviors = new MisbehaviorRules()
  const received: ReceivedRequest[] = []
  const storedEvents: StoredEvent[] = []
  const running: RunningServer[] = []
  const stop = async () => void (await Promise.all(running.map((server) => server.stop())))
  const start = async (parts: ServerParts, port: number) => {
    const server = await listen(parts, port)
    running.push(server)
    return `http://localhost:${server.port}`
  }
  const hooks: Pick<Demo, 'onConsoleRequest'> = { onConsoleRequest: options.onConsoleRequest ?? null }
  const observed = (server: ReceivedRequest['server'], parts: ServerParts): ServerParts => ({
    ...parts,
    record: (request, path) => recordIn(received, server, request, path),
    misbehaviorFor: (request) => misbehaviors.take(server, request),
  })

  try {
    const maxPageSize = options.maxPageSize ?? 200
    const collectorOrigin = await start(
      observed('collector', collector(registry, storedEvents)),
      ports.collector,
    )
    const parts = webConsole({ registry, events: storedEvents, maxPageSize })
    const handle: ServerParts['handle'] = (request) => {
      hooks.onConsoleRequest?.(request)
      return parts.handle(request)
    }
    const consoleUrl = await start(observed('console', { ...parts, handle }), ports.console)
    const collectorUrl = `${collectorOrigin}/v1`
    const settings = { collectorUrl, sdkKey: keys.sdk }
    const shopOrigin = await start(
      shop(settings, (rule) => misbehaviors.add(rule)),
      ports.shop,
    )
    const rest: Omit<Demo, keyof typeof hooks> = {
      shopUrl: `${shopOrigin}/`,
      collectorUrl,
      consoleUrl,
      consoleKey: keys.console,
      sdkKey: keys.sdk,
      keys,
      received,
      misbehave: (rule) => misbehaviors.add(rule),
      registry,
      storedEvents,
      stop,
    }
    // Extends `hooks` instead of copying it, so that the Web Console calls the hook that a test assigns later.
    return Object.assign(hooks, rest)
  } catch (error) {
    await stop()
    throw error
  }
}

function recordIn(
  received: ReceivedRequest[],
  server: ReceivedRequest['server'],
  { method, headers, body }: DemoRequest,
  path: string,
): ReceivedRequest {
  const request: ReceivedRequest = {
    server,
    at: Date.now(),
    method,
    path,
    headers,
    body,
    status: null,
    response: '',
  }
  received.push(request)
  return request
}
