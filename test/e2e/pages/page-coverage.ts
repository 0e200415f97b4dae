/** Changes that pages make to the browser's functions, and kinds of frames. All functions run in the page unless noted. */

/** Functions that a page saves between calls of the functions below. */
interface SavedFunctions {
  /** Goalkeeper's wrappers. */
  wrappers?: { fetch: typeof fetch; XMLHttpRequest: typeof XMLHttpRequest; send: XMLHttpRequest['send'] }
  /** A `fetch` without a wrapper. */
  native?: typeof fetch
}

declare global {
  interface Window {
    savedFunctions?: SavedFunctions
    frameToCount?: HTMLIFrameElement
    fetch: typeof fetch
    XMLHttpRequest: typeof XMLHttpRequest
  }
}

/** Saves Goalkeeper's wrappers for {@link restoreWrappers}. */
export function saveWrappers(): void {
  window.savedFunctions = { wrappers: { fetch, XMLHttpRequest, send: XMLHttpRequest.prototype.send } }
}

/** Restores the wrappers that {@link saveWrappers} saved. */
export function restoreWrappers(): void {
  const wrappers = window.savedFunctions?.wrappers
  if (!wrappers) throw new Error('No wrappers were saved.')
  const define = (name: string, value: unknown) =>
    Object.defineProperty(window, name, { value, writable: true, configurable: true, enumerable: true })
  define('fetch', wrappers.fetch)
  define('XMLHttpRequest', wrappers.XMLHttpRequest)
  XMLHttpRequest.prototype.send = wrappers.send
  Reflect.deleteProperty(navigator, 'sendBeacon')
}

/**
 * Ways to replace a wrapper with the browser's own function. The page takes the function from a frame that is still
 * loading, which has no wrapper yet (`docs/coverage.md`).
 */
export const replacements: Readonly<Record<string, () => void>> = {
  fetch: () => {
    const frame = document.createElement('iframe')
    frame.src = '/loading'
    document.body.append(frame)
    window.fetch = frame.contentWindow?.fetch as typeof fetch
  },
  'the fetch of a removed frame': () => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    window.fetch = frame.contentWindow?.fetch as typeof fetch
    frame.remove()
  },
  'a bound fetch': () => {
    const frame = document.createElement('iframe')
    frame.src = '/loading'
    document.body.append(frame)
    window.fetch = (frame.contentWindow as Window).fetch.bind(window)
  },
  'a getter for fetch': () => {
    const frame = document.createElement('iframe')
    frame.src = '/loading'
    document.body.append(frame)
    const native = frame.contentWindow?.fetch
    Object.defineProperty(window, 'fetch', { get: () => native, configurable: true })
  },
  'XMLHttpRequest.send': () => {
    const frame = document.createElement('iframe')
    frame.src = '/loading'
    document.body.append(frame)
    const native = (frame.contentWindow as Window).XMLHttpRequest.prototype.send
    XMLHttpRequest.prototype.send = native
  },
  'all of XMLHttpRequest': () => {
    const frame = document.createElement('iframe')
    frame.src = '/loading'
    document.body.append(frame)
    window.XMLHttpRequest = (frame.contentWindow as Window).XMLHttpRequest
  },
  'an own sendBeacon property': () => {
    const frame = document.createElement('iframe')
    frame.src = '/loading'
    document.body.append(frame)
    const { sendBeacon } = (frame.contentWindow as Window).navigator
    Object.assign(navigator, { sendBeacon })
  },
}

/** Wraps the functions in some of the ways that monitoring tools do. */
export function wrap(): void {
  const original = window.fetch.bind(window)
  const wrapped: typeof fetch = (...args) => original(...args)
  window.fetch = new Proxy(wrapped, {}).bind(window)
  window.XMLHttpRequest = class extends XMLHttpRequest {}
  const { send } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.send = function (...args) {
    return send.apply(this, args)
  }
  const beacon = navigator.sendBeacon.bind(navigator)
  navigator.sendBeacon = (...args) => beacon(...args)
}

/** Saves an unwrapped `fetch` in a variable of the page, and leaves `window.fetch` in place. */
export async function saveNativeFetch(): Promise<void> {
  const frame = document.createElement('iframe')
  frame.src = '/loading'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
  document.body.append(frame)
  const native = frame.contentWindow?.fetch as typeof fetch
  await loaded
  window.savedFunctions = { native }
}

/** Publishes a goal named after the path, with the saved `fetch` if there is one, and reads the response. */
export async function publishAndRead(path: string): Promise<void> {
  const { native = window.fetch } = window.savedFunctions ?? {}
  const response = await native.call(window, path, { method: 'PUT', body: inPage.publish(path) })
  await response.text()
}

/** Clears the resource timings, as monitoring tools do after reading them. */
export function clearTimings(): void {
  performance.clearResourceTimings()
}

export function addFrame(): void {
  window.frameToCount = document.body.appendChild(document.createElement('iframe'))
}

export function removeFrame(): void {
  window.frameToCount?.remove()
}

/** Kinds of frames by name, and the status line's text for a page that has them. */
export const FRAMES: Readonly<Record<string, string>> = {
  'same-origin': '2 of 2 frames',
  'other-origin': '2 of 2 frames',
  sandboxed: '2 of 2 frames',
  blank: '2 of 2 frames',
  'in-a-shadow-tree': '2 of 2 frames',
  'all-of-them': '6 of 6 frames',
  'without-scripts': '1 of 2 frames',
  'sandboxed-without-scripts': '1 of 2 frames',
}

/** Returns the HTML of the frames that the page URL's query names. Doesn't run in the page. */
export function framesOf(path: string, otherOrigin: string): string {
  const html: Readonly<Record<string, string>> = {
    'same-origin': '<iframe src="/frame"></iframe>',
    'other-origin': `<iframe src="${otherOrigin}/frame"></iframe>`,
    sandboxed: '<iframe sandbox="allow-scripts" src="/frame"></iframe>',
    blank: '<iframe></iframe>',
    'in-a-shadow-tree': `<div><template shadowrootmode="open"><iframe src="${otherOrigin}/frame"></iframe></template></div>`,
  }
  const special: Readonly<Record<string, string>> = {
    'all-of-them': Object.values(html).join(''),
    'without-scripts': '<iframe src="/scriptless"></iframe>',
    'sandboxed-without-scripts': '<iframe sandbox src="/frame"></iframe>',
  }
  const name = path.split('?')[1] ?? ''
  return { ...html, ...special }[name] ?? ''
}
