import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../../core/registry/near/fold'

/** The words as one expression with look-around, whose time can't be proven. */
const WORD =
  /iOS(?!\p{Ll})|(?:V|(?<!\p{L})v)\p{Nd}+|\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Nd}+|[\p{Lo}\p{Lm}\p{Lt}\p{M}]+|\p{So}/gu

describe('fold', () => {
  it.each([
    ['pageView', ['page', 'view']],
    ['HTMLPage', ['html', 'page']],
    ['iOSApp', ['ios', 'app']],
    ['iOS', ['ios']],
    ['iOSpecial', ['i', 'o', 'special']],
    ['checkout_v2', ['checkout', 'v2']],
    ['checkoutV2', ['checkout', 'v2']],
    ['av2', ['av', '2']],
    ['購入v2', ['購入', 'v', '2']],
    ['購入 v2', ['購入', 'v2']],
    ['ABV2', ['abv', '2']],
    ['iOSV2', ['ios', 'v2']],
    ['', []],
  ])('splits %j into %j', (name, words) => {
    expect(fold(name).words).toEqual(words)
  })

  it('splits names as one expression with look-around does', () => {
    const part = fc.constantFrom(
      'i',
      'O',
      'S',
      'iOS',
      'v',
      'V',
      '2',
      '34',
      'a',
      'B',
      '購',
      'ー',
      '\u0651',
      '_',
      ' ',
      '★',
      '𐐀',
      '𐐨',
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const name = parts.join('')
        const words = name.match(WORD)?.map((word) => word.toLowerCase()) ?? []
        expect(fold(name).words).toEqual(words)
      }),
      { numRuns: 3000 },
    )
  })
})
