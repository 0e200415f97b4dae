import { http, HttpResponse } from 'msw'
import { setupWorker } from 'msw/browser'

const records = []
const worker = setupWorker(http.get('*/mocked', () => HttpResponse.json({ mocked: true })))
for (const type of ['request:start', 'request:match', 'request:unhandled', 'request:end']) {
  worker.events.on(type, (event) => {
    const { request } = event.data ?? event
    records.push({ kind: type, method: request.method, url: request.url, headers: [...request.headers] })
  })
}
/** Firefox may activate the service worker before the page uses it. */
const controlled = new Promise((resolve) => {
  if (navigator.serviceWorker.controller) resolve()
  else navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true })
})
window.library = { records, ready: Promise.all([worker.start({ quiet: true }), controlled]) }
