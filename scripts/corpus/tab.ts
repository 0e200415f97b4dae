/**
 * Simulates a tab that visits a shop: runs the SDK on each page, and records the requests that the SDK passes to
 * `fetch`.
 */
import type { Visit, VisitPage, VisitRequest } from '../../test/fixtures/corpus/visit'
import type { FakeClock } from './clock.ts'
import { assignmentsAnswer, contextAnswer, PUBLISHED, type Running } from './collector.ts'
import type { Dice } from './dice.ts'
import type { Context, LoadedSdk } from './sdk.ts'

/** A shop's front end. */
export interface Site {
  /** For example `https://www.nordholz.example`. */
  readonly origin: string
  /** The SDK's `endpoint`. If it starts with `/`, it is a path of the site itself. */
  readonly endpoint: string
  readonly application: string
  readonly environment: string
  readonly running: readonly Running[]
  readonly agent?: string
}

/** A visitor, as described to the SDK by the page. */
export interface Visitor {
  readonly units: Readonly<Record<string, string | number>>
  readonly attributes: Readonly<Record<string, unknown>>
}

/** How a request fails: with an HTTP status, or with the browser's name of an error. */
export type Failure = number | `net::${string}`

interface Init {
  readonly method: string
  readonly headers?: Readonly<Record<string, string | number>>
  readonly body?: string
  readonly keepalive?: boolean
}

type Sent = { -readonly [Key in keyof VisitRequest]: VisitRequest[Key] }

export class Tab {
  private readonly pages: VisitPage[] = []
  private readonly requests: Sent[] = []
  private nextFailures: Failure[] = []
  private context: Context | null = null
  readonly clock: FakeClock
  readonly dice: Dice
  private readonly sdk: LoadedSdk
  private readonly site: Site
  private readonly visitor: Visitor

  constructor(sdk: LoadedSdk, site: Site, visitor: Visitor, clock: FakeClock, dice: Dice) {
    this.sdk = sdk
    this.site = site
    this.visitor = visitor
    this.clock = clock
    this.dice = dice
  }

  /**
   * Opens a page, and waits until its context is ready. Before that, waits for the responses to requests of the
   * previous page.
   */
  async open(path: string, title: string): Promise<void> {
    await this.rest(150)
    this.clock.forget()
    this.pages.push({ url: this.site.origin + path, title, startedAt: this.clock.now })
    await this.rest(this.dice.between(90, 260))
    const { clock, dice, site, visitor } = this
    const { SDK } = this.sdk.evaluate({ clock, dice, fetch: this.fetch })
    const { endpoint, application, environment, agent } = site
    this.context = new SDK({
      endpoint,
      application,
      environment,
      apiKey: 'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA',
      ...(agent !== undefined && { agent }),
    }).createContext({ units: visitor.units })
    this.context.attributes(visitor.attributes)
    await this.rest(200)
    await this.context.ready()
  }

  /** Tracks a goal. `details` are properties or, up to SDK 1.2, one or two integers. */
  track(name: string, details?: unknown): void {
    this.here().track(name, details)
  }

  /** Reads the variant of an experiment, which exposes the visitor to it. */
  treat(experiment: string): void {
    this.here().treatment(experiment)
  }

  /** Waits for `ms`. */
  rest(ms: number): Promise<void> {
    return this.clock.pass(ms)
  }

  /** Waits as long as a visitor reads, thinks or scrolls: between `ms` and twice that time. */
  async dwell(ms: number): Promise<void> {
    await this.rest(ms + this.dice.between(0, ms))
  }

  /** Makes the next publishes fail, one for each of `failures`. */
  failNextPublishes(...failures: readonly Failure[]): void {
    this.nextFailures.push(...failures)
  }

  /** Returns the recorded visit, after waiting for the responses to all of its requests. */
  async visit(id: string, shop: string): Promise<Visit> {
    await this.rest(5000)
    const open = this.requests.find(({ outcome }) => outcome === null)
    if (open) throw new Error(`${id}: the request sent at ${open.at} has no response`)
    return { id, shop, sdk: this.sdk.version, pages: this.pages, requests: this.requests, labels: [] }
  }

  private here(): Context {
    if (!this.context) throw new Error('No page is open')
    return this.context
  }

  private readonly fetch = (address: string, { method, headers = {}, body, keepalive }: Init) => {
    const sent: Sent = {
      page: this.pages.length - 1,
      at: this.clock.now,
      method,
      url: new URL(address, this.pages.at(-1)?.url).href,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
      body: body ?? null,
      ...(keepalive && { keepalive }),
      outcome: null,
    }
    this.requests.push(sent)
    const failure = method === 'PUT' ? this.nextFailures.shift() : undefined
    return new Promise((resolve, reject) => {
      this.clock.setTimeout(
        () => {
          const { now: at } = this.clock
          if (typeof failure === 'string') {
            sent.outcome = { at, status: null, error: failure }
            reject(new TypeError('Failed to fetch'))
            return
          }
          const status = failure ?? 200
          const text = failure === undefined ? this.answer(method, body ?? '') : ''
          sent.outcome = { at, status }
          sent.answer = text
          resolve({
            ok: status < 300,
            status,
            statusText: '',
            json: () => Promise.resolve(JSON.parse(text)),
            text: () => Promise.resolve(text),
          })
        },
        this.dice.between(18, 95),
      )
    })
  }

  private answer(method: string, body: string): string {
    const { application, running } = this.site
    if (method === 'PUT') return PUBLISHED
    if (method === 'POST') return assignmentsAnswer(body, running, this.dice.uuid())
    return contextAnswer(application, running)
  }
}
