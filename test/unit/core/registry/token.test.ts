import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { looksLikeToken, tokenExpiry } from '../../../../core/registry/token'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const base64url = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const tokenWith = (claims: string) => `${base64url('{"alg":"HS256"}')}.${base64url(claims)}.c2ln`

describe('tokenExpiry', () => {
  it.each<[string, string, number | null]>([
    ['seconds', '{"exp":1795000000}', 1_795_000_000_000],
    ['a part of a second', '{"exp":1.5}', 1500],
    ['no end', '{"sub":"me"}', null],
    ['an end as text', '{"exp":"1795000000"}', null],
    ['no claims', '7', null],
    ['no JSON', 'exp', null],
    // In base64url these have a `-` and a `_`.
    ['characters that base64 has not for URLs', '{"exp":1,"a":"~~~???>>>"}', 1000],
  ])('%s', (_, claims, at) => {
    expect(tokenExpiry(tokenWith(claims))).toBe(at)
    expect(tokenExpiry(` ${tokenWith(claims)}\n`)).toBe(at)
  })

  it.each(['', 'aB3dE5', 'a.b.c', '..', 'ey.€.x'])('%j does not say', (token) => {
    expect(tokenExpiry(token)).toBeNull()
  })

  it('reads back any end, and never throws', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), (exp, noToken) => {
        expect(tokenExpiry(tokenWith(JSON.stringify({ exp })))).toBe(exp * 1000)
        expect(() => tokenExpiry(noToken)).not.toThrow()
      }),
    )
  })
})

describe('looksLikeToken', () => {
  it.each([
    [tokenWith('{}'), true],
    [` ${tokenWith('{}')} `, true],
    ['eyJhbGciOiJub25lIn0.e30.', true],
    ['aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA', false],
    ['www.absmartly.com', false],
    ['ey.only', false],
    ['', false],
  ])('%j: %s', (secret, looks) => {
    expect(looksLikeToken(secret)).toBe(looks)
  })
})
