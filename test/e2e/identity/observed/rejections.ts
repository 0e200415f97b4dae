import type { Observables } from '../page-tools.ts'

/** Lets `fetch` reject without a handler, and compares the events of the window. */
export async function observeRejections(): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const body = inPage.publish()
  const collector = '/echo/v1/context?rejections'
  const events: unknown[] = []
  const promises: Promise<unknown>[] = []
  const note = (event: PromiseRejectionEvent) => {
    const { type, promise, reason, cancelable, isTrusted } = event
    const index = promises.indexOf(promise)
    if (index < 0) return
    event.preventDefault()
    events.push([type, index, probe.errorOf(reason), cancelable, isTrusted])
    if (events.length === promises.length) queueMicrotask(allSeen)
  }
  let allSeen = () => {}
  window.addEventListener('unhandledrejection', note)
  window.addEventListener('rejectionhandled', note)
  await new Promise<void>((resolve) => {
    allSeen = resolve
    promises.push(fetch('http://['))
    promises.push(fetch(collector, { method: 'TRACE' }))
    promises.push(fetch(collector, { method: 'PUT', body, signal: AbortSignal.abort() }))
    promises.push(fetch(collector, { method: 'PUT', body, signal: AbortSignal.abort('mine') }))
    promises.push(fetch(collector, 1 as never))
  })
  const handled = new Promise((resolve) => {
    window.addEventListener('rejectionhandled', ({ promise }) => resolve(promises.indexOf(promise)), {
      once: true,
    })
  })
  promises[0]?.catch(() => {})
  seen['rejections without a handler: first handled later'] = await handled
  window.removeEventListener('unhandledrejection', note)
  window.removeEventListener('rejectionhandled', note)
  for (const [index, event] of events.entries())
    seen[`rejections without a handler: event ${index + 1}`] = event
  return seen
}
