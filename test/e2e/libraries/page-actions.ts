/** The actions of a compared page. They are stringified and run in the page, after the SDK and the library. */

/** Requests that a library makes through its own API. They resolve with anything that can be sent as JSON. */
interface Client {
  get(url: string): Promise<unknown>
  post(url: string, json: unknown): Promise<unknown>
  abort(url: string, signal: AbortSignal): Promise<unknown>
}

/** `window.library`, which the pages in `test/libraries/pages` set. */
interface Library {
  /** Everything that the library recorded in the page. */
  readonly records: readonly unknown[]
  readonly ready?: Promise<unknown>
  /** Runs the actions as the library's user would, for example in a span or a zone. */
  readonly run?: (actions: () => Promise<void>) => Promise<void>
  /** Clients by name. */
  readonly clients?: Readonly<Record<string, Client>>
  /** Makes the library send what it still holds. */
  readonly finish?: () => unknown
}

interface Context {
  ready(): Promise<unknown>
  track(name: string, properties: object): void
  publish(): Promise<void>
}

/** The globals of a compared page. */
interface LibraryPage {
  readonly library: Library
  readonly absmartly: {
    readonly SDK: new (options: object) => { createContext(params: object): Context }
  }
}

/** Result of one action: a value, or the properties of an error that a page can read. */
interface Outcome {
  readonly action: string
  readonly value?: unknown
  readonly thrown?: unknown
}

/** Input of the actions. */
export interface ActionOptions {
  /** Another origin, without a trailing slash. */
  readonly other: string
  /** Whether the browser reports a failed fetch without a handler, which some libraries prevent. */
  readonly reportsRejections: boolean
}

/** Returns a classic script that runs the actions, and sets `window.outcomes` at the end. */
export const actionsScript = (options: ActionOptions): string =>
  `(${String(pageActions)})(${JSON.stringify(options)}).then((outcomes) => {
    window.outcomes = outcomes
    dispatchEvent(new Event('outcomes'))
  })`

/**
 * A script that waits for the outcomes. It doesn't await the actions themselves, because the stack of an error names
 * whoever awaits the function that it is thrown in.
 */
export const OUTCOMES =
  "window.outcomes ?? new Promise((resolve) => addEventListener('outcomes', () => resolve(window.outcomes)))"

/** Runs every action, one after the other, and returns their outcomes. */
async function pageActions({ other, reportsRejections }: ActionOptions): Promise<Outcome[]> {
  const { library, absmartly } = globalThis as unknown as LibraryPage
  const outcomes: Outcome[] = []
  addEventListener('unhandledrejection', ({ reason }) => {
    outcomes.push({ action: 'unhandledrejection', thrown: described(reason) })
  })
  const described = (error: unknown) =>
    error instanceof Error
      ? { name: error.name, message: error.message, keys: Object.keys(error) }
      : String(error)
  const outcome = async (action: string, run: () => unknown) => {
    try {
      const value = await run()
      const read =
        value instanceof Response ? { status: value.status, text: await value.text() } : (value ?? null)
      outcomes.push({ action, value: read })
    } catch (error) {
      outcomes.push({ action, thrown: described(error) })
    }
  }
  /** Resolves once the server has received a request. Reads the response, because some libraries wait for its end. */
  const arrived = async (path: string) => (await fetch(`/arrived?${path}`)).text()
  /** Aborts a request once the server has received it. */
  const aborted = async (path: string, run: (signal: AbortSignal) => Promise<unknown>) => {
    const controller = new AbortController()
    const result = run(controller.signal)
    result.catch(() => {})
    await arrived(path)
    controller.abort()
    return result
  }
  const xhr = (method: string, url: string, body: string | null) =>
    new Promise((resolve) => {
      const request = new XMLHttpRequest()
      request.open(method, url)
      request.setRequestHeader('x-page', 'yes')
      const end = ({ type }: Event) => resolve({ type, status: request.status, text: request.responseText })
      request.addEventListener('loadend', end)
      request.send(body)
    })
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"price":19.99}' }

  const actions = async () => {
    await outcome('SDK', async () => {
      const sdk = new absmartly.SDK({
        endpoint: `${other}/v1`,
        apiKey: 'sdk-key-of-the-page',
        application: 'shop',
        environment: 'test',
      })
      const context = sdk.createContext({ units: { session_id: 'visitor' } })
      await context.ready()
      context.track('purchase', { price: 19.99 })
      return context.publish()
    })
    await outcome('fetch GET', () => fetch('/data?get'))
    await outcome('fetch POST', () => fetch('/data?post', post))
    await outcome('fetch Request', () => fetch(new Request(`${other}/data?request`, post)))
    await outcome('fetch mocked', () => fetch('/mocked'))
    await outcome('fetch failed', () => fetch(`${other}/without-cors?handled`))
    await outcome('XHR GET', () => xhr('GET', '/data?xhr', null))
    await outcome('XHR POST', () => xhr('POST', `${other}/data?xhr`, 'text'))
    await outcome('XHR failed', () => xhr('GET', `${other}/without-cors?xhr`, null))
    await outcome('beacon', async () => {
      const isQueued = navigator.sendBeacon('/data?beacon', 'left')
      await arrived('/data?beacon')
      return isQueued
    })
    await outcome('fetch aborted', () => aborted('/held?fetch', (signal) => fetch('/held?fetch', { signal })))
    for (const [name, client] of Object.entries(library.clients ?? {})) {
      await outcome(`${name} get`, () => client.get(`/data?${name}-get`))
      await outcome(`${name} post`, () => client.post(`${other}/data?${name}-post`, { price: 19.99 }))
      await outcome(`${name} missing`, () => client.get(`/missing?${name}`))
      await outcome(`${name} failed`, () => client.get(`${other}/without-cors?${name}`))
      const held = `/held?${name}`
      await outcome(`${name} aborted`, () => aborted(held, (signal) => client.abort(held, signal)))
    }
    const reported = new Promise((resolve) => addEventListener('unhandledrejection', resolve))
    void fetch(`${other}/without-cors?unhandled`)
    if (reportsRejections) await reported
  }
  await library.ready
  await (library.run ?? ((run) => run()))(actions)
  return outcomes
}
