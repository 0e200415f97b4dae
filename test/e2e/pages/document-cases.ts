/** Documents that send a publish, and the document URL that Goalkeeper must store for it. */
import { sending } from './capture-cases.ts'
import { testPage } from './in-page.ts'

/** A page that sends one publish, and the document URL that the capture must have. */
export interface DocumentCase {
  readonly name: string
  /** Returns the page's HTML for its origin. */
  readonly html: (origin: string) => string
  readonly headers?: Readonly<Record<string, string>>
  /** Statements that the main document runs once it is loaded, as in `CaptureCase`. */
  readonly send?: string
  /** Expected document URL, where `PAGE` and `OTHER` stand for the server's two origins. */
  readonly documentUrl: RegExp
  /** Expected page URL; defaults to `PAGE/`. */
  readonly pageUrl?: string
  /** Path of the publish; defaults to `/v1/context`. */
  readonly path?: string
  readonly top?: boolean
}

const plain = () => testPage()
const PUT = "{ method: 'PUT', body: text, headers }"

const script = (origin: string) =>
  `<script>${sending(`await fetch(url, ${PUT})`, `${origin}/v1/context`)}</script>`
const attribute = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const frame = (attributes: (origin: string) => string) => (origin: string) =>
  testPage(`<iframe ${attributes(origin)}></iframe>`)

export const documentCases: readonly DocumentCase[] = [
  {
    name: 'the first inline script',
    html: (origin) => testPage().replace('<script>', `${script(origin)}<script>`),
    documentUrl: /^PAGE\/$/,
    top: true,
  },
  {
    name: 'an about:blank frame, right after it is created',
    html: plain,
    send: `const frame = document.body.appendChild(document.createElement('iframe'))
      void frame.contentWindow.fetch(url, ${PUT})`,
    documentUrl: /^about:blank$/,
  },
  {
    name: 'XHR of an about:blank frame to a relative URL, right after it is created',
    html: plain,
    send: `const frame = document.body.appendChild(document.createElement('iframe'))
      const xhr = new frame.contentWindow.XMLHttpRequest()
      xhr.open('PUT', 'relative/context')
      xhr.send(text)`,
    documentUrl: /^about:blank$/,
    path: '/relative/context',
  },
  {
    name: 'beacon of an about:blank frame, right after it is created',
    html: plain,
    send: `const frame = document.body.appendChild(document.createElement('iframe'))
      frame.contentWindow.navigator.sendBeacon(url, text)`,
    documentUrl: /^about:blank$/,
  },
  {
    name: 'a frame that is removed right after the call',
    html: plain,
    send: `const frame = document.body.appendChild(document.createElement('iframe'))
      void frame.contentWindow.fetch(url, { ...${PUT}, keepalive: true }).catch(() => {})
      frame.remove()`,
    documentUrl: /^about:blank$/,
  },
  {
    name: 'a srcdoc frame',
    html: frame((origin) => `srcdoc="${attribute(script(origin))}"`),
    documentUrl: /^about:srcdoc$/,
  },
  {
    name: 'a srcdoc frame without an origin',
    html: frame((origin) => `sandbox="allow-scripts" srcdoc="${attribute(script(origin))}"`),
    documentUrl: /^about:srcdoc$/,
  },
  {
    name: 'a data: frame',
    html: frame((origin) => `src="data:text/html;charset=utf-8,${encodeURIComponent(script(origin))}"`),
    documentUrl: /^data:text\/html;/,
  },
  {
    name: 'a blob: frame',
    html: plain,
    send: `const content = '<script>' + ${JSON.stringify(sending(`await fetch(url, ${PUT})`, 'ADDRESS'))}.replace('ADDRESS', url) + '<' + '/script>'
      const frame = document.createElement('iframe')
      frame.src = URL.createObjectURL(new Blob([content], { type: 'text/html' }))
      document.body.append(frame)`,
    documentUrl: /^blob:PAGE\//,
  },
  {
    name: 'a frame of the same origin',
    html: frame(() => 'src="/frame"'),
    documentUrl: /^PAGE\/frame$/,
  },
  {
    name: 'a frame of another origin',
    html: frame((origin) => `src="${origin.replace('127.0.0.1', 'localhost')}/frame"`),
    documentUrl: /^OTHER\/frame$/,
  },
  {
    name: 'a frame without an origin',
    html: frame(() => 'sandbox="allow-scripts" src="/frame"'),
    documentUrl: /^PAGE\/frame$/,
  },
  {
    name: 'an empty window, right after it is opened',
    html: plain,
    send: `void window.open('about:blank').fetch(url, ${PUT})`,
    documentUrl: /^about:blank$/,
    pageUrl: 'about:blank',
    top: true,
  },
  {
    name: 'a page whose policy allows no scripts',
    html: plain,
    headers: { 'content-security-policy': "script-src 'none'; require-trusted-types-for 'script'" },
    send: `void fetch(url, ${PUT})`,
    documentUrl: /^PAGE\/$/,
    top: true,
  },
  {
    name: 'a page with a base element',
    html: () => testPage('', '<base href="/elsewhere/deep">'),
    send: `void fetch('v1/context', ${PUT})`,
    documentUrl: /^PAGE\/$/,
    path: '/elsewhere/v1/context',
    top: true,
  },
  {
    name: 'a page that changes its URL right after the call',
    html: plain,
    send: `history.pushState(null, '', '/at/that/time')
      void fetch('v1/context', ${PUT})
      history.pushState(null, '', '/later')`,
    documentUrl: /^PAGE\/at\/that\/time$/,
    pageUrl: 'PAGE/at/that/time',
    path: '/at/that/v1/context',
    top: true,
  },
  {
    name: 'a page that changes its URL while a Blob is read',
    html: plain,
    send: `history.pushState(null, '', '/at/that/time')
      void fetch('v1/context', { method: 'PUT', body: new Blob([text]), headers })
      history.pushState(null, '', '/later')`,
    documentUrl: /^PAGE\/at\/that\/time$/,
    pageUrl: 'PAGE/at/that/time',
    path: '/at/that/v1/context',
    top: true,
  },
  {
    name: 'a page that changes its URL between open() and send()',
    html: plain,
    send: `history.pushState(null, '', '/at/that/time')
      const xhr = new XMLHttpRequest()
      xhr.open('PUT', 'v1/context')
      history.pushState(null, '', '/later')
      xhr.send(text)`,
    documentUrl: /^PAGE\/later$/,
    pageUrl: 'PAGE/later',
    path: '/at/that/v1/context',
    top: true,
  },
]

/** Functions that publish to `number/context` while the page is unloading. */
const KEEPALIVE_FETCH =
  "(number) => void fetch(url.replace('v1', number), { method: 'PUT', body: text, headers, keepalive: true })"
const BYTES_FETCH = KEEPALIVE_FETCH.replace('body: text', 'body: bytes')
const BEACON = "(number) => void navigator.sendBeacon(url.replace('v1', number), text)"
const on = (type: string, call: string, number = 1) =>
  `${type === 'visibilitychange' ? 'document' : 'window'}.addEventListener('${type}', () => (${call})(${number}));`

/** Pages that publish while they unload: their event listeners, and the number of publishes they send. */
export const leavingCases: Readonly<Record<string, { readonly listen: string; readonly count: number }>> = {
  'fetch at beforeunload': { listen: on('beforeunload', KEEPALIVE_FETCH), count: 1 },
  'fetch at pagehide': { listen: on('pagehide', KEEPALIVE_FETCH), count: 1 },
  'fetch of bytes at pagehide': { listen: on('pagehide', BYTES_FETCH), count: 1 },
  'beacon at pagehide': { listen: on('pagehide', BEACON), count: 1 },
  'beacon at visibilitychange': { listen: on('visibilitychange', BEACON), count: 1 },
  'one publish per event until the page is gone': {
    listen:
      on('beforeunload', KEEPALIVE_FETCH) +
      on('pagehide', KEEPALIVE_FETCH, 2) +
      on('visibilitychange', BEACON, 3),
    count: 3,
  },
  'three publishes at pagehide': {
    listen: on('pagehide', KEEPALIVE_FETCH) + on('pagehide', BEACON, 2) + on('pagehide', BYTES_FETCH, 3),
    count: 3,
  },
  'one publish at a click that navigates, and one at pagehide': {
    listen: on('click', KEEPALIVE_FETCH) + on('pagehide', KEEPALIVE_FETCH, 2),
    count: 2,
  },
}
