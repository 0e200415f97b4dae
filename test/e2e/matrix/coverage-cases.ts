/** First half of the coverage table: ways to pass a publish to the browser. */
import { t } from '../harness/messages.ts'
import type { Cells, CoverageCase } from './coverage-case.ts'

const put = (body: string, more = '') =>
  `await read(fetch(url, { method: 'PUT', headers, body: ${body}${more} }))`
const xhr = (body: string) => `const xhr = new XMLHttpRequest()
  const done = new Promise((resolve) => { xhr.onloadend = resolve })
  xhr.open('PUT', url)
  for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value)
  xhr.send(${body})
  await done`

/** Cells of a publish that every source captures in full. */
export const ALL: Cells = { page: 'body', network: 'body, 200', devtools: 'body, 200', from: '' }
const both = (cells: Partial<Cells> = {}, firefox: Partial<Cells> = cells) => ({
  chromium: { ...ALL, ...cells },
  firefox: { ...ALL, ...firefox },
})
/** Chromium doesn't give extensions the bytes of a Blob. */
const BLOB = both({ network: 'no body, 200' }, {})

export const sendingCases: readonly CoverageCase[] = [
  { name: 'fetch of a string', run: put('text'), expected: both() },
  {
    name: 'fetch of a Request',
    run: "await read(fetch(new Request(url, { method: 'PUT', headers, body: text })))",
    expected: both({ network: 'no body, 200' }, {}),
    withoutPage: { chromium: { network: 'body, 200' } },
  },
  {
    name: 'fetch to a URL',
    run: "await read(fetch(new URL(url), { method: 'PUT', headers, body: text }))",
    expected: both(),
  },
  {
    name: 'fetch with Headers',
    run: "await read(fetch(url, { method: 'PUT', headers: new Headers(headers), body: text }))",
    expected: both(),
  },
  { name: 'fetch of an ArrayBuffer', run: put('bytes.buffer'), expected: both() },
  {
    name: 'fetch of a typed array',
    run: put("new TextEncoder().encode('##' + text).subarray(2)"),
    expected: both(),
  },
  { name: 'fetch of a Blob', run: put('new Blob([text])'), expected: BLOB },
  {
    name: 'fetch of URLSearchParams',
    run: put("new URLSearchParams({ units: '🎯' })"),
    unreadable: { chromium: t('problem.body.notJson'), firefox: t('problem.body.notJson') },
    expected: both(),
  },
  { name: 'fetch with keepalive', run: put('text', ', keepalive: true'), expected: both() },
  { name: 'XMLHttpRequest of a string', run: xhr('text'), expected: both() },
  { name: 'XMLHttpRequest of a Blob', run: xhr('new Blob([text])'), expected: BLOB },
  {
    name: 'sendBeacon of a string',
    run: 'navigator.sendBeacon(url, text)',
    expected: both(),
  },
  {
    name: 'sendBeacon of a Blob',
    run: "navigator.sendBeacon(url, new Blob([text], { type: 'application/json' }))",
    expected: both({ network: 'no body, 200' }, {}),
  },
  {
    name: 'gzip',
    run: `const packed = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
      await read(fetch(url, { method: 'PUT', headers: { ...headers, 'Content-Encoding': 'gzip' }, body: packed }))`,
    expected: both(),
  },
  {
    name: 'bytes that are no text',
    run: put('new Uint8Array([255, 254, 0, 127, 128])'),
    sent: '//4Af4A=',
    unreadable: { chromium: t('problem.body.notUtf8'), firefox: t('problem.body.notUtf8') },
    expected: both(),
  },
  {
    name: 'a renamed first-party path',
    path: 'collect/e',
    run: put('text'),
    expected: both({ network: '–' }),
  },
  {
    name: 'a server that answers 500',
    path: 'failing/context',
    run: put('text'),
    expected: both({ network: 'body, 500', devtools: 'body, 500' }),
  },
]
