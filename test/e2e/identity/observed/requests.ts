import type { Observables, Site } from '../page-tools.ts'

/** Sends bodies of every kind with every transport. Compares the requests as the server receives them, and the responses. */
export async function observeRequests({ otherOrigin }: Site): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const kinds = Object.entries(probe.bodies())
  const text = (response: Response) => response.text()

  for (const [index, [kind, body]] of kinds.entries()) {
    for (const path of ['/echo/v1/context', '/echo']) {
      const url = `${path}?fetch-${index}`
      seen[`fetch to ${path} with ${kind}: received`] = await probe.call(() =>
        fetch(url, { method: 'POST', body: body() }).then(text),
      )
      seen[`XMLHttpRequest to ${path} with ${kind}: received`] = await probe.call(
        () =>
          new Promise((resolve) => {
            const xhr = new XMLHttpRequest()
            xhr.onloadend = () => resolve([xhr.status, xhr.responseText])
            xhr.open('PUT', `${path}?xhr-${index}`)
            xhr.setRequestHeader('X-Agent', 'test')
            xhr.send(body() as XMLHttpRequestBodyInit)
          }),
      )
      const beacon = `${path}?beacon-${index}`
      const accepted = await probe.call(() => navigator.sendBeacon(beacon, body()))
      seen[`sendBeacon to ${path} with ${kind}: result`] = accepted
      if (JSON.stringify(accepted).includes('true')) {
        seen[`sendBeacon to ${path} with ${kind}: received`] = await probe.arrived(beacon)
      }
    }
  }

  const publish = inPage.publish()
  const headers = { 'X-Agent': 'test', 'Content-Type': 'application/json', Cookie: 'forbidden' }
  const init = { method: 'PUT', body: publish, headers }
  const collector = '/echo/v1/context'
  const lazy = () =>
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(publish))
        controller.close()
      },
    })
  const calls: Readonly<Record<string, (url: string) => Promise<Response>>> = {
    'a GET': (url) => fetch(url),
    'a context load': (url) => fetch(`${url}&application=a&environment=b`, { headers }),
    'an init': (url) => fetch(url, init),
    'a URL object': (url) => fetch(new URL(url, location.href), init),
    'a Request': (url) => fetch(new Request(url, init)),
    'a Request and an init': (url) => fetch(new Request(url, init), { method: 'POST', body: '{"a":1}' }),
    'a Request as init': (url) => fetch(url, new Request('/other', { method: 'POST', headers })),
    'a clone of a Request': (url) => fetch(new Request(url, init).clone()),
    'a Request with a Blob': (url) => fetch(new Request(url, { method: 'PUT', body: new Blob([publish]) })),
    'a stream': (url) => fetch(url, { ...init, body: lazy(), duplex: 'half' } as RequestInit),
    keepalive: (url) => fetch(url, { ...init, keepalive: true }),
    'credentials omitted': (url) => fetch(url, { ...init, credentials: 'omit' }),
    'no referrer': (url) => fetch(url, { ...init, referrerPolicy: 'no-referrer' }),
    'another referrer': (url) => fetch(url, { ...init, referrer: '/elsewhere' }),
    'cache no-store': (url) => fetch(url, { ...init, cache: 'no-store' }),
    'low priority': (url) => fetch(url, { ...init, priority: 'low' }),
    'a lowercase method': (url) => fetch(url, { ...init, method: 'put' }),
    'an unusual method': (url) => fetch(url, { ...init, method: 'GOAL' }),
    'a Headers object': (url) => fetch(url, { ...init, headers: new Headers(headers) }),
    'a list of headers': (url) =>
      fetch(url, { ...init, headers: [...Object.entries(headers), ['X-Agent', 'b']] }),
    'a Map of headers': (url) => fetch(url, { ...init, headers: new Map(Object.entries(headers)) as never }),
    'a frozen init': (url) => fetch(url, Object.freeze({ ...init, headers: Object.freeze({ ...headers }) })),
    'an inherited init': (url) => fetch(url, Object.create(init) as RequestInit),
    'more arguments': (url) => Reflect.apply(fetch, window, [url, init, 'more', 4]),
    'another origin': (url) => fetch(`${otherOrigin}${url}`, init),
    'another origin, simple': (url) => fetch(`${otherOrigin}${url}`, { method: 'POST', body: publish }),
    'another origin with credentials': (url) =>
      fetch(`${otherOrigin}${url}`, { ...init, credentials: 'include' }),
    'a mode without CORS': (url) =>
      fetch(`${otherOrigin}${url}`, { method: 'POST', body: publish, mode: 'no-cors' }),
    'a redirect': () => fetch('/moved', init),
    'a manual redirect': () => fetch('/moved', { ...init, redirect: 'manual' }),
    'a signal': (url) => fetch(url, { ...init, signal: new AbortController().signal }),
    'a data: URL': () => fetch('data:text/plain,text'),
    'a blob: URL': () => fetch(URL.createObjectURL(new Blob(['blob']))),
  }
  for (const [index, [name, send]] of Object.entries(calls).entries()) {
    const response = send(`${collector}?call-${index}`)
    const { constructor } = response
    let got: Response
    try {
      got = await response
    } catch (error) {
      seen[`fetch with ${name}: outcome`] = probe.errorOf(error)
      continue
    }
    const { url, redirected, type, status, statusText, ok, bodyUsed } = got
    const shownUrl = url.startsWith('blob:') ? 'blob:' : url
    const clone = got.clone()
    seen[`fetch with ${name}: response`] = [shownUrl, redirected, type, status, statusText, ok, bodyUsed]
    seen[`fetch with ${name}: headers of the response`] = [...got.headers].filter(([key]) => key !== 'date')
    seen[`fetch with ${name}: body of the response`] = [await got.text(), got.bodyUsed, String(got.body)]
    seen[`fetch with ${name}: body of its clone`] = [await clone.text(), clone.bodyUsed]
    seen[`fetch with ${name}: classes`] = [
      constructor === Promise,
      probe.realmOf(got),
      Reflect.ownKeys(response).length,
      Reflect.ownKeys(got).length,
      Object.prototype.toString.call(response),
    ]
  }

  const reading = await fetch('/file.txt')
  const reader = reading.body?.getReader()
  const chunks = []
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read())
    chunks.push(next.value.length)
  seen['response: chunks of its stream'] = [chunks.reduce((sum, length) => sum + length, 0), reading.bodyUsed]
  for (const method of ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const) {
    const response = await fetch('/file.txt')
    seen[`response: ${method}()`] = await probe.call(() => (response[method] as () => unknown)())
    seen[`response: ${method}() again`] = await probe.call(() => (response[method] as () => unknown)())
  }
  return seen
}
