import type { Observables } from '../page-tools.ts'

/** Logs the order of everything that happens around a call of `fetch`. */
export async function observeOrder(): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const body = inPage.publish()
  const orderOf = async (url: string) => {
    const log: string[] = []
    const mark = (what: string) => {
      log.push(what)
      queueMicrotask(() => log.push(`microtask after ${what}`))
    }
    const init = {
      get body() {
        return (mark('body'), body)
      },
      get headers() {
        return (mark('headers'), { 'X-Agent': 'test' })
      },
      get method() {
        return (mark('method'), 'PUT')
      },
      get signal() {
        return (mark('signal'), null)
      },
    }
    mark('before the call')
    const promise = fetch(url, init)
    mark('after the call')
    await promise.then(
      () => mark('resolved'),
      () => mark('rejected'),
    )
    mark('awaited')
    await Promise.resolve()
    return log
  }
  seen['order around a publish'] = await orderOf('/echo/v1/context?order')
  seen['order around another request'] = await orderOf('/echo?order')
  seen['order around a call that is rejected'] = await orderOf('http://[')
  seen['order of two calls that are rejected'] = await new Promise((resolve) => {
    const log: string[] = []
    fetch('http://[').catch(() => log.push('fetch'))
    Promise.reject(new Error('other')).catch(() => log.push('promise'))
    void fetch('http://]').catch(() => log.push('fetch'))
    queueMicrotask(() => log.push('microtask'))
    setTimeout(() => resolve(log))
  })
  seen['microtasks until text() of a response is settled'] = await (async () => {
    const response = await fetch('data:,x')
    await response.text()
    return probe.ticksUntil(() => response.text())
  })()
  return seen
}
