/** Values without Goalkeeper. They prove that each group observes its subject. */
import { expect } from '@playwright/test'

import type { Observables } from './page-tools.ts'

const WRAPPED = {
  fetch: ['fetch', 1],
  'XMLHttpRequest.open': ['open', 2],
  'XMLHttpRequest.setRequestHeader': ['setRequestHeader', 2],
  'XMLHttpRequest.send': ['send', 0],
  sendBeacon: ['sendBeacon', 1],
} as const
const PLACES = [
  'the page',
  'a same-origin iframe',
  'an about:blank iframe',
  'a srcdoc iframe',
  'a blob iframe',
  'an empty window',
  'a same-origin window',
  'an iframe that is used at once',
]

const typeError = expect.objectContaining({ class: 'TypeError' })
const thrown = { threw: typeError }
const rejected = { rejected: typeError }
/** Firefox prints the body of a native function on a line of its own. */
const nativeCode = (name: string) =>
  expect.stringMatching(new RegExp(`^function ${name}\\(\\) \\{\\s+\\[native code\\]\\s+\\}$`))

/** Expects the same of each wrapped function in each document. */
function ofFunctions(what: string, expected: (name: string, label: string) => unknown): Observables {
  const rows = PLACES.flatMap((place) =>
    Object.entries(WRAPPED).map(([label, [name]]) => [
      `${label} in ${place}: ${what}`,
      expected(name, label),
    ]),
  )
  return Object.fromEntries(rows) as Observables
}

/** Expected without Goalkeeper, in both browsers. */
export const EXPECTED_VALUES: Observables = {
  ...ofFunctions('name and length', (_name, label) => WRAPPED[label as keyof typeof WRAPPED]),
  ...ofFunctions('descriptor', () => [
    { writable: true, enumerable: true, configurable: true },
    'undefined',
    'undefined',
  ]),
  ...ofFunctions('type', () => ['function', true, '[object Function]', true, true]),
  ...ofFunctions('flags', () => [true, false, false, true]),
  ...ofFunctions('source text', (name) => [...Array.from({ length: 8 }, () => nativeCode(name)), '{}']),
  ...ofFunctions('source text by Function.prototype.toString', nativeCode),
  ...ofFunctions('toString is inherited', () => true),
  // The page calls `Reflect.construct`, so the error is always its own.
  ...ofFunctions('called with new', () => ({
    threw: expect.objectContaining({ class: 'TypeError', realm: 'the page' }),
  })),
  ...ofFunctions('cloned', () => ({ threw: expect.objectContaining({ name: 'DataCloneError' }) })),
  ...ofFunctions('called on an object of another type', (_name, label) =>
    label === 'fetch' ? rejected : thrown,
  ),
  'the same function in every place that has it': [true, true, true, true, [0, 0]],
  'reachable functions: flags and source text': expect.objectContaining({
    'window.fetch': expect.stringContaining('111 function fetch() {'),
    'window.JSON.parse': expect.stringContaining('101 function parse() {'),
  }),
  'keys of window: at the first script': expect.arrayContaining(['fetch', 'XMLHttpRequest']),
  'document: attributes of the root element': ['lang'],
  'document: style sheets': [0, 0],
  'document: number of elements at the first script': 5,
  'document: resources at the first script': [],
  // The parser adds the nodes of the page.
  'events: those that the page has not caused': [
    'TITLE in HEAD',
    '#text in TITLE',
    'LINK in HEAD',
    'BODY in HTML',
    'P in BODY',
    '#text in P',
    'SCRIPT in BODY',
  ],
  'storage: keys': [[], []],
  'life of the document: step 1': ['first script', 'loading', 'SCRIPT', 3, ['lang'], expect.any(Number)],
  'fetch fails, an invalid URL: outcome': rejected,
  'fetch fails, an invalid URL: microtasks until it is settled': 1,
  'fetch fails, an unsafe port, publish: outcome': rejected,
  'fetch fails, no CORS headers, publish: outcome': rejected,
  'fetch fails, a getter that throws: outcome': {
    rejected: expect.objectContaining({ class: 'RangeError', message: 'no headers' }),
  },
  'fetch fails, an aborted signal: outcome': { rejected: expect.objectContaining({ name: 'AbortError' }) },
  'stack, three calls deep: frames of the page': expect.arrayContaining([
    expect.stringMatching(/nested.*observe\.js/),
  ]),
  'stack, three calls deep: frames of Goalkeeper': 0,
  'methods of Promise that a call uses': ['then 1', 'species'],
  'fetch of a srcdoc iframe: promise and error': [
    'a srcdoc iframe',
    expect.objectContaining({ class: 'TypeError', realm: 'a srcdoc iframe' }),
  ],
  'order around a publish': expect.arrayContaining(['body', 'microtask after method', 'resolved']),
  'rejections without a handler: event 1': ['unhandledrejection', 0, typeError, true, true],
  'rejections without a handler: event 5': ['unhandledrejection', 4, typeError, true, true],
  'rejections without a handler: event 6': ['unhandledrejection', 5, expect.anything(), true, true],
  'rejections without a handler: event 7': ['rejectionhandled', 0, typeError, false, true],
  'abort, once it has arrived, with a reason: order': [
    ['abort', true, { thrown: 'a reason' }],
    'microtask after abort',
    ['rejected', { thrown: 'a reason' }, true],
    'aborted',
  ],
  'reads, fetch with a proxy as init': expect.arrayContaining(['get body', 'get headers', 'get method']),
  'reads, fetch with an array with its own iterator as headers': expect.arrayContaining([
    expect.stringContaining('"status":200'),
  ]),
  'reads, caller of a getter': ['the function that calls fetch'],
  'fetch to /echo/v1/context with a string: received': {
    resolved: expect.stringMatching(/"method":"POST".*publishedAt/),
  },
  'sendBeacon to /echo/v1/context with FormData: received': expect.objectContaining({
    method: 'POST',
    body: expect.stringContaining('goals.json'),
  }),
  'XMLHttpRequest to /echo with a Uint8Array: received': {
    resolved: [200, expect.stringContaining('publishedAt')],
  },
  'fetch with a redirect: response': [
    expect.stringContaining('/echo/v1/context'),
    true,
    'basic',
    200,
    'OK',
    true,
    false,
  ],
  'XMLHttpRequest, publish: events': expect.arrayContaining([
    expect.stringMatching(/^upload load 1 (\d+)\/\1 true 0$/),
    expect.stringMatching(/^request load 4 .* true 200$/),
  ]),
  'XMLHttpRequest, timeout: events': expect.arrayContaining([expect.stringContaining('request timeout 4')]),
  'performance: number of entries': expect.any(Number),
  'performance: entry of performance-put': expect.arrayContaining(['resource', 'fetch', 200]),
  'a worker: functions': [
    ['fetch', nativeCode('fetch'), { writable: true, enumerable: true, configurable: true }],
    ['open', nativeCode('open'), { writable: true, enumerable: true, configurable: true }],
  ],
  'a service worker: what it sees of a publish': expect.objectContaining({ method: 'PUT', mode: 'cors' }),
  'fetch that the page deletes': [true, false],
  'fetch that the page freezes': [true, true, false, nativeCode('fetch'), { resolved: [200, 'basic'] }],
  'strict policy, fetch: violation': expect.arrayContaining(['connect-src', 'enforce']),
  'strict policy, innerHTML: outcome': thrown,
  'strict policy: allowed publish': { resolved: [200, 'basic'] },
  'isolated page: crossOriginIsolated': [true, 'function'],
}
