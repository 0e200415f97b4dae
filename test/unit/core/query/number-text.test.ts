import { describe, expect, it } from 'vitest'
import { isNumericText } from '../../../../core/query/number-text'

describe('isNumericText', () => {
  it.each(['0', '12', '1.', '.5', '1.5', '+1', '-1.5e3', '1.e5', '.5E-2', '1'.repeat(20_000)])(
    'accepts %j',
    (text) => {
      expect(isNumericText(text)).toBe(true)
    },
  )

  it.each(['', '.', '+', '1..2', '1.2.3', 'e5', '1e', '0x1', ' 1', '1,5', `${'1'.repeat(20_000)}x`])(
    'rejects %j',
    (text) => {
      expect(isNumericText(text)).toBe(false)
    },
  )
})
