/** Every way in which a Web Console fails to give its goals, each in words of its own. */
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
/** A console that answers so where it is asked for the goals. */
const goalsAnswer =
  (answer: () => Response): Respond =>
  (list, url, init) =>
    list === 'goals' ? answer() : whole(list, url, init)
const echo = { error: `no such key: ${KEY}` }
const words = 'no such key: …'
const html = () => new Response(`<html>${KEY}`, { headers: { 'content-type': 'text/html' } })
const host = 'acme.absmartly.com'

afterEach(() => void vi.restoreAllMocks())

describe('what goes wrong', () => {
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
    ['401', () => jsonResponse(echo, 401), { key: 'consoleAnswer.unauthorized.key' }],
    [
      '403',
      () => jsonResponse(echo, 403),
      { key: 'consoleAnswer.forbidden', values: { permission: 'Goal List' } },
    ],
    ['404', () => jsonResponse(echo, 404), { key: 'consoleAnswer.notFound', values: { list: 'goals' } }],
    ['429', () => jsonResponse(echo, 429), { key: 'consoleAnswer.tooMany' }],
    [
      '429 for a minute',
      () => jsonResponse(echo, 429, { 'Retry-After': '60' }),
      { key: 'consoleAnswer.tooManyUntil', count: 60 },
    ],
    ['500', () => jsonResponse(echo, 500), { key: 'consoleAnswer.server', values: { status: 500 } }],
    [
      '418',
      () => jsonResponse(echo, 418),
      { key: 'consoleAnswer.statusWords', values: { status: 418, list: 'goals', words } },
    ],
    ['418 without words', () => jsonResponse({}, 418), { key: 'consoleAnswer.status' }],
    ['a web page', html, { key: 'consoleAnswer.html', values: { list: 'goals' } }],
    ['text', () => new Response(KEY), { key: 'consoleAnswer.notJson' }],
    ['nothing', () => new Response(null, { status: 204 }), { key: 'consoleAnswer.notJson' }],
    [
      'an error with status 200',
      () => jsonResponse({ ok: false, errors: [`no such key: ${KEY}`] }),
      { key: 'consoleAnswer.refused', values: { list: 'goals', words } },
    ],
    [
      'another form',
      () => jsonResponse({ goals: [] }),
      { key: 'consoleAnswer.undocumented', values: { list: 'goals' } },
    ],
    ['a redirect', redirect, { key: 'consoleAnswer.redirect', values: { host } }],
    [
      'more than 32 MB',
      () => new Response(huge()),
      { key: 'consoleAnswer.tooLarge', values: { list: 'goals', megabytes: 32 } },
    ],
    [
      'no connection',
      () => {
        throw new TypeError(`Failed to fetch with ${KEY}`)
      },
      { key: 'consoleAnswer.unreachable', values: { host } },
    ],
    [
      'a connection that breaks while the answer comes',
      () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError(KEY)) })),
      { key: 'consoleAnswer.unreachable' },
    ],
  ])('%s', async (_, answer, problem) => {
    const { result } = await fetchFrom(goalsAnswer(answer))
    expect(result).toMatchObject({ problem })
    expect(JSON.stringify(result)).not.toContain(KEY)
  })

  it('of 32 MB and more, no more is read', () => {
    expect(pulled).toBeGreaterThan(32)
    expect(pulled).toBeLessThan(40)
  })

  it.each<[SignIn, () => Response, string]>([
    ['jwt', () => jsonResponse(echo, 401), 'consoleAnswer.unauthorized.jwt'],
    ['bearer', () => jsonResponse(echo, 401), 'consoleAnswer.unauthorized.bearer'],
    ['session', () => jsonResponse({}, 401), 'consoleAnswer.unauthorized.session'],
    ['session', html, 'consoleAnswer.signedOut'],
  ])('with %s', async (signIn, answer, key) => {
    const secret = signIn === 'session' ? '' : KEY
    const { result } = await fetchFrom(goalsAnswer(answer), { ...ACCESS, signIn, secret })
    expect(result).toMatchObject({ problem: { key } })
  })

  it('offline', async () => {
    const offline = goalsAnswer(() => {
      throw new TypeError('Failed to fetch')
    })
    expect((await fetchFrom(offline, ACCESS, { onLine: false })).result).toEqual({
      problem: { key: 'consoleAnswer.offline' },
    })
  })

  it('no answer in half a minute', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort())
    const { result } = await fetchFrom(whole)
    expect(result).toEqual({ problem: { key: 'consoleAnswer.timeout', values: { host, seconds: 30 } } })
    expect(timeout).toHaveBeenCalledWith(30_000)
  })

  it('cancelled, in the middle', async () => {
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

  it.each(['page 2', 'archived'])('%s alone: then there is no registry either', async (which) => {
    const paged = consoleWith({ goals: itemsOf(30) }, { clamp: 10 })
    const { result } = await fetchFrom((list, url, init) => {
      const isIt =
        which === 'archived' ? url.searchParams.has('archived') : url.searchParams.get('page') === '2'
      return list === 'goals' && isIt ? jsonResponse({}, 500) : paged(list, url, init)
    })
    expect(result).toMatchObject({ problem: { key: 'consoleAnswer.server' } })
  })
})

describe('what goes wrong with another list', () => {
  it.each([
    ['metrics', 'metrics', 'Metric List'],
    ['applications', 'applications', 'Application List'],
    ['environments', 'environments', 'Environment List'],
    ['unit_types', 'unitTypes', 'UnitType List'],
    ['experiments', 'experiments', 'Experiment List'],
  ] as const)('%s: the goals are there, and what is missing is said', async (path, list, permission) => {
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

  it('a wrong entry spoils its own list, and no other', async () => {
    const registry = await registryFrom((list, url, init) =>
      list === 'metrics' ? listPage('metrics', [{ id: 'x', name: 'a' }]) : whole(list, url, init),
    )
    expect(registry.goals.complete).toBe(true)
    expect(registry.metrics.gap).toEqual({ key: 'consoleAnswer.undocumented', values: { list: 'metrics' } })
  })
})
