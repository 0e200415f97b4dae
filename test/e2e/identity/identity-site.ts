/** The site that both browsers visit. Its main page defines the groups in `observed/`. */
import { servePages, type PageRequest, type PageServer } from '../harness/page/page-server.ts'
import { testPage } from '../pages/in-page.ts'
import { logDocument } from './observed/document.ts'
import { GROUPS } from './observed/index.ts'
import { pageTools } from './page-tools.ts'

const JAVASCRIPT = { 'content-type': 'text/javascript' }
const STRICT_POLICY = [
  "default-src 'none'",
  "script-src 'nonce-test'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  'report-uri /reports',
].join('; ')
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
}

/** Starts the site. Routes that start with `/echo` respond with the server's account of the request. */
export async function startIdentitySite(): Promise<PageServer> {
  const waiting = new Map<string, (request: PageRequest) => void>()
  const note = (request: PageRequest) => {
    waiting.get(request.path)?.(request)
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(accountOf(request)) }
  }
  const site: PageServer = await servePages({
    '/': identityPage(),
    '/observe.js': { headers: JAVASCRIPT, body: scriptOf('/') },
    '/child': `<link rel="icon" href="data:,"><script>opener?.addEventListener && addEventListener('load', () => opener.postMessage('child loaded'))</script>`,
    '/strict': {
      headers: { 'content-security-policy': STRICT_POLICY },
      body: testPage(inline('/strict')).replaceAll('<script', '<script nonce="test"'),
    },
    '/isolated': { headers: ISOLATED, body: testPage(inline('/isolated')) },
    '/reports': note,
    '/echo': note,
    '/echo/v1/context': note,
    '/moved': { status: 307, headers: { location: '/echo/v1/context' } },
    '/file.txt': { headers: { 'content-type': 'text/plain' }, body: '"some text"' },
    '/closed/v1/context': { withoutCors: true, body: 'closed' },
    '/dropped/v1/context': { drop: true },
    // Responds only when the browser or the server closes the connection.
    '/hang/v1/context': (request) => new Promise(() => void note(request)),
    '/worker.js': { headers: JAVASCRIPT, body: `(${String(inWorker)})()` },
    '/service-worker/worker.js': { headers: JAVASCRIPT, body: `(${String(inServiceWorker)})()` },
    '/service-worker/page': testPage(),
    '/arrived': ({ path }) => {
      const wanted = new URLSearchParams(path.split('?')[1]).get('path') ?? ''
      const answer = (request: PageRequest) => JSON.stringify(accountOf(request))
      const found = site.received.find((request) => request.path === wanted)
      if (found) return answer(found)
      return new Promise((resolve) => waiting.set(wanted, (request) => resolve(answer(request))))
    },
  })
  return site
}

/** Returns a request as the server received it. The order of the headers is that on the wire. */
export function accountOf({ method, path, headers, body }: PageRequest): object {
  return { method, path, headers: Object.entries(headers), body: body.toString('latin1') }
}

function identityPage(): string {
  const log = `<script>(${String(logDocument)})()</script>`
  return testPage(`<p>Some text</p><script src="/observe.js"></script>`).replace('<meta', `${log}<meta`)
}

/** Returns the inline script of a page that defines `probe` and the page's `groups`. */
const inline = (path: keyof typeof GROUPS) => `<script>${scriptOf(path)}</script>`

function scriptOf(path: keyof typeof GROUPS): string {
  const members = Object.entries(GROUPS[path]).map(
    ([name, group]) => `${JSON.stringify(name)}: ${String(group)}`,
  )
  return `${pageTools()}\nconst groups = { ${members.join(',\n')} }`
}

/** Runs in a dedicated worker. Reports its functions, then sends requests. */
function inWorker(): void {
  const { fetch, XMLHttpRequest } = self
  const scope = (Reflect.get(self, 'WorkerGlobalScope') as { prototype: object }).prototype
  const describe = (owner: object, name: string) => {
    const { value, ...flags } = Reflect.getOwnPropertyDescriptor(owner, name) ?? {}
    return [name, String(value), flags]
  }
  const send = async () => {
    const response = await fetch('/echo/v1/context?worker-fetch', { method: 'PUT', body: '{}' })
    const error = await fetch('http://[').catch((reason) => String(reason))
    const xhr = new XMLHttpRequest()
    xhr.open('PUT', '/echo/v1/context?worker-xhr', false)
    xhr.send('{}')
    const report = {
      functions: [describe(scope, 'fetch'), describe(XMLHttpRequest.prototype, 'open')],
      'own functions': [Object.hasOwn(self, 'fetch'), fetch === Reflect.get(scope, 'fetch')],
      globals: Object.getOwnPropertyNames(self),
      answers: [await response.text(), error, xhr.responseText],
    }
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no target origin
    self.postMessage(report)
  }
  void send()
}

/** Runs in a service worker. Reports every request of its pages to them. */
function inServiceWorker(): void {
  interface FetchEventOfPage extends Event {
    readonly request: Request
    readonly clientId: string
    respondWith(response: Promise<Response>): void
  }
  self.addEventListener('fetch', (event) => {
    const { request, respondWith } = event as FetchEventOfPage
    if (!request.url.includes('/echo')) return
    const { method, mode, destination, credentials, redirect, referrer, keepalive } = request
    const answer = async () => {
      const seen = { method, mode, destination, credentials, redirect, referrer, keepalive }
      const headers = [...request.headers]
      return Response.json({ ...seen, headers, body: await request.text() })
    }
    respondWith.call(event, answer())
  })
}
