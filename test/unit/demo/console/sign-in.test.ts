// @vitest-environment node
import { Buffer } from 'node:buffer'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { jwt, keys, startDemo } from '../../../../demo/index.ts'
import type { Demo } from '../../../../demo/index.ts'
import { requestConsolePath } from '../../../fixtures/ask-demo.ts'

let demo: Demo
beforeEach(async () => {
  demo = await startDemo()
})
afterEach(() => demo.stop())

const inAMinute = () => Date.now() + 60_000
const statusOf = async (authorization: string, path = '/v1/goals') =>
  (await requestConsolePath(demo, path, authorization)).status
const withCookie = (cookie: string, path = '/v1/goals') =>
  fetch(`${demo.consoleUrl}${path}`, { headers: { Cookie: cookie } })

/** Signs in and returns the whole cookie. */
async function signIn(): Promise<string> {
  const answer = await fetch(`${demo.consoleUrl}/login`, { method: 'POST', body: 'email=mina' })
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain('You are signed in')
  return answer.headers.get('set-cookie') ?? ''
}

describe('console, token', () => {
  it('is well formed and contains its expiry', () => {
    const parts = jwt({ expiresAt: 1_795_460_300_999, permissions: ['Goal List'] }).split('.')
    expect(parts).toHaveLength(3)
    for (const part of parts) expect(part).toMatch(/^[\w-]+$/)
    const [header, payload] = parts.map((part) => Buffer.from(part, 'base64url').toString())
    expect(JSON.parse(header ?? '')).toEqual({ alg: 'none', typ: 'JWT' })
    expect(JSON.parse(payload ?? '')).toEqual({ sub: '7', exp: 1_795_460_300, permissions: ['Goal List'] })
  })

  it.each(['JWT', 'Bearer'])('is accepted as %s until it expires', async (scheme) => {
    expect(await statusOf(`${scheme} ${jwt({ expiresAt: inAMinute() })}`)).toBe(200)
    expect(await statusOf(`${scheme} ${jwt({ expiresAt: Date.now() - 1000 })}`)).toBe(401)
  })

  it('can lack permissions', async () => {
    const token = jwt({ expiresAt: inAMinute(), permissions: ['Goal List'] })
    expect(await statusOf(`JWT ${token}`)).toBe(200)
    expect(await statusOf(`Bearer ${token}`, '/v1/metrics')).toBe(403)
    expect(await statusOf(`JWT ${token}`, '/auth/current-user')).toBe(200)
  })

  it.each([
    ['sent as a key', (token: string) => `Api-Key ${token}`],
    ['with a scheme in another case', (token: string) => `bearer ${token}`],
    ['without a scheme', (token: string) => token],
    ['that is truncated', (token: string) => `JWT ${token.slice(0, -1)}`],
    ['without its signature', (token: string) => `JWT ${token.split('.').slice(0, 2).join('.')}`],
    ['with a fourth part', (token: string) => `JWT ${token}.x`],
    ['with another payload', (token: string) => `JWT ${token.replace(/\..*\./, '.e30.')}`],
    ['that is a key', () => `JWT ${keys.console}`],
  ])('rejects a token %s', async (_, authorizationFor) => {
    expect(await statusOf(authorizationFor(jwt({ expiresAt: inAMinute() })))).toBe(401)
  })
})

describe('console, session', () => {
  it('starts on a page with a form that sets the cookie', async () => {
    const form = await (await fetch(`${demo.consoleUrl}/login`)).text()
    expect(form).toContain('<form method="post" action="/login">')
    const [pair = '', ...attributes] = (await signIn()).split('; ')
    expect(pair).toMatch(/^jwt=[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(attributes).toEqual(['Path=/', 'Max-Age=86400', 'HttpOnly', 'SameSite=Lax'])
    for (const path of ['/v1/goals', '/v1/metrics', '/v1/experiments', '/auth/current-user'])
      expect([path, (await withCookie(pair, path)).status]).toEqual([path, 200])
    expect((await withCookie(`theme=dark; ${pair}; other=1`)).status).toBe(200)
  })

  it('expires, and has only the permissions of its token', async () => {
    const over = jwt({ expiresAt: Date.now() - 1000 })
    const goalsOnly = jwt({ expiresAt: inAMinute(), permissions: ['Goal List'] })
    expect((await withCookie(`jwt=${over}`)).status).toBe(401)
    expect((await withCookie(`jwt=${goalsOnly}`, '/v1/metrics')).status).toBe(403)
    expect((await withCookie('jwt=')).status).toBe(401)
    expect((await withCookie(`JWT=${goalsOnly}`)).status).toBe(401)
  })

  it('does not override a wrong Authorization header', async () => {
    const Cookie = `jwt=${jwt({ expiresAt: inAMinute() })}`
    const headers = { Cookie, Authorization: 'Api-Key nobody' }
    expect((await fetch(`${demo.consoleUrl}/v1/goals`, { headers })).status).toBe(401)
  })

  it('is recorded, so that a test can verify that no cookie was sent', async () => {
    await withCookie('jwt=x')
    await requestConsolePath(demo, '/v1/goals')
    expect(demo.received.map(({ headers }) => headers['cookie'])).toEqual(['jwt=x', undefined])
  })
})
