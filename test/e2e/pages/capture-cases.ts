/** Ways to send a publish, and the capture that Goalkeeper must store for each. */
import type { Body, Capture } from '../../../core/capture.ts'

export const API_KEY = 'sdk-key-0123456789-wxyz'
export const TEXT =
  '{"units":[{"type":"session_id","uid":"ab"}], "publishedAt" :1763900000001,"goals":[{"name":"目標 العربية é e\u0301 🎯👩‍🚀","achievedAt":1763900000000,"properties":{"precio €":"\\u0041","n":1.50,"\\n":null}}]}'

const HEADERS_SOURCE = `{ 'Content-Type': 'application/json', 'X-API-Key': '${API_KEY}', 'X-Agent': 'test' }`
const HEADERS = [
  ['Content-Type', 'application/json'],
  ['X-Agent', 'test'],
] as const
const LOWERCASE_HEADERS = [
  ['content-type', 'application/json'],
  ['x-agent', 'test'],
] as const

/** One way to send a publish, and how its stored capture differs from {@link DEFAULT_CAPTURE}. */
export interface CaptureCase {
  readonly name: string
  /** Statements that run in the page. `url` is absolute, `text` the publish, `bytes` its bytes, `headers` an object. */
  readonly send: string
  readonly stored?: Partial<ExpectedCapture>
}

/** A capture in the form that tests expect: its body as a string, its URL as a path. */
export interface ExpectedCapture extends Pick<Capture, 'transport' | 'method' | 'headers' | 'secrets'> {
  readonly path: string
  readonly encoding: Body['encoding']
  readonly text: string
  readonly bytes: number
  readonly truncated: boolean
  readonly why: string
  readonly refused: boolean
  readonly keepalive: boolean
}

const size = (text: string) => Buffer.byteLength(text)

/** The stored capture of a publish sent with `fetch` and an object of headers. */
export const DEFAULT_CAPTURE: ExpectedCapture = {
  transport: 'fetch',
  method: 'PUT',
  path: '/v1/context',
  headers: HEADERS,
  secrets: [['X-API-Key', 'wxyz']],
  encoding: 'text',
  text: TEXT,
  bytes: size(TEXT),
  truncated: false,
  why: '',
  refused: false,
  keepalive: false,
}

const BASE64 = { encoding: 'base64' } as const
const LOWER = { headers: LOWERCASE_HEADERS, secrets: [['x-api-key', 'wxyz']] } as const
/** Browsers convert header values to strings, so these are sent as "undefined" and "null". */
const STRINGIFIED_HEADERS = {
  headers: [...HEADERS, ['X-Application-Version', 'undefined'], ['X-Environment', 'null']],
} as const
const NO_HEADERS = { headers: [], secrets: [] } as const
const BEACON = { transport: 'beacon', method: 'POST', keepalive: true } as const
const NO_BODY = { encoding: 'none', why: 'absent', text: '', bytes: 0 } as const
const LOAD = { method: 'GET', path: '/v1/context?application=shop&environment=test', ...NO_BODY } as const
const MIB = 1024 * 1024

/** Statement that sends a body with `fetch`. */
const put = (body: string, more = '') => `await fetch(url, { method: 'PUT', headers, body: ${body}${more} })`
/** Statements that send a body with `XMLHttpRequest`. */
export const xhr = (body: string, sync = false) => `const xhr = new XMLHttpRequest()
  const done = new Promise((resolve) => { xhr.onloadend = resolve })
  xhr.open('put', url, ${!sync})
  for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value)
  xhr.send(${body})
  await done`

/** A body above the limit, and the part of it that is stored, cut at a whole character. */
const long = (character: string, count: number) => {
  const start = TEXT.slice(0, -1)
  const room = Math.floor((MIB - size(start)) / size(character))
  return {
    expression: `text.slice(0, -1) + '${character}'.repeat(${count}) + '}'`,
    text: start + character.repeat(room),
    bytes: size(TEXT) + size(character) * count,
  }
}
const ascii = long('x', MIB)
const emoji = long('🎯', MIB / 2)

export const captureCases: readonly CaptureCase[] = [
  { name: 'fetch of a string', send: put('text') },
  {
    name: 'fetch with keepalive',
    send: put('text', ', keepalive: true'),
    stored: { keepalive: true },
  },
  {
    name: 'fetch with a truthy keepalive',
    send: put('text', ", keepalive: 'no'"),
    stored: { keepalive: true },
  },
  {
    name: 'fetch of a Request with keepalive',
    send: "await fetch(new Request(url, { method: 'PUT', body: text, headers, keepalive: true }))",
    stored: { ...LOWER, keepalive: true },
  },
  {
    name: 'fetch of a Request whose keepalive the init turns off',
    send: "await fetch(new Request(url, { method: 'PUT', body: text, headers, keepalive: true }), { keepalive: false })",
    stored: LOWER,
  },
  {
    name: 'fetch of a URL object',
    send: "await fetch(new URL(url), { method: 'PUT', body: text, headers })",
  },
  {
    name: 'fetch with a lowercase method',
    send: "await fetch(url, { method: 'put', body: text, headers })",
  },
  {
    name: 'fetch with POST',
    send: "await fetch(url, { method: 'POST', body: text, headers })",
    stored: { method: 'POST' },
  },
  {
    name: 'fetch with Headers',
    send: "await fetch(url, { method: 'PUT', body: text, headers: new Headers(headers) })",
    stored: LOWER,
  },
  {
    name: 'fetch with a list of headers',
    send: "await fetch(url, { method: 'PUT', body: text, headers: Object.entries(headers) })",
  },
  {
    name: 'fetch with undefined and null header values',
    send: "await fetch(url, { method: 'PUT', body: text, headers: { ...headers, 'X-Application-Version': undefined, 'X-Environment': null } })",
    stored: STRINGIFIED_HEADERS,
  },
  {
    name: 'fetch without headers',
    send: "await fetch(url, { method: 'PUT', body: text })",
    stored: NO_HEADERS,
  },
  {
    name: 'fetch of a Request',
    send: "await fetch(new Request(url, { method: 'PUT', body: text, headers }))",
    stored: { ...LOWER },
  },
  {
    name: 'fetch of a Request whose body the init replaces',
    send: "await fetch(new Request(url, { method: 'POST', body: 'other', headers }), { method: 'PUT', body: text })",
    stored: LOWER,
  },
  { name: 'fetch of an ArrayBuffer', send: put('bytes.buffer') },
  {
    name: 'fetch of an ArrayBuffer that is overwritten right after the call',
    send: `const sending = fetch(url, { method: 'PUT', headers, body: bytes.buffer })
      bytes.fill(0)
      await sending`,
  },
  {
    name: 'fetch of a typed array',
    send: put("new TextEncoder().encode('##' + text).subarray(2)"),
  },
  { name: 'fetch of a DataView', send: put('new DataView(bytes.buffer)') },
  { name: 'fetch of a Blob', send: put('new Blob([text])') },
  {
    name: 'fetch of URLSearchParams',
    send: put("new URLSearchParams({ units: '🎯 +' })"),
    stored: { text: 'units=%F0%9F%8E%AF+%2B', bytes: 22 },
  },
  {
    name: 'fetch of form data',
    send: put('new FormData()'),
    stored: { encoding: 'none', why: 'formData', text: '', bytes: 0 },
  },
  {
    name: 'fetch of a stream',
    send: `${put('new Blob([text]).stream()', ", duplex: 'half'")}.catch(() => {})`,
    stored: { encoding: 'none', why: 'stream', text: '', bytes: 0 },
  },
  {
    name: 'fetch without a body',
    send: "await fetch(url, { method: 'PUT', headers })",
    stored: NO_BODY,
  },
  ...Object.entries({
    'fetch that loads a context': ['fetch(load)', NO_HEADERS],
    'fetch with an init that loads a context': ["fetch(load, { method: 'get', headers })", {}],
    'fetch of a Request that loads a context': ['fetch(new Request(load, { headers }))', LOWER],
    'fetch to a URL that loads a context': ['fetch(new URL(load), {})', NO_HEADERS],
    'XHR that loads a context': [
      `new Promise((resolve) => {
        const xhr = new XMLHttpRequest()
        xhr.onloadend = resolve
        xhr.open('get', load)
        xhr.setRequestHeader('X-Agent', 'test')
        xhr.send('a GET has no body')
      })`,
      { transport: 'xhr', headers: [['X-Agent', 'test']], secrets: [] },
    ],
  } as const).map(([name, [call, stored]]): CaptureCase => ({
    name,
    send: `const load = url + '?application=shop&environment=test'
      await ${call}`,
    stored: { ...LOAD, ...stored },
  })),
  {
    name: 'aborted fetch',
    send: "await fetch(url, { method: 'PUT', headers, body: text, signal: AbortSignal.abort() }).catch(() => {})",
  },
  {
    name: 'fetch to a port that refuses connections',
    send: "await fetch('http://127.0.0.1:1/v1/context', { method: 'PUT', headers, body: text }).catch(() => {})",
    stored: { path: 'http://127.0.0.1:1/v1/context' },
  },
  { name: 'XHR of a string', send: xhr('text'), stored: { transport: 'xhr' } },
  {
    name: 'XHR with undefined and null header values',
    send: `Object.assign(headers, { 'X-Application-Version': undefined, 'X-Environment': null })
      ${xhr('text')}`,
    stored: { ...STRINGIFIED_HEADERS, transport: 'xhr' },
  },
  { name: 'XHR of a Blob', send: xhr('new Blob([text])'), stored: { transport: 'xhr' } },
  { name: 'XHR of bytes', send: xhr('bytes'), stored: { transport: 'xhr' } },
  {
    name: 'synchronous XHR',
    send: xhr('text', true).replace('await done', ''),
    stored: { transport: 'xhr' },
  },
  {
    name: 'beacon of a string',
    send: 'navigator.sendBeacon(url, text)',
    stored: { ...BEACON, ...NO_HEADERS },
  },
  {
    name: 'beacon of a Blob to a URL object',
    send: "navigator.sendBeacon(new URL(url), new Blob([text], { type: 'application/json' }))",
    stored: { ...BEACON, ...NO_HEADERS },
  },
  {
    name: 'beacon that the browser refuses',
    send: "navigator.sendBeacon(url, text + ' '.repeat(65536))",
    stored: {
      ...BEACON,
      ...NO_HEADERS,
      refused: true,
      text: TEXT + ' '.repeat(65_536),
      bytes: size(TEXT) + 65_536,
    },
  },
  ...Object.entries({
    'a Request': ["new other.Request(url, { method: 'PUT', body: text, headers })", { ...LOWER }],
    Headers: ["url, { method: 'PUT', body: text, headers: new other.Headers(headers) }", LOWER],
    'a URL': ["new other.URL(url), { method: 'PUT', body: text, headers }", {}],
    'a Blob': ["url, { method: 'PUT', body: new other.Blob([text]), headers }", {}],
    bytes: ["url, { method: 'PUT', body: new other.TextEncoder().encode(text).buffer, headers }", {}],
  } as const).map(([what, [args, stored]]): CaptureCase => ({
    name: `fetch of ${what} created in a frame`,
    send: `const other = document.body.appendChild(document.createElement('iframe')).contentWindow
      await fetch(${args})`,
    stored,
  })),
  {
    name: 'a first-party path',
    send: "await fetch('/collect/e?x=1', { method: 'POST', body: text, headers })",
    stored: { method: 'POST', path: '/collect/e?x=1' },
  },
  {
    name: 'a batch',
    send: "await fetch(url + '/batch?a=b', { method: 'PUT', headers, body: '{\"requests\":[' + text + ']}' })",
    stored: {
      path: '/v1/context/batch?a=b',
      text: `{"requests":[${TEXT}]}`,
      bytes: size(TEXT) + 15,
    },
  },
  {
    name: 'a relative URL with a query and a fragment',
    send: "await fetch('v1/../v1/context?ü=1#x', { method: 'PUT', headers, body: text })",
    stored: { path: '/v1/context?%C3%BC=1#x' },
  },
  {
    name: 'a string above 1 MiB',
    send: put(ascii.expression),
    stored: { text: ascii.text, bytes: ascii.bytes, truncated: true },
  },
  {
    name: 'a string of multi-byte characters above 1 MiB',
    send: put(emoji.expression),
    stored: { text: emoji.text, bytes: emoji.bytes, truncated: true },
  },
  {
    name: 'a Blob above 1 MiB, with SDK headers',
    send: put(`new Blob([${ascii.expression}])`),
    stored: { ...BASE64, text: ascii.text, bytes: ascii.bytes, truncated: true },
  },
]

/** Wraps a case's statements in a script that defines `url`, `text`, `bytes` and `headers`. */
export const sending = (statements: string, url: string): string => `(async () => {
  const url = ${JSON.stringify(url)}
  const text = ${JSON.stringify(TEXT)}
  const bytes = new TextEncoder().encode(text)
  const headers = ${HEADERS_SOURCE}
  ${statements}
})()`
