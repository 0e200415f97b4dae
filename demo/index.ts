/** The demo: a small shop that uses the real SDK, and a stand-in for the ABsmartly it talks to. Loopback only. */
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

/** Told of a request to the Web Console just before it is answered: a chance to change the registry between pages. */
type ConsoleRequestHook = (request: Pick<DemoRequest, 'method' | 'path' | 'query'>) => void

/** How to start the demo. Everything has a default. */
export interface DemoOptions {
  /** 0, the default, is any free port. */
  ports?: { shop: number; collector: number; console: number }
  /** Lists that take the place of the default workspace's. */
  registry?: Partial<RegistrySeed>
  /** The Web Console clamps `items` to this; 200 by default. */
  maxPageSize?: number
  /** The same as assigning it to the running demo. */
  onConsoleRequest?: ConsoleRequestHook | null
}

/** A running demo. The three servers are three origins, so CORS between shop and collector is real. */
export interface Demo {
  /** `http://localhost:<port>/` */
  shopUrl: string
  /** What the SDK gets as `endpoint`; ends in `/v1`. */
  collectorUrl: string
  /** What a person types into "Web Console URL": no `/v1`, no slash at the end. */
  consoleUrl: string
  /** API key of the Web Console that may do everything: `keys.console`. */
  consoleKey: string
  /** X-API-Key of the SDK: `keys.sdk`. */
  sdkKey: string
  /** All keys, those that lack a permission too. */
  keys: typeof keys
  /** Every request the collector and the console got, preflights too, in the order they arrived. */
  received: readonly ReceivedRequest[]
  /** Puts a rule in force until the returned function is called; the newest rule that fits a request counts. */
  misbehave: (rule: Misbehavior) => () => void
  /** Live: what is pushed in here is listed and known from then on. */
  registry: RegistrySeed
  /** Live: the goal events that were accepted, oldest first, for `POST /v1/events`. Tests may push more. */
  storedEvents: StoredEvent[]
  /**
   * Called before each request to the Web Console is answered, after a delay and unless the connection is dropped.
   * What it throws ends that connection. Null for none.
   */
  onConsoleRequest: ConsoleRequestHook | null
  /** Ends all three servers and every open connection. */
  stop: () => Promise<void>
}

/** Starts shop, collector and Web Console on 127.0.0.1. Rejects, with nothing left running, when a port is taken. */
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
    // One object, so that what a test assigns later is what the console's server calls.
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
