import type { Observables } from '../page-tools.ts'

/** Compares dedicated workers, and the requests that a service worker gets to see. */
export async function observeWorkers(): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const reportOf = async (worker: Worker) => {
    const { data } = await new Promise<MessageEvent>((resolve) => worker.addEventListener('message', resolve))
    worker.terminate()
    return data as Record<string, unknown>
  }
  const notes = async (name: string, worker: Worker) => {
    for (const [what, value] of Object.entries(await reportOf(worker))) seen[`${name}: ${what}`] = value
  }
  await notes('a worker', new Worker('/worker.js'))
  await notes('a module worker', new Worker('/worker.js', { type: 'module' }))

  const registration = await navigator.serviceWorker.register('/service-worker/worker.js')
  const worker = registration.installing ?? registration.waiting ?? registration.active
  await new Promise<void>((resolve) => {
    const check = () => worker?.state === 'activated' && resolve()
    worker?.addEventListener('statechange', check)
    check()
  })
  seen['a service worker: registration'] = [
    registration.scope,
    worker?.state,
    navigator.serviceWorker.controller,
  ]
  const frame = document.createElement('iframe')
  frame.src = '/service-worker/page'
  const loaded = probe.onceLoaded(frame)
  document.body.append(frame)
  await loaded
  const inFrame = frame.contentWindow as Window & typeof globalThis
  const body = inPage.publish()
  const calls: Readonly<Record<string, (url: string) => Promise<Response>>> = {
    'a publish': (url) => inFrame.fetch(url, { method: 'PUT', body, headers: { 'X-Agent': 'test' } }),
    'a publish with keepalive': (url) => inFrame.fetch(url, { method: 'PUT', body, keepalive: true }),
    'a publish as a Request': (url) => inFrame.fetch(new inFrame.Request(url, { method: 'PUT', body })),
    'a GET': (url) => inFrame.fetch(url),
  }
  for (const [name, send] of Object.entries(calls)) {
    const response = await send(`${location.origin}/echo/v1/context?worker-${name.length}`)
    seen[`a service worker: what it sees of ${name}`] = await response.json()
  }
  seen['a service worker: what it sees of an XMLHttpRequest'] = await new Promise((resolve) => {
    const xhr = new inFrame.XMLHttpRequest()
    xhr.onloadend = () => resolve(xhr.responseText)
    xhr.open('PUT', `${location.origin}/echo/v1/context?worker-xhr`)
    xhr.send(body)
  })
  frame.remove()
  seen['a service worker: unregistered'] = await registration.unregister()
  return seen
}
