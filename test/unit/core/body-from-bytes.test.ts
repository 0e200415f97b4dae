import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { bodyFromBytes } from '../../../core/body-from-bytes'
import { MAX_BODY_BYTES } from '../../../core/capture'

const binary = (length: number) => new Uint8Array(length).map((_, index) => 255 - (index % 7))

describe('bodyFromBytes', () => {
  it.each([1, 2, 3, 12_287, 12_288, 12_289, 65_534, 65_535, 70_000, MAX_BODY_BYTES])(
    'encodes %i bytes that are not UTF-8',
    (length) => {
      const bytes = binary(length)
      const data = Buffer.from(bytes).toString('base64')
      expect(bodyFromBytes(bytes)).toEqual({ encoding: 'base64', data, bytes: length })
    },
  )

  it('cuts a larger body and keeps its size', () => {
    const bytes = binary(MAX_BODY_BYTES + 1)
    const data = Buffer.from(bytes.subarray(0, MAX_BODY_BYTES)).toString('base64')
    expect(bodyFromBytes(bytes)).toEqual({
      encoding: 'base64',
      data,
      bytes: MAX_BODY_BYTES + 1,
      truncated: true,
    })
  })

  it('calls no function with more arguments than the stack of a service worker takes', () => {
    const fromCodePoint = vi.spyOn(String, 'fromCodePoint')
    bodyFromBytes(binary(MAX_BODY_BYTES))
    const most = Math.max(...fromCodePoint.mock.calls.map((args) => args.length))
    fromCodePoint.mockRestore()
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(16_384)
  })

  it('keeps every byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40_000 }), (bytes) => {
        const body = bodyFromBytes(bytes)
        if (body.encoding === 'none') throw new Error('the body is missing')
        expect(Buffer.from(body.data, body.encoding === 'text' ? 'utf8' : 'base64').equals(bytes)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})
