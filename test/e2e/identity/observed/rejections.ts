import type { Observables } from '../page-tools.ts'

/** Lets `fetch` reject without a handler, and compares the events of the window. */
export async function observeRejections(): Promise<Observables> {
  const collector = '/echo/v1/context?rejections'
  const put = { method: 'PUT', body: inPage.publish() }
  const promises: Promise<unknown>[] = []
  const events: [type: string, index: number, ...unknown[]][] = []
  let onEvent = () => {}
  const note = (event: PromiseRejectionEvent) => {
    const { type, promise, reason, cancelable, isTrusted } = event
    event.preventDefault()
    events.push([type, promises.indexOf(promise), probe.errorOf(reason), cancelable, isTrusted])
    onEvent()
  }
  const types = ['unhandledrejection', 'rejectionhandled'] as const
  for (const type of types) window.addEventListener(type, note)
  const eventOf = (type: string, index: number) =>
    new Promise<void>((resolve) => {
      onEvent = () => events.some((event) => event[0] === type && event[1] === index) && resolve()
    })

  promises.push(
    fetch('http://['),
    fetch(collector, { method: 'TRACE' }),
    fetch(collector, { ...put, signal: AbortSignal.abort() }),
    fetch(collector, { ...put, signal: AbortSignal.abort('mine') }),
    fetch(collector, 1 as never),
  )
  const task = () => new Promise((resolve) => setTimeout(resolve))
  await task()
  // The page's own rejection comes last, and the events have the order of the rejections.
  const last = promises.length
  promises.push(Promise.reject(new Error('last')))
  await eventOf('unhandledrejection', last)
  // The browser counts a promise as reported once the event is over.
  await task()
  for (const index of [0, last]) promises[index]?.catch(() => {})
  await eventOf('rejectionhandled', last)

  for (const type of types) window.removeEventListener(type, note)
  const rows = events.map((event, index) => [`rejections without a handler: event ${index + 1}`, event])
  return Object.fromEntries(rows) as Observables
}
