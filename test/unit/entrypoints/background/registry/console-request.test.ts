/** Tests the requests that a Web Console receives, and those that are never sent. */
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

describe('requestConsole', () => {
  const token = tokenEndingAt(Date.now() + 3_600_000)

  it.each<[SignIn, string, string | undefined, RequestCredentials]>([
    ['key', KEY, `Api-Key ${KEY}`, 'omit'],
    ['jwt', token, `JWT ${token}`, 'omit'],
    ['bearer', token, `Bearer ${token}`, 'omit'],
    ['bearer', KEY, `Bearer ${KEY}`, 'omit'],
    ['session', '', undefined, 'include'],
  ])('signs in with %s', async (signIn, secret, authorization, credentials) => {
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

  it('sends a POST when there is a body', async () => {
    const requests = stubConsole(ok)
    await requestConsole(ACCESS, { ...GOALS, body: { take: 10 } })
    expect(requests[0]?.init).toMatchObject({ method: 'POST', body: '{"take":10}', credentials: 'omit' })
    expect(requests[0]?.init.headers).toMatchObject({ 'Content-Type': 'application/json' })
  })

  it('checks access to the host without its port, since Firefox rejects patterns with a port', async () => {
    stubConsole(ok)
    const contains = vi.fn<(asked: object) => Promise<boolean>>(() => Promise.resolve(true))
    Object.assign(fakeBrowser.permissions, { contains })
    await requestConsole({ ...ACCESS, origin: 'http://localhost:4400' }, GOALS)
    expect(contains).toHaveBeenCalledExactlyOnceWith({ origins: ['http://localhost/*'] })
  })

  it('sends the request when the browser cannot check access', async () => {
    const requests = stubConsole(ok)
    Object.assign(fakeBrowser.permissions, { contains: () => Promise.reject(new Error('no pattern')) })
    expect(await requestConsole({ ...ACCESS, origin: 'http://[::1]:4400' }, GOALS)).toMatchObject({
      status: 200,
    })
    expect(requests).toHaveLength(1)
  })
})

describe('requestConsole, not sent', () => {
  it('sends nothing when the browser withholds access', async () => {
    const requests = stubConsole(ok)
    Object.assign(fakeBrowser.permissions, { contains: () => Promise.resolve(false) })
    expect(await requestConsole(ACCESS, GOALS)).toEqual({
      problem: { key: 'consoleAnswer.noAccess', values: { host: 'acme.absmartly.com' } },
    })
    expect(requests).toEqual([])
  })

  it.each(['jwt', 'bearer'] as const)('sends nothing with an expired %s', async (signIn) => {
    const requests = stubConsole(ok)
    const secret = tokenEndingAt(Date.now() - 1)
    expect(await requestConsole({ ...ACCESS, signIn, secret }, GOALS)).toEqual({
      problem: { key: 'consoleAnswer.tokenEnded' },
    })
    expect(requests).toEqual([])
    // A key is not parsed as a token.
    expect(await requestConsole({ ...ACCESS, secret }, GOALS)).toMatchObject({ status: 200 })
  })

  it.each(['••••••••Y1zA', `${KEY}\n${KEY}`, 'a\u0000b', '“key”'])(
    'sends nothing with %j, which no header can contain',
    async (secret) => {
      const requests = stubConsole(ok)
      expect(await requestConsole({ ...ACCESS, secret }, GOALS)).toEqual({
        problem: { key: 'consoleAnswer.notSendable' },
      })
      expect(requests).toEqual([])
    },
  )
})

describe('requestConsole, rate limit', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
  afterEach(() => void vi.useRealTimers())
  const busy = (seconds: string) => jsonResponse({}, 429, { 'Retry-After': seconds })

  it('retries after a short wait', async () => {
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

  it('sends at most three requests', async () => {
    const requests = stubConsole(() => busy('1'))
    const response = requestConsole(ACCESS, GOALS)
    await vi.advanceTimersByTimeAsync(100_000)
    expect(await response).toMatchObject({ status: 429, retryAfterMs: 1000 })
    expect(requests).toHaveLength(3)
  })

  it.each([
    ['the wait is long', () => busy('11'), 11_000],
    ['the wait is unknown', () => jsonResponse({}, 429), null],
  ])('does not retry when %s', async (_, respond, retryAfterMs) => {
    const requests = stubConsole(respond)
    expect(await requestConsole(ACCESS, GOALS)).toMatchObject({ status: 429, retryAfterMs })
    expect(requests).toHaveLength(1)
  })

  it('does not retry a POST, whose rate is limited elsewhere', async () => {
    const requests = stubConsole(() => busy('1'))
    expect(await requestConsole(ACCESS, { ...GOALS, body: {} })).toMatchObject({ status: 429 })
    expect(requests).toHaveLength(1)
  })

  it('stops waiting when it is canceled', async () => {
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

describe('readRetryAfter', () => {
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
  ])('parses %j as %s ms', (header, ms) => {
    expect(readRetryAfter(header, now)).toBe(ms)
  })
})
