/** Builds a page that uses the SDK as its README says: a classic script in the head, and the setup right after it. */

/** The page's calls of the SDK. */
export interface SdkUse {
  /** The constructor's options. */
  readonly options: {
    readonly endpoint: string
    readonly apiKey: string
    readonly application: string | { readonly name: string }
    readonly environment: string
  }
  readonly units: Readonly<Record<string, string>>
  readonly attributes: Readonly<Record<string, unknown>>
  /** Arguments of each `track()`. */
  readonly goals: readonly (readonly [name: string, details?: unknown])[]
}

interface Context {
  attributes(values: object): void
  track(name: string, details?: unknown): void
  ready(): Promise<unknown>
  publish(): Promise<void>
}

interface PageGlobals {
  readonly absmartly: {
    readonly SDK: new (options: object) => { createContext(params: object): Context }
  }
  /** State of the document when the goals were tracked. */
  trackedWhile: DocumentReadyState
}

/** Returns a page that loads `/sdk.js`, tracks while the document is loading, and publishes once the context is ready. */
export function sdkPage(use: SdkUse): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page with the SDK</title><link rel="icon" href="data:,"><script src="/sdk.js"></script><script>(${String(run)})(${JSON.stringify(use)})</script></head><body><h1>A page</h1></body></html>`
}

/** Stringified and run in the page, so it must not use anything else in this module. */
function run({ options, units, attributes, goals }: SdkUse): void {
  const page = globalThis as unknown as PageGlobals
  const context = new page.absmartly.SDK(options).createContext({ units })
  context.attributes(attributes)
  for (const goal of goals) context.track(...goal)
  page.trackedWhile = document.readyState
  void context.ready().then(() => context.publish())
}
