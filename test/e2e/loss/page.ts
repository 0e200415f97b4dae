/** A page with real SDKs that tracks a goal with each and, where its mode says so, leaves. */

/** What the page does with each SDK. */
export interface LossPage {
  readonly title: string
  /** So many goals are published right before the goal, as long as it, each for itself. */
  readonly copies: number
  /** How long the properties of each goal are, about. */
  readonly characters: number
  /** The context is made of this; else it is loaded from the endpoint. */
  readonly data: object | null
  /** ms; 0 for never. */
  readonly refreshPeriod: number
  /** How long the SDK gathers goals, in ms. */
  readonly publishDelay: number
  /** After tracking: waits for the SDK's own timer, publishes and leaves, or leaves at once. */
  readonly after: 'stay' | 'publish and leave' | 'leave'
  readonly next: string
}

/** What differs between the SDKs of a page. */
export interface Tracking {
  readonly sdk: string
  readonly endpoint: string
  readonly goal: string
  /** How the copies are called, with a number behind. */
  readonly beside: string
  /** How long the SDK tries in all, in ms; 0 for as long as it does by itself. */
  readonly timeout: number
  /** Asked for when the SDK has given up the goal that was published after its copies. */
  readonly gaveUp: string
}

/** The experiment that every context of these tests has: enough for each SDK from 1.5.0 on. */
export const CONTEXT = {
  experiments: [
    {
      id: 1,
      name: 'exp_button',
      unitType: 'session_id',
      iteration: 1,
      seedHi: 3603515,
      seedLo: 233373850,
      split: [0.5, 0.5],
      trafficSeedHi: 449867249,
      trafficSeedLo: 455443629,
      trafficSplit: [0, 1],
      fullOnVariant: 0,
      applications: [{ name: 'shop' }],
      variants: [
        { name: 'A', config: null },
        { name: 'B', config: null },
      ],
      audience: null,
      audienceStrict: false,
      customFieldValues: null,
    },
  ],
}

interface Context {
  track(name: string, properties?: object): void
  ready(): Promise<unknown>
  publish(): Promise<void>
}

interface Sdk {
  readonly SDK: new (options: object) => {
    createContext(params: object, options?: object): Context
    createContextWith(params: object, data: object, options?: object): Context
  }
}

interface PageGlobals {
  /** By version. */
  readonly sdks: Readonly<Record<string, Sdk>>
}

/** All SDKs as one script, by the script of each version: each sets `window.absmartly`. */
export const sdkScript = (scripts: Readonly<Record<string, string>>): string =>
  Object.entries(scripts)
    .map(([sdk, script]) => `${script}\n;(self.sdks ??= {})['${sdk}'] = self.absmartly;`)
    .join('\n')

/** The page as HTML; it loads `/sdk.js`. */
export const lossPage = (page: LossPage, trackings: readonly Tracking[]): string =>
  html(page.title, '<script src="/sdk.js"></script>', run, { page, trackings })

/** The page after it as HTML. It publishes a goal: once that is listed, what was sent before it is, too. */
export const nextPage = (page: { readonly endpoint: string; readonly goal: string }): string =>
  html('Next', '', runNext, page)

const html = <Argument>(
  title: string,
  head: string,
  script: (argument: Argument) => void,
  argument: Argument,
): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">${head}</head><body><h1>${title}</h1><script>(${String(script)})(${JSON.stringify(argument)})</script></body></html>`

/** Turned into text, like the next one: uses nothing else of this module. */
function run({ page, trackings }: { page: LossPage; trackings: readonly Tracking[] }): void {
  const { sdks } = globalThis as unknown as PageGlobals
  const { data, publishDelay, refreshPeriod, copies, after } = page
  const params = { units: { session_id: 'visitor-0001' } }
  const ignore = () => {}
  // SDK 1.5 takes numbers only, so what has to be long is many of them.
  const many = Object.fromEntries(
    Array.from({ length: Math.ceil(page.characters / 12) }, (_, index) => [`n${index}`, index]),
  )
  const properties = page.characters > 0 ? many : { price: 19 }
  for (const { sdk: name, endpoint, goal, beside, timeout, gaveUp } of trackings) {
    const Sdk = sdks[name]?.SDK
    if (!Sdk) throw new Error(`There is no SDK ${name}.`)
    const sdk = new Sdk({
      endpoint,
      apiKey: 'key-0123456789',
      application: 'shop',
      environment: 'production',
      ...(timeout > 0 && { timeout }),
    })
    const options = { publishDelay, refreshPeriod }
    const context = data ? sdk.createContextWith(params, data, options) : sdk.createContext(params, options)
    void context.ready().then(() => {
      for (let copy = 1; copy <= copies; copy++) {
        context.track(`${beside} ${copy}`, properties)
        void context.publish().catch(ignore)
      }
      context.track(goal, properties)
      if (copies > 0) void context.publish().catch(() => fetch(gaveUp))
      if (after === 'publish and leave') void context.publish().catch(ignore)
      if (after !== 'stay') location.href = page.next
    })
  }
}

function runNext({ endpoint, goal }: { endpoint: string; goal: string }): void {
  const now = Date.now()
  const units = [{ type: 'session_id', uid: 'visitor-0001' }]
  const goals = [{ name: goal, achievedAt: now, properties: null }]
  const body = JSON.stringify({ publishedAt: now, units, hashed: true, goals })
  void fetch(`${endpoint}/context`, { method: 'PUT', body })
}
