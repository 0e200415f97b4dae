import { createRequire } from 'node:module'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { hashToHex, hashUnit } from '../../../../core/publish/unit-hash'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const sdk = createRequire(import.meta.url)('@absmartly/javascript-sdk/lib/utils') as {
  hashUnit(uid: string): string
}

describe('hashUnit', () => {
  it.each([
    ['user-1', '1tdwU5K8evYzMovqjExpBA'],
    ['42', 'odDG6D8CcyfYRhBj9KxYpg'],
    ['visitor-0001', 'YjqFiwagV3Ie2r43sO-PEw'],
    ['Jürgen', '669DL-HV_DPv-qcter0-Ow'],
    ['😀', '-Z9RwqljCn9rjBPBgYvAwg'],
    ['NaN', 'fs-zvwdqapY1-XX-lqyX_Q'],
    ['', '1B2M2Y8AsgTpgAmY7PhCfg'],
  ])('hashes %j to %s', (uid, hash) => {
    expect(hashUnit(uid)).toBe(hash)
  })

  it('equals the SDK’s hash, also for lone surrogates', () => {
    const codeUnits = fc
      .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0xd800, max: 0xdfff })))
      .map((units) => String.fromCharCode(...units))
    fc.assert(
      fc.property(fc.oneof(codeUnits, fc.string({ unit: 'binary' })), (uid) => {
        expect(hashUnit(uid)).toBe(sdk.hashUnit(uid))
      }),
      { numRuns: 200 },
    )
  })

  it('returns 22 characters that convert to 16 bytes in hex', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (uid) => {
        expect(hashUnit(uid)).toMatch(/^[\w-]{21}[AQgw]$/)
        expect(hashToHex(hashUnit(uid))).toMatch(/^[\da-f]{32}$/)
      }),
    )
  })
})

describe('hashToHex', () => {
  it.each([
    ['LTSLmGJb-oGQVJhxElUwtQ', '2d348b98625bfa8190549871125530b5'],
    ['of2dhFlqHRXpW8iQG9mepw', 'a1fd9d84596a1d15e95bc8901bd99ea7'],
    ['1tdwU5K8evYzMovqjExpBA', 'd6d7705392bc7af633328bea8c4c6904'],
    ['odDG6D8CcyfYRhBj9KxYpg', 'a1d0c6e83f027327d8461063f4ac58a6'],
    ['YjqFiwagV3Ie2r43sO-PEw', '623a858b06a057721edabe37b0ef8f13'],
    ['______________________', 'ffffffffffffffffffffffffffffffff'],
    // No hash ends like this, but a page may send it.
    ['YjqFiwagV3Ie2r43sO-PEx', '623a858b06a057721edabe37b0ef8f13'],
  ])('converts %s to %s', (hash, hex) => {
    expect(hashToHex(hash)).toBe(hex)
  })

  it.each([
    '',
    'user-1',
    'LTSLmGJb-oGQVJhxElUwt',
    'LTSLmGJb-oGQVJhxElUwtQQ',
    'LTSLmGJb+oGQVJhxElUwtQ',
    'LTSLmGJb-oGQVJhxElUwtQ\n',
    'LTSLmGJb-oGQVJhxElUw==',
    'LTSLmGJbüoGQVJhxElUwtQ',
  ])('returns null for %j', (uid) => {
    expect(hashToHex(uid)).toBeNull()
  })
})
