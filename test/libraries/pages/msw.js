import { http, HttpResponse } from 'msw'
import { setupWorker } from 'msw/browser'

const records = []
const worker = setupWorker(http.get('*/mocked', () => HttpResponse.json({ mocked: true })))
for (const type of ['request:start', 'request:match', 'request:unhandled', 'request:end']) {
  worker.events.on(type, (event) => {
    const { request } = event.data ?? event
    records.push({ event: type, method: request.method, url: request.url, headers: [...request.headers] })
  })
}
window.library = { records, ready: worker.start({ onUnhandledRequest: 'bypass', quiet: true }) }
