/** Tests each way that fetching the goals of a Web Console can fail, and the message for it. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { SignIn } from '../../../../../core/registry/workspace'
import {
  ACCESS,
  consoleWith,
  fetchFrom,
  itemsOf,
  jsonResponse,
  KEY,
  listPage,
  registryFrom,
  type Respond,
} from '../../../../fixtures/console/stub-console'

const whole = consoleWith({ goals: itemsOf(2), metrics: itemsOf(3) })
/** Returns a console that sends this response to requests for goals. */
const goalsAnswer =
  (answer: () => Response): Respond =>
  (list, url, init) =>
    list === 'goals' ? answer() : whole(list, url, init)
const echo = { error: `no such key: ${KEY}` }
const words = 'no such key: …'
const html = () => new Response(`<html>${KEY}`, { headers: { 'content-type': 'text/html' } })
const host = 'acme.absmartly.com'

afterEach(() => void vi.restoreAllMocks())

describe('fetchRegistry, failed goals', () => {
  let pulled = 0
  const huge = () =>
    new ReadableStream<Uint8Array>({
      pull: (stream) => {
        pulled++
        stream.enqueue(new Uint8Array(1024 * 1024).fill(32))
      },
    })
  const redirect = () => Object.defineProperty(new Response(), 'type', { value: 'opaqueredirect' })

  it.each<[string, () => Response, object]>([
    ['a 401', () => jsonResponse(echo, 401), { key: 'consoleAnswer.unauthorized.key' }],
    [
      'a 403',
      () => jsonResponse(echo, 403),
      { key: 'consoleAnswer.forbidden', values: { permission: 'Goal List' } },
    ],
    ['a 404', () => jsonResponse(echo, 404), { key: 'consoleAnswer.notFound', values: { list: 'goals' } }],
    ['a 429', () => jsonResponse(echo, 429), { key: 'consoleAnswer.tooMany' }],
    [
      'a 429 for a minute',
      () => jsonResponse(echo, 429, { 'Retry-After': '60' }),
      { key: 'consoleAnswer.tooManyUntil', count: 60 },
    ],
    ['a 500', () => jsonResponse(echo, 500), { key: 'consoleAnswer.server', values: { status: 500 } }],
    [
      'a 418',
      () => jsonResponse(echo, 418),
      { key: 'consoleAnswer.statusWords', values: { status: 418, list: 'goals', words } },
    ],
    ['a 418 without a message', () => jsonResponse({}, 418), { key: 'consoleAnswer.status' }],
    ['a web page', html, { key: 'consoleAnswer.html', values: { list: 'goals' } }],
    ['text', () => new Response(KEY), { key: 'consoleAnswer.notJson' }],
    ['an empty response', () => new Response(null, { status: 204 }), { key: 'consoleAnswer.notJson' }],
    [
      'an error with status 200',
      () => jsonResponse({ ok: false, errors: [`no such key: ${KEY}`] }),
      { key: 'consoleAnswer.refused', values: { list: 'goals', words } },
    ],
    [
      'an undocumented response',
      () => jsonResponse({ goals: [] }),
      { key: 'consoleAnswer.undocumented', values: { list: 'goals' } },
    ],
    ['a redirect', redirect, { key: 'consoleAnswer.redirect', values: { host } }],
    [
      'a response of more than 32 MB',
      () => new Response(huge()),
      { key: 'consoleAnswer.tooLarge', values: { list: 'goals', megabytes: 32 } },
    ],
    [
      'a failed connection',
      () => {
        throw new TypeError(`Failed to fetch with ${KEY}`)
      },
      { key: 'consoleAnswer.unreachable', values: { host } },
    ],
    [
      'a connection that breaks during the response',
      () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError(KEY)) })),
      { key: 'consoleAnswer.unreachable' },
    ],
  ])('reports %s', async (_, answer, problem) => {
    const { result } = await fetchFrom(goalsAnswer(answer))
    expect(result).toMatchObject({ problem })
    expect(JSON.stringify(result)).not.toContain(KEY)
  })

  it('stops reading a response after 32 MB', () => {
    expect(pulled).toBeGreaterThan(32)
    expect(pulled).toBeLessThan(40)
  })

  it.each<[SignIn, () => Response, string]>([
    ['jwt', () => jsonResponse(echo, 401), 'consoleAnswer.unauthorized.jwt'],
    ['bearer', () => jsonResponse(echo, 401), 'consoleAnswer.unauthorized.bearer'],
    ['session', () => jsonResponse({}, 401), 'consoleAnswer.unauthorized.session'],
    ['session', html, 'consoleAnswer.signedOut'],
  ])('reports the failed sign-in with %s', async (signIn, answer, key) => {
    const secret = signIn === 'session' ? '' : KEY
    const { result } = await fetchFrom(goalsAnswer(answer), { ...ACCESS, signIn, secret })
    expect(result).toMatchObject({ problem: { key } })
  })

  it('reports an offline browser', async () => {
    const offline = goalsAnswer(() => {
      throw new TypeError('Failed to fetch')
    })
    expect((await fetchFrom(offline, ACCESS, { onLine: false })).result).toEqual({
      problem: { key: 'consoleAnswer.offline' },
    })
  })

  it('reports a timeout after 30 s', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort())
    const { result } = await fetchFrom(whole)
    expect(result).toEqual({ problem: { key: 'consoleAnswer.timeout', values: { host, seconds: 30 } } })
    expect(timeout).toHaveBeenCalledWith(30_000)
  })

  it('stops between pages when it is canceled', async () => {
    const stop = new AbortController()
    const { result, asked: requests } = await fetchFrom(
      (list, url, init) => {
        if (list === 'goals' && url.searchParams.get('page') === '3') stop.abort()
        init.signal?.throwIfAborted()
        return consoleWith({ goals: itemsOf(90) }, { clamp: 10 })(list, url, init)
      },
      ACCESS,
      { signal: stop.signal },
    )
    expect(result).toEqual({ problem: { key: 'consoleAnswer.cancelled' } })
    expect(requests.filter(({ url }) => url.pathname === '/v1/goals')).toHaveLength(3)
  })

  it.each(['page 2', 'archived'])('returns no registry when only the request for %s fails', async (which) => {
    const paged = consoleWith({ goals: itemsOf(30) }, { clamp: 10 })
    const { result } = await fetchFrom((list, url, init) => {
      const isIt =
        which === 'archived' ? url.searchParams.has('archived') : url.searchParams.get('page') === '2'
      return list === 'goals' && isIt ? jsonResponse({}, 500) : paged(list, url, init)
    })
    expect(result).toMatchObject({ problem: { key: 'consoleAnswer.server' } })
  })
})

describe('fetchRegistry, other failed lists', () => {
  it.each([
    ['metrics', 'metrics', 'Metric List'],
    ['applications', 'applications', 'Application List'],
    ['environments', 'environments', 'Environment List'],
    ['unit_types', 'unitTypes', 'UnitType List'],
    ['experiments', 'experiments', 'Experiment List'],
  ] as const)('keeps the goals and reports the gap when %s fails', async (path, list, permission) => {
    const registry = await registryFrom((asked, url, init) =>
      asked === path ? jsonResponse({}, 403) : whole(asked, url, init),
    )
    expect(registry.goals).toMatchObject({ complete: true, gap: null })
    expect(registry.goals.items).toHaveLength(2)
    expect(registry[list]).toEqual({
      items: [],
      complete: false,
      gap: { key: 'consoleAnswer.forbidden', values: { permission } },
    })
  })

  it('rejects only the list that contains an invalid entry', async () => {
    const registry = await registryFrom((list, url, init) =>
      list === 'metrics' ? listPage('metrics', [{ id: 'x', name: 'a' }]) : whole(list, url, init),
    )
    expect(registry.goals.complete).toBe(true)
    expect(registry.metrics.gap).toEqual({ key: 'consoleAnswer.undocumented', values: { list: 'metrics' } })
  })
})
