/** What a Web Console is sent, and what it is not. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { SignIn } from '../../../../../core/registry/workspace'
import {
  requestConsole,
  type ConsoleRequest,
  readRetryAfter,
} from '../../../../../entrypoints/background/registry/console-request'
import {
  ACCESS,
  stubConsole,
  jsonResponse,
  KEY,
  type Respond,
  tokenEndingAt,
} from '../../../../fixtures/console/stub-console'

const { signal } = new AbortController()
const GOALS: ConsoleRequest = { path: '/v1/goals?page=1', about: 'goals', signal }
const ok: Respond = () => jsonResponse({})
afterEach(() => vi.unstubAllGlobals())

describe('a request', () => {
  const token = tokenEndingAt(Date.now() + 3_600_000)

  it.each<[SignIn, string, string | undefined, RequestCredentials]>([
    ['key', KEY, `Api-Key ${KEY}`, 'omit'],
    ['jwt', token, `JWT ${token}`, 'omit'],
    ['bearer', token, `Bearer ${token}`, 'omit'],
    ['bearer', KEY, `Bearer ${KEY}`, 'omit'],
    ['session', '', undefined, 'include'],
  ])('signs in by %s', async (signIn, secret, authorization, credentials) => {
    const requests = stubConsole(ok)
    await requestConsole({ ...ACCESS, signIn, secret }, GOALS)
    expect(requests).toHaveLength(1)
    expect(requests[0]?.url.href).toBe('https://acme.absmartly.com/v1/goals?page=1')
    expect(requests[0]?.init).toMatchObject({
      method: 'GET',
      redirect: 'manual',
      credentials,
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
    expect(requests[0]?.init.headers).toEqual({
      Accept: 'application/json',
      ...(authorization && { Authorization: authorization }),
    })
    expect(requests[0]?.init.body).toBeUndefined()
  })

  it('with a body is a POST', async () => {
    const requests = stubConsole(ok)
    await requestConsole(ACCESS, { ...GOALS, body: { take: 10 } })
    expect(requests[0]?.init).toMatchObject({ method: 'POST', body: '{"take":10}', credentials: 'omit' })
    expect(requests[0]?.init.headers).toMatchObject({ 'Content-Type': 'application/json' })
  })

  it('asks for access to a host without its port, which Firefox takes for no pattern', async () => {
    stubConsole(ok)
    const contains = vi.fn<(asked: object) => Promise<boolean>>(() => Promise.resolve(true))
    Object.assign(fakeBrowser.permissions, { contains })
    await requestConsole({ ...ACCESS, origin: 'http://localhost:4400' }, GOALS)
    expect(contains).toHaveBeenCalledExactlyOnceWith({ origins: ['http://localhost/*'] })
  })

  it('is made where the browser cannot say whether it may be', async () => {
    const requests = stubConsole(ok)
    Object.assign(fakeBrowser.permissions, { contains: () => Promise.reject(new Error('no pattern')) })
    expect(await requestConsole({ ...ACCESS, origin: 'http://[::1]:4400' }, GOALS)).toMatchObject({
      status: 200,
    })
    expect(requests).toHaveLength(1)
  })
})

describe('no request is made', () => {
  it('where the browser withholds the console', async () => {
    const requests = stubConsole(ok)
    Object.assign(fakeBrowser.permissions, { contains: () => Promise.resolve(false) })
    expect(await requestConsole(ACCESS, GOALS)).toEqual({
      problem: { key: 'consoleAnswer.noAccess', values: { host: 'acme.absmartly.com' } },
    })
    expect(requests).toEqual([])
  })

  it.each(['jwt', 'bearer'] as const)('with a %s that has ended', async (signIn) => {
    const requests = stubConsole(ok)
    const secret = tokenEndingAt(Date.now() - 1)
    expect(await requestConsole({ ...ACCESS, signIn, secret }, GOALS)).toEqual({
      problem: { key: 'consoleAnswer.tokenEnded' },
    })
    expect(requests).toEqual([])
    // A key is not read as a token.
    expect(await requestConsole({ ...ACCESS, secret }, GOALS)).toMatchObject({ status: 200 })
  })

  it.each(['••••••••Y1zA', `${KEY}\n${KEY}`, 'a\u0000b', '“key”'])(
    'with %j, which no header can carry',
    async (secret) => {
      const requests = stubConsole(ok)
      expect(await requestConsole({ ...ACCESS, secret }, GOALS)).toEqual({
        problem: { key: 'consoleAnswer.notSendable' },
      })
      expect(requests).toEqual([])
    },
  )
})

describe('a console that asks to wait', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
  afterEach(() => void vi.useRealTimers())
  const busy = (seconds: string) => jsonResponse({}, 429, { 'Retry-After': seconds })

  it('a short time is waited for', async () => {
    const requests = stubConsole(() => (requests.length < 3 ? busy('7') : jsonResponse({})))
    const response = requestConsole(ACCESS, GOALS)
    await vi.advanceTimersByTimeAsync(6999)
    expect(requests).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(requests).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(7000)
    expect(await response).toMatchObject({ status: 200 })
    expect(requests).toHaveLength(3)
  })

  it('is asked three times at most', async () => {
    const requests = stubConsole(() => busy('1'))
    const response = requestConsole(ACCESS, GOALS)
    await vi.advanceTimersByTimeAsync(100_000)
    expect(await response).toMatchObject({ status: 429, retryAfterMs: 1000 })
    expect(requests).toHaveLength(3)
  })

  it.each([
    ['a long time', () => busy('11'), 11_000],
    ['without saying how long', () => jsonResponse({}, 429), null],
  ])('%s is not', async (_, respond, retryAfterMs) => {
    const requests = stubConsole(respond)
    expect(await requestConsole(ACCESS, GOALS)).toMatchObject({ status: 429, retryAfterMs })
    expect(requests).toHaveLength(1)
  })

  it('with a POST is not waited for, since that is counted elsewhere', async () => {
    const requests = stubConsole(() => busy('1'))
    expect(await requestConsole(ACCESS, { ...GOALS, body: {} })).toMatchObject({ status: 429 })
    expect(requests).toHaveLength(1)
  })

  it('is waited for no longer when it is cancelled', async () => {
    const requests = stubConsole(() => busy('9'))
    const stop = new AbortController()
    const response = requestConsole(ACCESS, { ...GOALS, signal: stop.signal })
    await vi.advanceTimersByTimeAsync(1)
    stop.abort()
    expect(await response).toEqual({ problem: { key: 'consoleAnswer.cancelled' } })
    expect(vi.getTimerCount()).toBe(0)
    expect(requests).toHaveLength(2)
  })
})

describe('Retry-After', () => {
  const now = Date.parse('2026-10-21T07:28:00Z')
  it.each<[string | null, number | null]>([
    [null, null],
    ['0', 0],
    ['120', 120_000],
    [' 5 ', 5000],
    ['Wed, 21 Oct 2026 07:28:30 GMT', 30_000],
    ['Wed, 21 Oct 2026 07:27:00 GMT', 0],
    ['', null],
    ['soon', null],
    ['9999999999', null],
  ])('%j is %s ms', (header, ms) => {
    expect(readRetryAfter(header, now)).toBe(ms)
  })
})
