/**
 * Provides `inPage`, the helpers that every test page defines in its first inline script. They are stringified and run
 * in the page, so they use each other through `inPage` and nothing else in this module.
 */

import { breakBuiltins, spyOnBuiltins } from './builtins.ts'

/** Result of a call, with everything that a page can read from its error. */
type Outcome =
  | { readonly value: unknown }
  | { readonly status: number; readonly answer: string }
  | { readonly thrown: unknown }

const helpers = {
  functions,
  describe,
  outcome,
  attempt,
  publish,
  spyOnBuiltins,
  breakBuiltins,
  pageEvents,
  initialState,
}

declare global {
  /** Exists only in pages made by {@link testPage}. */
  const inPage: typeof helpers
}

/** Returns an HTML page that defines `inPage` before anything else. */
export function testPage(body = '', head = ''): string {
  const members = Object.entries(helpers).map(([name, helper]) => `${name}: ${String(helper)}`)
  const script = `const inPage = { ${members.join(',\n')} }; inPage.initialState(); inPage.pageEvents()`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><script>${script}</script><title>Test page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`
}

/** Returns the browser functions that Goalkeeper wraps: label, owner, name. */
function functions(): [label: string, owner: object, name: string][] {
  return [
    ['fetch', window, 'fetch'],
    ['open', XMLHttpRequest.prototype, 'open'],
    ['setRequestHeader', XMLHttpRequest.prototype, 'setRequestHeader'],
    ['send', XMLHttpRequest.prototype, 'send'],
    ['sendBeacon', Navigator.prototype, 'sendBeacon'],
  ]
}

/** Returns the properties of an error that a page can read, or any other value unchanged. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  return {
    class: error.constructor.name,
    name: error.name,
    message: error.message,
    code: error instanceof DOMException ? error.code : null,
    keys: Reflect.ownKeys(error).map(String),
  }
}

/** Runs an action and returns its result, whether it resolves, rejects or throws. */
async function outcome(action: () => unknown): Promise<Outcome> {
  try {
    const value = await action()
    return value instanceof Response
      ? { status: value.status, answer: await value.text() }
      : { value: value ?? null }
  } catch (error) {
    return { thrown: inPage.describe(error) }
  }
}

/** Like {@link outcome}, for a synchronous action. */
function attempt(action: () => unknown): Outcome {
  try {
    return { value: action() ?? null }
  } catch (error) {
    return { thrown: inPage.describe(error) }
  }
}

/** Returns the body of a publish. */
function publish(goal = 'purchase', properties: unknown = { price: 19.99 }): string {
  const goals = [{ name: goal, achievedAt: 1763900000000, properties }]
  return JSON.stringify({ units: [{ type: 'session_id', uid: 'abc' }], publishedAt: 1763900000001, goals })
}

/** Returns the recorded events and DOM changes that the page did not cause itself. The first call starts recording. */
function pageEvents(): string[] {
  const page = window as unknown as { recordedEvents?: string[] }
  if (page.recordedEvents) return page.recordedEvents
  const events: string[] = (page.recordedEvents = [])
  const ours = ['hello', 'listening', 'sighting', 'orphaned', 'captures', 'document', 'presence']
  const named = ours.flatMap((name) => [name, `goalkeeper:${name}`, `goalkeeper-${name}`])
  const wxt = ['bridge', 'interceptor'].flatMap((script) =>
    ['content-script-started', 'locationchange'].map((name) => `undefined:${script}:wxt:${name}`),
  )
  for (const type of ['message', 'messageerror', 'securitypolicyviolation', 'error', ...named, ...wxt]) {
    const note = (event: Event) => void events.push(`${type} on ${String(event.currentTarget)}`)
    window.addEventListener(type, note, true)
    document.addEventListener(type, note, true)
  }
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      for (const node of addedNodes) events.push(`${node.nodeName} in ${target.nodeName}`)
    }
  }).observe(document, { childList: true, subtree: true })
  return events
}

/** Returns the document and its globals as the page's first script found them. */
function initialState(): { html: string; globals: string[]; elements: number; resources: string[] } {
  const page = window as unknown as { recordedState?: ReturnType<typeof initialState> }
  if (page.recordedState) return page.recordedState
  const globals = Reflect.ownKeys(window).map(String)
  const resources = performance.getEntriesByType('resource').map(({ name }) => name)
  const state = {
    html: document.documentElement.outerHTML,
    globals,
    elements: document.querySelectorAll('*').length,
    resources,
  }
  page.recordedState = state
  return state
}
