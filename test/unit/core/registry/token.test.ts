import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { looksLikeToken, tokenExpiry } from '../../../../core/registry/token'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const base64url = (text: string) => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const tokenWith = (claims: string) => `${base64url('{"alg":"HS256"}')}.${base64url(claims)}.c2ln`

describe('tokenExpiry', () => {
  it.each<[string, string, number | null]>([
    ['whole seconds', '{"exp":1795000000}', 1_795_000_000_000],
    ['a fraction of a second', '{"exp":1.5}', 1500],
    ['claims without “exp”', '{"sub":"me"}', null],
    ['“exp” as a string', '{"exp":"1795000000"}', null],
    ['claims that are not an object', '7', null],
    ['claims that are not JSON', 'exp', null],
    // These encode to a `-` and a `_` in base64url.
    ['claims with characters specific to base64url', '{"exp":1,"a":"~~~???>>>"}', 1000],
  ])('reads %s: $2', (_, claims, at) => {
    expect(tokenExpiry(tokenWith(claims))).toBe(at)
    expect(tokenExpiry(` ${tokenWith(claims)}\n`)).toBe(at)
  })

  it.each(['', 'aB3dE5', 'a.b.c', '..', 'ey.€.x'])('returns null for %j', (token) => {
    expect(tokenExpiry(token)).toBeNull()
  })

  it('reads any expiry and never throws', () => {
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
  ])('returns for %j: %s', (secret, looks) => {
    expect(looksLikeToken(secret)).toBe(looks)
  })
})
