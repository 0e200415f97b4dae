/** A page with the real SDK that tracks one goal and, where its mode says so, leaves. */

/** What the page does. */
export interface LossPage {
  readonly endpoint: string
  readonly goal: string
  /** Properties of the goal; a text of so many characters. */
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

interface PageGlobals {
  readonly absmartly: {
    readonly SDK: new (options: object) => {
      createContext(params: object, options?: object): Context
      createContextWith(params: object, data: object, options?: object): Context
    }
  }
}

/** The page as HTML; it loads `/sdk.js`. */
export function lossPage(page: LossPage): string {
  const title = `Page ${page.goal.replace('goal-', '')}`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"><script src="/sdk.js"></script></head><body><h1>${title}</h1><script>(${String(run)})(${JSON.stringify(page)})</script></body></html>`
}

/** Turned into text: uses nothing else of this module. */
function run({ endpoint, goal, characters, data, refreshPeriod, publishDelay, after, next }: LossPage): void {
  const { absmartly } = globalThis as unknown as PageGlobals
  const sdk = new absmartly.SDK({
    endpoint,
    apiKey: 'key-0123456789',
    application: 'shop',
    environment: 'production',
  })
  const params = { units: { session_id: 'visitor-0001' } }
  const options = { publishDelay, refreshPeriod }
  const context = data ? sdk.createContextWith(params, data, options) : sdk.createContext(params, options)
  const ignore = () => {}
  void context.ready().then(() => {
    // SDK 1.5 takes numbers only, so what has to be long is many of them.
    const many = Object.fromEntries(
      Array.from({ length: Math.ceil(characters / 12) }, (_, index) => [`n${index}`, index]),
    )
    context.track(goal, characters > 0 ? many : { price: 19 })
    if (after === 'stay') return
    if (after === 'publish and leave') void context.publish().catch(ignore)
    location.href = next
  })
}
