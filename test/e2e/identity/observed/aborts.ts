import type { Observables } from '../page-tools.ts'

/** Logs the order of events when a page aborts a `fetch`. */
export async function observeAborts(): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const body = inPage.publish()
  const follow = async (name: string, path: string, abort: (controller: AbortController) => unknown) => {
    const log: unknown[] = []
    const controller = new AbortController()
    const { signal } = controller
    signal.addEventListener('abort', ({ isTrusted }) => {
      log.push(['abort', isTrusted, probe.errorOf(signal.reason)])
      queueMicrotask(() => log.push('microtask after abort'))
    })
    const promise = fetch(path, { method: 'PUT', body, signal })
    const rejected = promise.then(
      (response) => log.push(['resolved', response.status]),
      (error: unknown) => log.push(['rejected', probe.errorOf(error), error === signal.reason]),
    )
    await abort(controller)
    log.push('aborted')
    await rejected
    seen[`abort, ${name}: order`] = log
  }
  const hang = (name: string) => `/hang/v1/context?abort-${name}`
  await follow('at once', hang('now'), (controller) => controller.abort())
  await follow('in a microtask', hang('microtask'), async (controller) => {
    await Promise.resolve()
    controller.abort()
  })
  for (const reason of [undefined, 'a reason', new RangeError('mine')]) {
    const path = hang(`arrived-${String(reason)}`).replaceAll(' ', '-')
    await follow(`once it has arrived, with ${String(reason)}`, path, async (controller) => {
      seen[`abort, with ${String(reason)}: received`] = await probe.arrived(path)
      controller.abort(reason)
    })
  }
  await follow('after the response', '/echo/v1/context?abort', async (controller) => {
    await probe.arrived('/echo/v1/context?abort')
    await fetch('/file.txt')
    void controller
  })

  const reading = new AbortController()
  const response = await fetch('/echo/v1/context?abort-reading', {
    method: 'PUT',
    body,
    signal: reading.signal,
  })
  reading.abort()
  seen['abort, before the body is read: outcome'] = await probe.call(() => response.text())
  const timeout = AbortSignal.timeout(20)
  seen['abort, by a timeout: outcome'] = await probe.call(() =>
    fetch(hang('timeout'), { method: 'PUT', body, signal: timeout }),
  )
  const any = AbortSignal.any([AbortSignal.abort('first'), new AbortController().signal])
  seen['abort, by one of several: outcome'] = await probe.call(() => fetch(hang('any'), { signal: any }))
  const request = new Request(hang('request'), { method: 'PUT', body, signal: AbortSignal.abort() })
  seen['abort, by the signal of a Request: outcome'] = await probe.call(() => fetch(request))
  seen['abort, by the signal of a Request: its body'] = [request.bodyUsed, String(request.signal.aborted)]
  return seen
}
