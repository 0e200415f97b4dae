import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNamePart } from '../../../../core/export/file-name'

describe('fileNamePart', () => {
  it.each([
    ['shop.example', 'shop.example'],
    ['../../etc/passwd', 'etc-passwd'],
    ['a', 'a'],
    ['..a\n', 'a'],
    ['Köln & Bonn', 'Köln-Bonn'],
    ['-.-', ''],
    ['', ''],
    ['x'.repeat(100), 'x'.repeat(80)],
    [`${'-'.repeat(200_000)}a${'.'.repeat(200_000)}`, 'a'],
  ])('turns %j into %j', (text, part) => {
    expect(fileNamePart(text)).toBe(part)
  })

  it('keeps only safe characters, and none of its ends is a dot or a hyphen before the limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (text) => {
        expect(fileNamePart(text)).toMatch(/^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?)?$/u)
      }),
    )
  })
})
