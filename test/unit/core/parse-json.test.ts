import { describe, expect, it } from 'vitest'
import { parseJson } from '../../../core/parse-json'

describe('parseJson', () => {
  it.each<[string, unknown]>([
    ['{"a":[1,null]}', { a: [1, null] }],
    ['null', null],
    ['""', ''],
  ])('parses %s', (text, value) => {
    expect(parseJson(text)).toEqual(value)
  })

  it.each(['', 'undefined', '{"a":', "{'a':1}", '<html>', '['.repeat(1_000_000)])(
    'returns undefined for %.20s',
    (text) => {
      expect(parseJson(text)).toBeUndefined()
    },
  )
})
