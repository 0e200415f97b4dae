/** What a Web Console is sent, and what it is not. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { SignIn } from '../../../../../core/registry/workspace'
import {
  askConsole,
  type ConsoleRequest,
  readRetryAfter,
} from '../../../../../entrypoints/background/registry/console-request'
import {
  ACCESS,
  answering,
  json,
  KEY,
  type Respond,
  tokenEndingAt,
} from '../../../../fixtures/console/stub-console'

const { signal } = new AbortController()
const GOALS: ConsoleRequest = { path: '/v1/goals?page=1', about: 'goals', signal }
const ok: Respond = () => json({})
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
    const asked = answering(ok)
    await askConsole({ ...ACCESS, signIn, secret }, GOALS)
    expect(asked).toHaveLength(1)
    expect(asked[0]?.url.href).toBe('https://acme.absmartly.com/v1/goals?page=1')
    expect(asked[0]?.init).toMatchObject({
      method: 'GET',
      redirect: 'manual',
      credentials,
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    })
    expect(asked[0]?.init.headers).toEqual({
      Accept: 'application/json',
      ...(authorization && { Authorization: authorization }),
    })
    expect(asked[0]?.init.body).toBeUndefined()
  })

  it('with a body is a POST', async () => {
    const asked = answering(ok)
    await askConsole(ACCESS, { ...GOALS, body: { take: 10 } })
    expect(asked[0]?.init).toMatchObject({ method: 'POST', body: '{"take":10}', credentials: 'omit' })
    expect(asked[0]?.init.headers).toMatchObject({ 'Content-Type': 'application/json' })
  })

  it('asks for access to a host without its port, which Firefox takes for no pattern', async () => {
    answering(ok)
    const contains = vi.fn<(asked: object) => Promise<boolean>>(() => Promise.resolve(true))
    Object.assign(fakeBrowser.permissions, { contains })
    await askConsole({ ...ACCESS, origin: 'http://localhost:4400' }, GOALS)
    expect(contains).toHaveBeenCalledExactlyOnceWith({ origins: ['http://localhost/*'] })
  })

  it('is made where the browser cannot say whether it may be', async () => {
    const asked = answering(ok)
    Object.assign(fakeBrowser.permissions, { contains: () => Promise.reject(new Error('no pattern')) })
    expect(await askConsole({ ...ACCESS, origin: 'http://[::1]:4400' }, GOALS)).toMatchObject({ status: 200 })
    expect(asked).toHaveLength(1)
  })
})

describe('no request is made', () => {
  it('where the browser withholds the console', async () => {
    const asked = answering(ok)
    Object.assign(fakeBrowser.permissions, { contains: () => Promise.resolve(false) })
    expect(await askConsole(ACCESS, GOALS)).toEqual({
      problem: { key: 'consoleAnswer.noAccess', values: { host: 'acme.absmartly.com' } },
    })
    expect(asked).toEqual([])
  })

  it.each(['jwt', 'bearer'] as const)('with a %s that has ended', async (signIn) => {
    const asked = answering(ok)
    const secret = tokenEndingAt(Date.now() - 1)
    expect(await askConsole({ ...ACCESS, signIn, secret }, GOALS)).toEqual({
      problem: { key: 'consoleAnswer.tokenEnded' },
    })
    expect(asked).toEqual([])
    // A key is not read as a token.
    expect(await askConsole({ ...ACCESS, secret }, GOALS)).toMatchObject({ status: 200 })
  })

  it.each(['••••••••Y1zA', `${KEY}\n${KEY}`, 'a\u0000b', '“key”'])(
    'with %j, which no header can carry',
    async (secret) => {
      const asked = answering(ok)
      expect(await askConsole({ ...ACCESS, secret }, GOALS)).toEqual({
        problem: { key: 'consoleAnswer.notSendable' },
      })
      expect(asked).toEqual([])
    },
  )
})

describe('a console that asks to wait', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }))
  afterEach(() => void vi.useRealTimers())
  const busy = (seconds: string) => json({}, 429, { 'Retry-After': seconds })

  it('a short time is waited for', async () => {
    const asked = answering(() => (asked.length < 3 ? busy('7') : json({})))
    const answer = askConsole(ACCESS, GOALS)
    await vi.advanceTimersByTimeAsync(6999)
    expect(asked).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(asked).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(7000)
    expect(await answer).toMatchObject({ status: 200 })
    expect(asked).toHaveLength(3)
  })

  it('is asked three times at most', async () => {
    const asked = answering(() => busy('1'))
    const answer = askConsole(ACCESS, GOALS)
    await vi.advanceTimersByTimeAsync(100_000)
    expect(await answer).toMatchObject({ status: 429, retryAfterMs: 1000 })
    expect(asked).toHaveLength(3)
  })

  it.each([
    ['a long time', () => busy('11'), 11_000],
    ['without saying how long', () => json({}, 429), null],
  ])('%s is not', async (_, respond, retryAfterMs) => {
    const asked = answering(respond)
    expect(await askConsole(ACCESS, GOALS)).toMatchObject({ status: 429, retryAfterMs })
    expect(asked).toHaveLength(1)
  })

  it('with a POST is not waited for, since that is counted elsewhere', async () => {
    const asked = answering(() => busy('1'))
    expect(await askConsole(ACCESS, { ...GOALS, body: {} })).toMatchObject({ status: 429 })
    expect(asked).toHaveLength(1)
  })

  it('is waited for no longer when it is cancelled', async () => {
    const asked = answering(() => busy('9'))
    const stop = new AbortController()
    const answer = askConsole(ACCESS, { ...GOALS, signal: stop.signal })
    await vi.advanceTimersByTimeAsync(1)
    stop.abort()
    expect(await answer).toEqual({ problem: { key: 'consoleAnswer.cancelled' } })
    expect(vi.getTimerCount()).toBe(0)
    expect(asked).toHaveLength(2)
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
