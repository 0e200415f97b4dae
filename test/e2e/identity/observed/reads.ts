import type { Observables } from '../page-tools.ts'

/** Logs every read and conversion of the arguments of each transport, in order. */
export async function observeReads(): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const text = (log: string[], name: string, value: string) =>
    ({
      toString: () => (log.push(`${name} to string`), value),
      valueOf: () => (log.push(`${name} to value`), value),
    }) as unknown as string
  const follow = async (name: string, action: (log: string[]) => unknown) => {
    const log: string[] = []
    const outcome = await probe.call(() => action(log))
    seen[`reads, ${name}`] = [log, outcome]
  }
  const path = '/echo/v1/context?reads'
  await follow('fetch of a URL that is converted', (log) => fetch(text(log, 'URL', path)))
  await follow('fetch of a method and a body that are converted', (log) =>
    fetch(path, { method: text(log, 'method', 'PUT'), body: text(log, 'body', '{}') }),
  )
  await follow('fetch of headers that are converted', (log) =>
    fetch(path, { method: 'PUT', headers: { 'X-Agent': text(log, 'header', 'test') } }),
  )
  await follow('fetch of a URL with getters', (log) => {
    const url = new URL(path, location.href)
    for (const key of ['href', 'toString', 'toJSON', Symbol.toPrimitive]) {
      const value: unknown = Reflect.get(url, key)
      Object.defineProperty(url, key, { get: () => (log.push(String(key)), value) })
    }
    return fetch(url)
  })
  await follow('fetch of a Request with getters', (log) => {
    const request = new Request(path, { method: 'PUT', body: '{}' })
    const keys = [
      'url',
      'method',
      'headers',
      'body',
      'bodyUsed',
      'signal',
      'clone',
      'text',
      'keepalive',
      'mode',
    ]
    for (const key of keys) {
      const value: unknown = Reflect.get(request, key)
      Object.defineProperty(request, key, { get: () => (log.push(key), value) })
    }
    return fetch(request)
  })
  await follow('fetch of a proxy of a Request', (log) => {
    const watch = {
      get: (owner: Request, key: PropertyKey) => (log.push(String(key)), Reflect.get(owner, key) as unknown),
    }
    return fetch(new Proxy<Request>(new Request(path), watch))
  })
  const conversions = (log: string[]) =>
    new Proxy(Object.create(null) as object, {
      get: (_, key) => {
        log.push(String(key))
        return key === Symbol.toPrimitive ? (hint: string) => (log.push(hint), path) : undefined
      },
    }) as unknown as string
  await follow('fetch of a proxy as URL', (log) => fetch(conversions(log)))
  await follow('XMLHttpRequest of a proxy as URL', (log) =>
    new XMLHttpRequest().open('PUT', conversions(log)),
  )
  await follow('sendBeacon of a proxy as URL', (log) => navigator.sendBeacon(conversions(log), '{}'))
  await follow('sendBeacon of a body that is converted', (log) =>
    navigator.sendBeacon(path, text(log, 'body', '{}')),
  )
  await follow('XMLHttpRequest with arguments that are converted', (log) => {
    const xhr = new XMLHttpRequest()
    xhr.open(text(log, 'method', 'PUT'), text(log, 'URL', path), false)
    xhr.setRequestHeader(text(log, 'name', 'X-Agent'), text(log, 'value', 'test'))
    xhr.send(text(log, 'body', '{}'))
    return xhr.status
  })
  await follow('XMLHttpRequest with getters', (log) => {
    const xhr = new XMLHttpRequest()
    for (const key of ['readyState', 'status', 'responseURL', 'upload', 'withCredentials']) {
      Object.defineProperty(xhr, key, { get: () => (log.push(key), 0) })
    }
    xhr.open('PUT', path, false)
    xhr.send('{}')
  })

  const callers: unknown[] = []
  // Only functions that are not strict have a caller. These are not, since they run in a classic script.
  function method(): string {
    callers.push(method.caller)
    return 'PUT'
  }
  const init = Object.defineProperty({}, 'method', { get: method }) as RequestInit
  function caller() {
    return fetch(path, init)
  }
  await caller()
  seen['reads, caller of a getter'] = callers.map((found) =>
    found === caller ? 'the function that calls fetch' : String(found),
  )
  const stacks: (string | undefined)[] = []
  await fetch(path, {
    get method() {
      return (stacks.push(new Error('stack').stack), 'PUT')
    },
  })
  const { page, extension } = probe.framesOf(stacks[0])
  seen['reads, stack in a getter: frames of the page'] = page
  seen['reads, stack in a getter: frames of Goalkeeper'] = extension.length
  return seen
}
