/** Builds a page that tracks a goal with each of several real SDKs and, in some modes, navigates away. */

/** The page's actions with each SDK. */
export interface LossPage {
  readonly title: string
  /** Number of goals of the same size to publish right before the goal, each in a publish of its own. */
  readonly copies: number
  /** Approximate length of each goal's properties, in characters of JSON. */
  readonly characters: number
  /** Data to create the context from; null loads it from the endpoint. */
  readonly data: object | null
  /** In ms; 0 turns refreshing off. */
  readonly refreshPeriod: number
  /** How long the SDK collects goals before it publishes, in ms. */
  readonly publishDelay: number
  /** Behavior after tracking: the page waits for the SDK's timer, publishes and leaves, or leaves at once. */
  readonly after: 'stay' | 'publish and leave' | 'leave'
  readonly next: string
}

/** Settings of one SDK on a page. */
export interface Tracking {
  readonly sdk: string
  readonly endpoint: string
  readonly goal: string
  /** Start of the copies' names; a number follows. */
  readonly copyGoal: string
  /** The SDK's total timeout in ms; 0 keeps its default. */
  readonly timeout: number
  /** URL to request when the SDK gives up on the goal after its copies. */
  readonly gaveUpUrl: string
}

/** Context data with one experiment, complete enough for every SDK from 1.5.0 on. */
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
  /** SDKs by version. */
  readonly sdks: Readonly<Record<string, Sdk>>
}

/** Joins the scripts of all SDK versions. Each script sets `window.absmartly`. */
export const sdkScript = (scripts: Readonly<Record<string, string>>): string =>
  Object.entries(scripts)
    .map(([sdk, script]) => `${script}\n;(self.sdks ??= {})['${sdk}'] = self.absmartly;`)
    .join('\n')

/** Returns the page as HTML. It loads `/sdk.js`. */
export const lossPage = (page: LossPage, trackings: readonly Tracking[]): string =>
  html(page.title, '<script src="/sdk.js"></script>', run, { page, trackings })

/** Returns the next page as HTML. It publishes a goal. Once that goal is listed, so is everything sent before it. */
export const nextPage = (page: { readonly endpoint: string; readonly goal: string }): string =>
  html('Next', '', runNext, page)

const html = <Argument>(
  title: string,
  head: string,
  script: (argument: Argument) => void,
  argument: Argument,
): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">${head}</head><body><h1>${title}</h1><script>(${String(script)})(${JSON.stringify(argument)})</script></body></html>`

/** Stringified and run in the page, like {@link runNext}, so it must not use anything else in this module. */
function run({ page, trackings }: { page: LossPage; trackings: readonly Tracking[] }): void {
  const { sdks } = globalThis as unknown as PageGlobals
  const { data, publishDelay, refreshPeriod, copies, after } = page
  const params = { units: { session_id: 'visitor-0001' } }
  const ignore = () => {}
  // SDK 1.5 accepts numbers only, so the properties consist of many numbers.
  const numbers = Object.fromEntries(
    Array.from({ length: Math.ceil(page.characters / 12) }, (_, index) => [`n${index}`, index]),
  )
  const properties = page.characters > 0 ? numbers : { price: 19 }
  for (const { sdk: name, endpoint, goal, copyGoal, timeout, gaveUpUrl } of trackings) {
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
        context.track(`${copyGoal} ${copy}`, properties)
        void context.publish().catch(ignore)
      }
      context.track(goal, properties)
      if (copies > 0) void context.publish().catch(() => fetch(gaveUpUrl))
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
