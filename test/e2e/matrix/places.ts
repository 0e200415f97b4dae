/** Second half of the coverage table: contexts that a publish can come from. */
import { t } from '../harness/messages.ts'
import { ALL } from './coverage-cases.ts'
import { type Cells, type CoverageCase, inPage, type CaseSite } from './coverage-case.ts'

const PUT = "await read(fetch(url, { method: 'PUT', headers, body: text }))"
const script = (site: CaseSite) => `<script>${inPage(PUT, site)}</script>`
const attribute = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const frame = (attributes: (site: CaseSite) => string) => (site: CaseSite) =>
  `<!doctype html><meta charset="utf-8"><title>Frame</title><iframe ${attributes(site)}></iframe>`
const frameFile = (site: CaseSite) => ({ frame: `<!doctype html><meta charset="utf-8">${script(site)}` })
const javascript = (body: string) => ({ headers: { 'content-type': 'text/javascript; charset=utf-8' }, body })
const both = (cells: Partial<Cells> = {}, firefox: Partial<Cells> = cells) => ({
  chromium: { ...ALL, ...cells },
  firefox: { ...ALL, ...firefox },
})
const WORKER = { page: '–', from: t('panel.from.worker') }
const SHARED = { page: '–', from: t('panel.from.sharedWorker') }
const publishing = (site: CaseSite) => javascript(inPage(PUT, site))

export const placeCases: readonly CoverageCase[] = [
  {
    name: 'a frame of the same origin',
    html: frame(() => 'src="frame"'),
    files: frameFile,
    expected: both({ from: '127.0.0.1/a-frame-of-the-same-origin/frame' }),
  },
  {
    name: 'a frame of another origin',
    html: frame(({ otherBase }) => `src="${otherBase}frame"`),
    files: frameFile,
    expected: both({ from: 'localhost/a-frame-of-another-origin/frame' }),
  },
  {
    name: 'a sandboxed frame',
    html: frame(() => 'sandbox="allow-scripts" src="frame"'),
    files: frameFile,
    expected: both({ from: '127.0.0.1/a-sandboxed-frame/frame' }),
  },
  {
    name: 'a srcdoc frame',
    html: frame((site) => `srcdoc="${attribute(script(site))}"`),
    expected: both({ from: 'about:srcdoc' }),
  },
  {
    name: 'a sandboxed srcdoc frame',
    html: frame((site) => `sandbox="allow-scripts" srcdoc="${attribute(script(site))}"`),
    // In Chromium's DevTools, learning of such a frame races with its first request.
    expected: both({ from: 'about:srcdoc', devtools: 'body, 200?' }, { from: 'about:srcdoc' }),
  },
  {
    name: 'an about:blank frame, used at once',
    run: `const frame = document.body.appendChild(document.createElement('iframe'))
      await read(frame.contentWindow.fetch(url, { method: 'PUT', headers, body: text }))`,
    expected: both({ from: 'about:blank' }),
  },
  {
    name: 'a data: frame',
    html: frame((site) => `src="data:text/html;charset=utf-8,${encodeURIComponent(script(site))}"`),
    expected: both({ from: 'data:text/html;charset=utf-8' }),
  },
  {
    name: 'a blob: frame',
    html: (site) => `<!doctype html><meta charset="utf-8"><title>Frame</title><body><script>
      const frame = document.createElement('iframe')
      frame.src = URL.createObjectURL(new Blob([${JSON.stringify(script(site)).replaceAll('</', '<\\/')}], { type: 'text/html;charset=utf-8' }))
      document.body.append(frame)</script>`,
    expected: both({ from: 'blob:' }),
  },
  {
    name: 'a dedicated worker',
    files: (site) => ({ worker: publishing(site) }),
    run: "new Worker('worker')",
    expected: both(WORKER),
  },
  {
    name: 'a worker made of a Blob',
    run: `const source = ${JSON.stringify('SOURCE')}
      new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })))`,
    expected: both(WORKER),
  },
  {
    name: 'a shared worker',
    files: (site) => ({ worker: javascript(`onconnect = () => { ${inPage(PUT, site)} }`) }),
    run: "new SharedWorker('worker')",
    expected: both({ ...SHARED, devtools: '–' }),
  },
  {
    name: 'a shared worker that sends a Blob',
    files: (site) => ({
      worker: javascript(
        `onconnect = () => { ${inPage("await read(fetch(url, { method: 'PUT', headers, body: new Blob([text]) }))", site)} }`,
      ),
    }),
    run: "new SharedWorker('worker')",
    unreadable: { chromium: t('problem.body.notGiven') },
    expected: both({ ...SHARED, network: 'no body, 200', devtools: '–' }, { ...SHARED, devtools: '–' }),
  },
  {
    name: 'a service worker',
    files: (site) => ({
      worker: javascript(`addEventListener('message', (event) => event.waitUntil(${inPage(PUT, site)}))`),
    }),
    run: `const { active, installing, waiting } = await navigator.serviceWorker.register('worker')
      const worker = active ?? installing ?? waiting
      worker.postMessage('publish')`,
    expected: both({ ...SHARED }, { ...SHARED, devtools: '–' }),
  },
  {
    name: 'a page that a service worker controls',
    files: () => ({
      worker: javascript(`addEventListener('install', () => skipWaiting())
        addEventListener('activate', (event) => event.waitUntil(clients.claim()))
        addEventListener('fetch', (event) => event.request.method === 'PUT' && event.respondWith(fetch(event.request)))`),
    }),
    run: `await navigator.serviceWorker.register('worker')
      if (!navigator.serviceWorker.controller) await new Promise((resolve) => { navigator.serviceWorker.oncontrollerchange = resolve })
      ${PUT}`,
    expected: both({ devtools: 'body, 200 + body, 200' }, {}),
  },
  {
    name: 'a page whose policy allows no scripts',
    headers: { 'content-security-policy': "script-src 'none'; require-trusted-types-for 'script'" },
    run: PUT,
    expected: both(),
  },
  {
    name: 'a fetch that the page kept from before',
    run: `const frame = document.createElement('iframe')
      frame.src = 'frame'
      document.body.append(frame)
      const savedFetch = frame.contentWindow.fetch
      await read(savedFetch.call(window, url, { method: 'PUT', headers, body: text }))`,
    files: () => ({ frame: '<!doctype html>' }),
    expected: both({ page: '–', from: t('panel.from.document') }),
  },
  {
    name: 'the first document of a frame that is still loading',
    run: `const frame = document.createElement('iframe')
      frame.src = 'frame'
      document.body.append(frame)
      await read(frame.contentWindow.fetch(url, { method: 'PUT', headers, body: text }))`,
    files: () => ({ frame: { delayMs: 1000, body: '<!doctype html>' } }),
    expected: both({ page: '–', from: t('panel.from.unknown') }),
  },
  // Must be last because its tab stays open: Goalkeeper would share later captures without a tab with it.
  {
    name: 'a window that was opened, used at once',
    run: "await read(window.open('about:blank').fetch(url, { method: 'PUT', headers, body: text }))",
    otherTab: true,
    expected: both({ devtools: '–', from: '' }),
  },
]
