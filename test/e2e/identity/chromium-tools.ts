/** Reads what Chromium tells the developer’s tools about a page, over the DevTools protocol. */
import type { CDPSession, ConsoleMessage, Page } from '@playwright/test'

import type { Observables } from './page-tools.ts'

const WRAPPED = [
  'fetch',
  'XMLHttpRequest.prototype.open',
  'XMLHttpRequest.prototype.setRequestHeader',
  'XMLHttpRequest.prototype.send',
  'navigator.sendBeacon',
]
const TARGETS = [
  'window',
  'document',
  'document.documentElement',
  'document.body',
  'navigator',
  'performance',
]
/** Calls by the kind of request. The lines are those of the script that makes them. */
const REQUESTS = {
  fetch: "fetch('/echo/v1/context?initiator', { method: 'PUT', body: '{}' })",
  XMLHttpRequest: "xhr.open('PUT', '/echo/v1/context?initiator'); xhr.send('{}')",
  sendBeacon: "navigator.sendBeacon('/echo/v1/context?initiator', '{}')",
}

interface Frame {
  readonly functionName: string
  readonly url: string
  readonly lineNumber: number
}

/** Observes the page that is shown. */
export async function observeChromiumTools(page: Page): Promise<Observables> {
  const cdp = await page.context().newCDPSession(page)
  try {
    return { ...(await values(cdp)), ...(await requests(cdp)), ...(await rejection(cdp)) }
  } finally {
    await cdp.detach()
  }
}

/** Collects console messages. `rows()` returns their texts with their positions. */
export function collectConsole(page: Page): { readonly rows: () => Observables } {
  const messages: ConsoleMessage[] = []
  page.on('console', (message) => messages.push(message))
  const rows = () => {
    const found: Record<string, string[]> = {}
    for (const message of messages) {
      const { url, lineNumber } = message.location()
      const key = `${message.type()} ${message.text()}`
      ;(found[`console: ${key}`] ??= []).push('message')
      ;(found[`position in the console: ${key}`] ??= []).push(`${url}:${lineNumber}`)
    }
    for (const list of Object.values(found)) list.sort((a, b) => (a < b ? -1 : 1))
    return found
  }
  return { rows }
}

async function values(cdp: CDPSession): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const evaluate = (expression: string) => cdp.send('Runtime.evaluate', { expression, generatePreview: true })
  for (const expression of WRAPPED) {
    const { result } = await evaluate(expression)
    const { type, subtype, className, description } = result
    seen[`DevTools, value of ${expression}`] = [type, subtype ?? null, className, description]
    const printed = await evaluate(`({ value: ${expression} })`)
    seen[`DevTools, preview of ${expression}`] = printed.result.preview?.properties
  }
  for (const expression of TARGETS) {
    const { result } = await evaluate(expression)
    const { listeners } = await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId ?? '' })
    // Sorted, since their order says which type of event had a listener in any world first.
    seen[`DevTools, listeners of ${expression}`] = listeners
      .map(({ type, useCapture, passive, once }) => `${type} ${useCapture} ${passive} ${once}`)
      .toSorted()
  }
  return seen
}

async function requests(cdp: CDPSession): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  await cdp.send('Network.enable')
  for (const [kind, call] of Object.entries(REQUESTS)) {
    const sent = new Promise<readonly Frame[]>((resolve) => {
      cdp.once('Network.requestWillBeSent', ({ initiator }) => resolve(initiator.stack?.callFrames ?? []))
    })
    const expression = `(function send() { const xhr = new XMLHttpRequest(); ${call} })()\n//# sourceURL=page.js`
    await cdp.send('Runtime.evaluate', { expression })
    Object.assign(seen, rowsOf(`DevTools, initiator of ${kind}`, await sent))
  }
  await cdp.send('Network.disable')
  return seen
}

/** A rejection of `fetch` without a handler, followed by one of the page that ends the wait. */
async function rejection(cdp: CDPSession): Promise<Observables> {
  await cdp.send('Runtime.enable')
  const seen: Record<string, unknown> = {}
  const ended = new Promise<void>((resolve) => {
    cdp.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, url, stackTrace, exception } }) => {
      if (exception?.value === 'last') return resolve()
      const name = 'DevTools, rejection without a handler'
      seen[`${name}: text`] = text
      seen[`${name}: address of its position`] = url ?? null
      Object.assign(seen, rowsOf(name, stackTrace?.callFrames ?? []))
    })
  })
  const expression = `void fetch('http://['); setTimeout(() => Promise.reject('last'))\n//# sourceURL=page.js`
  await cdp.send('Runtime.evaluate', { expression })
  await ended
  await cdp.send('Runtime.disable')
  return seen
}

function rowsOf(name: string, frames: readonly Frame[]): Observables {
  const isOurs = ({ url }: Frame) => url === 'goalkeeper-interceptor.js'
  return {
    [`${name}: frames of the page`]: frames
      .filter((frame) => !isOurs(frame))
      .map(({ functionName, url, lineNumber }) => [functionName, url, lineNumber]),
    [`${name}: frames of Goalkeeper`]: frames.filter(isOurs).length,
  }
}
