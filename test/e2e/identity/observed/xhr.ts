import type { Observables, Site } from '../page-tools.ts'

/** Logs every event of XMLHttpRequests that end in every way, and the errors of wrong calls. */
export async function observeXhr({ otherOrigin }: Site): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const body = inPage.publish()
  const collector = '/echo/v1/context?xhr'
  type Prepare = (xhr: XMLHttpRequest, log: unknown[]) => unknown

  const follow = async (name: string, prepare: Prepare, { withUpload = true } = {}) => {
    const xhr = new XMLHttpRequest()
    const log: unknown[] = []
    const types = [
      'readystatechange',
      'loadstart',
      'progress',
      'abort',
      'error',
      'load',
      'timeout',
      'loadend',
    ]
    let previous = ''
    const listen = (target: EventTarget, label: string) => {
      for (const type of types) {
        target.addEventListener(type, (event) => {
          const { loaded, total, isTrusted } = event as ProgressEvent
          const entry = `${label} ${type} ${xhr.readyState} ${loaded}/${total} ${isTrusted} ${xhr.status}`
          // The number of chunks depends on the network.
          if (type === 'progress' && previous.startsWith(`${label} progress`)) log.pop()
          log.push((previous = entry))
        })
      }
    }
    listen(xhr, 'request')
    if (withUpload) listen(xhr.upload, 'upload')
    const ended = new Promise((resolve) => xhr.addEventListener('loadend', resolve))
    await prepare(xhr, log)
    log.push('sent')
    await ended
    const { status, statusText, readyState, responseURL, responseType } = xhr
    seen[`XMLHttpRequest, ${name}: events`] = log
    seen[`XMLHttpRequest, ${name}: state`] = [status, statusText, readyState, responseURL, responseType]
    seen[`XMLHttpRequest, ${name}: response`] = [
      xhr.responseType === '' ? xhr.responseText : String(xhr.response),
      xhr.getAllResponseHeaders(),
      Reflect.ownKeys(xhr).map(String),
    ]
  }
  const put: Prepare = (xhr) => {
    xhr.open('PUT', collector)
    xhr.setRequestHeader('X-Agent', 'one')
    xhr.setRequestHeader('x-agent', 'two')
    xhr.send(body)
  }
  await follow('publish', put)
  await follow('GET', (xhr) => (xhr.open('GET', '/file.txt'), xhr.send()))
  await follow('other origin', (xhr) => (xhr.open('PUT', `${otherOrigin}${collector}`), xhr.send(body)))
  await follow('with credentials', (xhr) => {
    xhr.open('POST', `${otherOrigin}${collector}`)
    xhr.withCredentials = true
    xhr.send(body)
  })
  await follow('response as JSON', (xhr) => ((xhr.responseType = 'json'), put(xhr, [])))
  await follow('network error', (xhr) => (xhr.open('PUT', 'http://127.0.0.1:1/v1/context'), xhr.send(body)))
  await follow('no CORS headers', (xhr) => {
    xhr.open('POST', `${otherOrigin}/closed/v1/context`)
    xhr.send(body)
  })
  await follow('abort at once', (xhr) => {
    xhr.open('PUT', '/hang/v1/context?xhr-abort-at-once')
    xhr.send(body)
    xhr.abort()
  })
  // Whether the upload ends before the request does is up to chance in these two.
  const withoutUpload = { withUpload: false }
  await follow(
    'abort once it has arrived',
    async (xhr) => {
      xhr.open('PUT', '/hang/v1/context?xhr-abort')
      xhr.send(body)
      seen['XMLHttpRequest, abort once it has arrived: received'] = await probe.arrived(
        '/hang/v1/context?xhr-abort',
      )
      xhr.abort()
    },
    withoutUpload,
  )
  await follow(
    'timeout',
    (xhr) => {
      xhr.open('PUT', '/hang/v1/context?xhr-timeout')
      xhr.timeout = 50
      xhr.send(body)
    },
    withoutUpload,
  )
  await follow('opened twice', (xhr) => (xhr.open('GET', '/never'), put(xhr, [])))
  await follow('sent in a listener of readystatechange', (xhr, log) => {
    xhr.addEventListener('readystatechange', () => {
      if (xhr.readyState !== 1 || log.includes('nested')) return
      log.push('nested')
      xhr.send(body)
    })
    xhr.open('PUT', collector)
  })

  const wrong: Readonly<Record<string, (xhr: XMLHttpRequest) => unknown>> = {
    'open with an invalid URL': (xhr) => xhr.open('PUT', 'http://['),
    'open with a forbidden method': (xhr) => xhr.open('TRACE', collector),
    'open with an invalid method': (xhr) => xhr.open('P U T', collector),
    'open without a URL': (xhr) => Reflect.apply(xhr.open, xhr, ['PUT']),
    'open with null': (xhr) => (Reflect.apply(xhr.open, xhr, [null, null]), xhr.readyState),
    'setRequestHeader before open': (xhr) => xhr.setRequestHeader('a', 'b'),
    'setRequestHeader with an invalid name': (xhr) => (
      xhr.open('PUT', collector),
      xhr.setRequestHeader('a b', 'c')
    ),
    'setRequestHeader with an invalid value': (xhr) => (
      xhr.open('PUT', collector),
      xhr.setRequestHeader('a', '\n\0')
    ),
    'setRequestHeader of a forbidden header': (xhr) => (
      xhr.open('PUT', collector),
      xhr.setRequestHeader('Host', 'c')
    ),
    'setRequestHeader without a value': (xhr) => (
      xhr.open('PUT', collector),
      Reflect.apply(xhr.setRequestHeader, xhr, ['a'])
    ),
    'send before open': (xhr) => xhr.send(body),
    'send twice': (xhr) => (xhr.open('PUT', '/hang/v1/context'), xhr.send(body), xhr.send(body)),
    'send a symbol': (xhr) => (xhr.open('PUT', collector), Reflect.apply(xhr.send, xhr, [Symbol('a')])),
    'synchronous with a timeout': (xhr) => (
      xhr.open('PUT', collector),
      (xhr.timeout = 1),
      xhr.open('PUT', '/', false)
    ),
    'synchronous with a network error': (xhr) => (
      xhr.open('PUT', 'http://127.0.0.1:1/v1/context', false),
      xhr.send(body)
    ),
    'synchronous publish': (xhr) => (xhr.open('PUT', collector, false), xhr.send(body), xhr.responseText),
    'on an object of another type': (xhr) => Reflect.apply(xhr.open, {}, ['PUT', '/']),
    'a method whose toString throws': (xhr) =>
      Reflect.apply(xhr.open, xhr, [
        {
          toString() {
            throw new RangeError('no method')
          },
        },
        '/',
      ]),
  }
  for (const [name, action] of Object.entries(wrong)) {
    const xhr = new XMLHttpRequest()
    seen[`XMLHttpRequest, ${name}: outcome`] = await probe.call(() => action(xhr))
    try {
      action(new XMLHttpRequest())
    } catch (error) {
      const { page, extension } = probe.framesOf((error as Error).stack)
      seen[`XMLHttpRequest, ${name}: frames of the page`] = page
      seen[`XMLHttpRequest, ${name}: frames of Goalkeeper`] = extension.length
    }
  }
  return seen
}
