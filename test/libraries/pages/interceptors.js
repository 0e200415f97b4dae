import { BatchInterceptor } from '@mswjs/interceptors'
import { FetchInterceptor } from '@mswjs/interceptors/fetch'
import { XMLHttpRequestInterceptor } from '@mswjs/interceptors/XMLHttpRequest'

const records = []
const interceptor = new BatchInterceptor({
  name: 'page',
  interceptors: [new FetchInterceptor(), new XMLHttpRequestInterceptor()],
})
interceptor.on('request', ({ request, controller }) => {
  records.push({ kind: 'request', method: request.method, url: request.url, headers: [...request.headers] })
  if (request.url.endsWith('/mocked')) controller.respondWith(Response.json({ mocked: true }))
})
interceptor.on('response', ({ response, isMockedResponse }) => {
  records.push({ kind: 'response', status: response.status, url: response.url, isMockedResponse })
})
interceptor.apply()
window.library = { records }
