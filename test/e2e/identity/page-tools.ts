/**
 * Provides `probe`, the functions that the groups in `observed/` share. They are stringified and run in the page, so
 * they use each other through `probe` and nothing else in this module.
 */

/** Values by the name of the observable, for example `sendBeacon in a srcdoc iframe: descriptor`. */
export type Observables = Readonly<Record<string, unknown>>

/** Addresses of the test's server, as in `PageServer`. */
export interface Site {
  readonly url: string
  readonly otherOrigin: string
}

/** Observes one kind of thing. Runs in the page. */
export type Group = (site: Site) => Observables | Promise<Observables>

/** Windows by name, to name the one that an error or a promise belongs to. */
type Realms = Readonly<Record<string, object>>

/** A wrapped function of one document. */
interface Wrapped {
  readonly it: (...args: unknown[]) => unknown
  readonly owner: object
  readonly name: string
  readonly realm: Window & typeof globalThis
  readonly realms: Realms
  /** Returns an object that the function can be called on. */
  readonly self: () => unknown
  /** Adds a row. */
  readonly note: (what: string, value: unknown) => void
}

/** A server's account of one request. See `identity-site.ts`. */
type Received = Readonly<Record<string, unknown>>

const tools = {
  errorOf,
  realmOf,
  call,
  attempt,
  framesOf,
  ticksUntil,
  arrived,
  eachFunction,
  openRealms,
  onceLoaded,
  bodies,
}

declare global {
  /** Exists only in the page of `identity-site.ts`. */
  const probe: typeof tools
}

/** Returns a script that defines `probe`. */
export function pageTools(): string {
  const members = Object.entries(tools).map(([name, tool]) => `${name}: ${String(tool)}`)
  return `const probe = { ${members.join(',\n')} }`
}

/** Returns everything that a page can read of an error, except for its stack. */
function errorOf(error: unknown, realms: Realms = { page: window }): unknown {
  const { constructor, name, message, code } = Object(error) as Error & { code?: unknown }
  if (typeof message !== 'string') return { thrown: String(error) }
  const keys = Reflect.ownKeys(error as object).map(String)
  return {
    class: constructor.name,
    realm: probe.realmOf(error, realms),
    name,
    message,
    code: code ?? null,
    keys,
  }
}

/** Returns the name of the window whose class an object is an instance of. */
function realmOf(value: unknown, realms: Realms = { page: window }): string {
  const { constructor } = Object(value) as { constructor: { name: string } }
  const found = Object.entries(realms).find(
    ([, realm]) => Reflect.get(realm, constructor.name) === constructor,
  )
  return found?.[0] ?? 'none of these windows'
}

/** Runs an action. Returns how it ended, with the error or the value. */
async function call(action: () => unknown, realms: Realms = { page: window }): Promise<unknown> {
  let result: unknown
  try {
    result = action()
  } catch (error) {
    return { threw: probe.errorOf(error, realms) }
  }
  if (Object.prototype.toString.call(result) !== '[object Promise]')
    return { returned: result ?? String(result) }
  try {
    const value: unknown = await result
    return { resolved: value instanceof Response ? [value.status, value.type] : (value ?? String(value)) }
  } catch (error) {
    return { rejected: probe.errorOf(error, realms) }
  }
}

/** Like {@link call}, for an action without a promise. The value is returned as a string. */
function attempt(action: () => unknown, realms?: Realms): unknown {
  try {
    return { returned: String(action()) }
  } catch (error) {
    return { threw: probe.errorOf(error, realms) }
  }
}

/**
 * Splits a stack into its heading, the frames of the page and those of extensions, from top to bottom. Firefox 153 names
 * no file for the script of an extension in the page's world.
 */
function framesOf(stack = ''): Readonly<Record<'heading' | 'page' | 'extension', readonly string[]>> {
  const lines = stack.split('\n')
  const frames = lines.filter((line) => /:\d+:\d+\)?$/.test(line))
  const isOurs = (line: string) => line.includes('goalkeeper-interceptor.js')
  return {
    heading: lines.slice(0, lines.indexOf(frames[0] ?? '')),
    page: frames.filter((line) => !isOurs(line)),
    extension: frames.filter(isOurs),
  }
}

/** Returns the number of microtasks until a promise is settled, or `more than 20` if that needs a task. */
async function ticksUntil(start: () => Promise<unknown>): Promise<number | string> {
  let isSettled = false
  const settle = () => {
    isSettled = true
  }
  start().then(settle, settle)
  for (let ticks = 0; ticks <= 20; ticks++) {
    if (isSettled) return ticks
    // Exactly one microtask.
    await Promise.resolve()
  }
  return 'more than 20'
}

/** Waits until the server has received a request for a path, and returns the server's account of it. */
async function arrived(path: string): Promise<Received> {
  const response = await fetch(`/arrived?path=${encodeURIComponent(path)}`)
  return (await response.json()) as Received
}

/** Runs an action for each function that Goalkeeper wraps, in a document of every kind. Returns the noted rows. */
async function eachFunction(observe: (wrapped: Wrapped) => void | Promise<void>): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const { realms, close } = await probe.openRealms()
  // The last one was made just now and has not been used yet.
  for (const [place, realm] of Object.entries(realms).toReversed()) {
    const opened = () => {
      const xhr = new realm.XMLHttpRequest()
      xhr.open('GET', 'data:,x')
      return xhr
    }
    const { prototype } = realm.XMLHttpRequest
    const functions: [label: string, owner: object, name: string, self: () => unknown][] = [
      ['fetch', realm, 'fetch', () => realm],
      ['XMLHttpRequest.open', prototype, 'open', () => new realm.XMLHttpRequest()],
      ['XMLHttpRequest.setRequestHeader', prototype, 'setRequestHeader', opened],
      ['XMLHttpRequest.send', prototype, 'send', opened],
      ['sendBeacon', realm.Navigator.prototype, 'sendBeacon', () => realm.navigator],
    ]
    for (const [label, owner, name, self] of functions) {
      const it = Reflect.get(owner, name) as Wrapped['it']
      const note = (what: string, value: unknown) => void (seen[`${label} in ${place}: ${what}`] = value)
      await observe({ it, owner, name, realm, realms, self, note })
    }
  }
  close()
  return seen
}

/** Resolves when a frame or window has loaded a document. */
function onceLoaded(target: EventTarget): Promise<void> {
  return new Promise((resolve) => target.addEventListener('load', () => resolve(), { once: true }))
}

/** Opens a document of every kind that a page can make. Returns their windows, and a function that removes them. */
async function openRealms(): Promise<{
  readonly realms: Readonly<Record<string, Window & typeof globalThis>>
  readonly close: () => void
}> {
  type Realm = Window & typeof globalThis
  const frames: HTMLIFrameElement[] = []
  const add = (set: (frame: HTMLIFrameElement) => void) => {
    const frame = document.createElement('iframe')
    set(frame)
    frames.push(frame)
    return frame
  }
  const loaded = async (set: (frame: HTMLIFrameElement) => void) => {
    const frame = add(set)
    const load = probe.onceLoaded(frame)
    document.body.append(frame)
    await load
    return frame.contentWindow as Realm
  }
  const sameOrigin = await loaded((frame) => (frame.src = '/child'))
  const blank = await loaded((frame) => (frame.src = 'about:blank'))
  const srcdoc = await loaded((frame) => (frame.srcdoc = '<p>srcdoc</p>'))
  const blob = await loaded(
    (frame) => (frame.src = URL.createObjectURL(new Blob(['<p>blob</p>'], { type: 'text/html' }))),
  )
  const popup = window.open('') as Realm
  const child = window.open('/child') as Realm
  await new Promise((resolve) => {
    window.addEventListener('message', ({ data }) => {
      if (data === 'child loaded') resolve(undefined)
    })
  })
  // Last, so that nothing awaits between making it and using it.
  const immediate = document.body.appendChild(add(() => {})).contentWindow as Realm
  const realms = {
    'the page': window,
    'a same-origin iframe': sameOrigin,
    'an about:blank iframe': blank,
    'a srcdoc iframe': srcdoc,
    'a blob iframe': blob,
    'an empty window': popup,
    'a same-origin window': child,
    'an iframe that is used at once': immediate,
  }
  const close = () => {
    for (const frame of frames) frame.remove()
    popup.close()
    child.close()
  }
  return { realms, close }
}

/** Returns functions that make a request body of every kind. */
function bodies(): Readonly<Record<string, () => BodyInit>> {
  const text = inPage.publish()
  const bytes = () => new TextEncoder().encode(text)
  const form = () => {
    const data = new FormData()
    data.append('text', 'a value')
    data.append('file', new File([text], 'goals.json', { type: 'application/json' }))
    return data
  }
  return {
    'a string': () => text,
    'an empty string': () => '',
    'a Blob': () => new Blob([text]),
    'a Blob with a type': () => new Blob([text], { type: 'application/json' }),
    'a File': () => new File([text], 'goals.json', { type: 'text/plain' }),
    FormData: form,
    URLSearchParams: () => new URLSearchParams({ a: '1', b: 'ü &' }),
    'an ArrayBuffer': () => bytes().buffer,
    'a Uint8Array': bytes,
    'a view of a part': () => bytes().subarray(3, 9),
    'a DataView': () => new DataView(bytes().buffer, 2, 5),
    'a detached buffer': () => {
      const buffer = bytes().buffer
      structuredClone(buffer, { transfer: [buffer] })
      return buffer
    },
  }
}
