import type { Observables, Site } from '../page-tools.ts'

/** Makes `fetch` fail in every way. Compares how the call ends, after how many microtasks, and the stack of the error. */
export async function observeFetchErrors({ otherOrigin }: Site): Promise<Observables> {
  const collector = '/echo/v1/context?errors'
  const body = inPage.publish()
  // Keeps getters, which a spread would call.
  const put = (init: object) =>
    fetch(collector, Object.defineProperties({ method: 'PUT', body }, Object.getOwnPropertyDescriptors(init)))
  const locked = () => {
    const stream = new Response(body).body
    stream?.getReader()
    return stream
  }
  const used = () => {
    const request = new Request(collector, { method: 'PUT', body })
    void request.text()
    return request
  }
  const detached = () => {
    const buffer = new ArrayBuffer(8)
    structuredClone(buffer, { transfer: [buffer] })
    return buffer
  }
  const revoked = (target: object) => {
    const { proxy, revoke } = Proxy.revocable(target, {})
    revoke()
    return proxy
  }
  const any = fetch as unknown as (...args: unknown[]) => Promise<Response>
  const unsafe = 'http://127.0.0.1:1/v1/context'
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    'no arguments': () => any(),
    'an invalid URL': () => fetch('http://['),
    'a URL with credentials': () => fetch('http://user:password@127.0.0.1/v1/context'),
    'an unknown scheme': () => fetch('goal://keeper/v1/context'),
    'an unsafe port': () => fetch(unsafe),
    'an unsafe port, publish': () => fetch(unsafe, { method: 'PUT', body }),
    'an unsafe port, Request': () => fetch(new Request(unsafe, { method: 'PUT', body })),
    'no CORS headers': () => fetch(`${otherOrigin}/closed/v1/context`),
    'no CORS headers, publish': () => fetch(`${otherOrigin}/closed/v1/context`, { method: 'POST', body }),
    'a closed connection': () => fetch('/dropped/v1/context', { method: 'POST', body }),
    'mode same-origin and another origin': () => fetch(`${otherOrigin}/echo`, { mode: 'same-origin' }),
    'a URL of a symbol': () => any(Symbol('url')),
    'a URL whose toString throws': () =>
      any({
        toString() {
          throw new RangeError('no address')
        },
      }),
    'an init that is a number': () => any(collector, 1),
    'an init that is a string': () => any(collector, 'PUT'),
    'an init that is a symbol': () => any(collector, Symbol('init')),
    'an init that is null': () => any('http://[', null),
    'a revoked proxy as init': () => any(collector, revoked({})),
    'a revoked proxy as headers': () => put({ headers: revoked({}) }),
    'a revoked proxy of a list as headers': () => put({ headers: revoked([]) }),
    'a revoked proxy in the headers': () => put({ headers: [['a', 'b'], revoked([])] }),
    'a revoked proxy as headers of a context load': () =>
      any('/echo/v1/context?application=a&environment=b', { headers: revoked([]) }),
    'a proxy that breaks the rules as init': () =>
      any(collector, new Proxy(Object.freeze({ method: 'PUT' }), { get: () => 'POST' })),
    'a proxy that breaks the rules as headers': () =>
      put({ headers: new Proxy(Object.freeze({ a: 'b' }), { ownKeys: () => [] }) }),
    'a getter that throws': () =>
      put({
        get headers() {
          throw new RangeError('no headers')
        },
      }),
    'a getter that throws a string': () =>
      put({
        get signal() {
          // oxlint-disable-next-line typescript/only-throw-error -- a page may throw anything
          throw 'no signal'
        },
      }),
    'a forbidden method': () => put({ method: 'TRACE' }),
    'an invalid method': () => put({ method: 'P U T' }),
    'a method of a symbol': () => put({ method: Symbol('method') }),
    'an invalid header name': () => put({ headers: { 'a b': 'c' } }),
    'an invalid header value': () => put({ headers: { a: 'b\nc' } }),
    'a header value outside of Latin-1': () => put({ headers: { a: '\u{1f945}' } }),
    'headers that are a string': () => put({ headers: 'a: b' }),
    'headers that are a list of three': () => put({ headers: [['a', 'b', 'c']] }),
    'headers that are null': () => put({ headers: null }),
    'GET with a body': () => put({ method: 'GET' }),
    'HEAD with a body': () => put({ method: 'HEAD' }),
    'a locked stream': () => put({ body: locked(), duplex: 'half' }),
    'a stream without duplex': () => put({ body: new Response(body).body }),
    'a used Request': () => fetch(used()),
    'a used Request with an init': () => fetch(used(), { method: 'PUT' }),
    'a detached buffer': () => put({ body: detached() }),
    'a body of a symbol': () => put({ body: Symbol('body') }),
    'an unknown mode': () => put({ mode: 'navigate' }),
    'an invalid mode': () => put({ mode: 'bad' }),
    'invalid credentials': () => put({ credentials: 'bad' }),
    'invalid cache': () => put({ cache: 'bad' }),
    'invalid redirect': () => put({ redirect: 'bad' }),
    'invalid referrer': () => put({ referrer: 'http://[' }),
    'invalid referrer policy': () => put({ referrerPolicy: 'bad' }),
    'invalid priority': () => put({ priority: 'bad' }),
    'invalid integrity': () => put({ integrity: 'sha256-AAAA' }),
    'invalid duplex': () => put({ duplex: 'full' }),
    'a window that is not null': () => put({ window }),
    'a signal that is no signal': () => put({ signal: {} }),
    'an aborted signal': () => put({ signal: AbortSignal.abort() }),
    'an aborted signal with a reason': () => put({ signal: AbortSignal.abort('my reason') }),
    'only-if-cached': () => put({ cache: 'only-if-cached' }),
    'a redirect that is an error': () => fetch('/moved', { method: 'PUT', body, redirect: 'error' }),
    'keepalive and a large body': () => put({ keepalive: true, body: 'x'.repeat(70_000) }),
    'no-cors and a forbidden method': () => fetch(`${otherOrigin}/echo`, { method: 'PUT', mode: 'no-cors' }),
  }
  const seen: Record<string, unknown> = {}
  for (const [name, start] of Object.entries(calls)) {
    seen[`fetch fails, ${name}: outcome`] = await probe.call(start)
    seen[`fetch fails, ${name}: microtasks until it is settled`] = await probe.ticksUntil(start)
    const reason: unknown = await start().catch((error: unknown) => error)
    if (!(reason instanceof Error)) continue
    const { heading, page, extension } = probe.framesOf(reason.stack)
    seen[`fetch fails, ${name}: heading of the stack`] = heading
    seen[`fetch fails, ${name}: frames of the page`] = page
    seen[`fetch fails, ${name}: frames of Goalkeeper`] = extension.length
  }
  return seen
}
