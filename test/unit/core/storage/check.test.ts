import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type Check, checkFields, checkList, checkWhole } from '../../../../core/storage/check'

const text = checkWhole(v.string())
const list = checkList(v.number(), 3)
const fields = checkFields<{ size: number; flag: boolean }>(
  {
    size: v.number(),
    flag: v.union([
      v.boolean(),
      v.pipe(
        v.literal('yes'),
        v.transform(() => true),
      ),
    ]),
  },
  { size: 1, flag: false },
)

describe.each<[string, Check<unknown>, unknown, unknown, unknown[]]>([
  ['nothing', text, undefined, undefined, []],
  ['a valid value', text, 'a', 'a', []],
  ['an invalid value', text, null, undefined, [{ value: null }]],
  ['no list', list, undefined, undefined, []],
  ['a valid list', list, [1, 2], [1, 2], []],
  ['a list with invalid entries', list, [1, 'b', 2], [1, 2], [{ value: ['b'], entries: 1 }]],
  ['a list that is too long', list, [1, 2, 3, 4], [1, 2, 3], [{ value: [4], entries: 1 }]],
  ['an object in place of a list', list, {}, undefined, [{ value: {} }]],
  ['no object', fields, undefined, undefined, []],
  ['an empty object', fields, {}, { size: 1, flag: false }, []],
  ['a value of an earlier version', fields, { flag: 'yes' }, { size: 1, flag: true }, []],
  ['an unset field', fields, { size: undefined }, { size: 1, flag: false }, []],
  ['an unknown field', fields, { later: 1, size: 2 }, { size: 2, flag: false }, []],
  [
    'an invalid field',
    fields,
    { size: 'big', flag: true },
    { size: 1, flag: true },
    [{ value: { size: 'big' }, fields: ['size'] }],
  ],
  ['a list in place of an object', fields, [1], undefined, [{ value: [1] }]],
])('a check of %s', (_, check, stored, value, unreadable) => {
  it('splits it into what can be read and what cannot', () => {
    expect(check(stored)).toEqual({ value, unreadable })
  })
})

describe('checkList', () => {
  it('reads every valid entry, wherever the invalid ones are', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer(), fc.jsonValue())), (stored) => {
        const numbers = stored.filter((one) => typeof one === 'number' && Number.isFinite(one))
        const { value, unreadable } = checkList(v.pipe(v.number(), v.finite()), 1000)(stored)
        expect(value).toEqual(numbers)
        expect(unreadable[0]?.entries ?? 0).toBe(stored.length - numbers.length)
      }),
    )
  })
})

it.each(Object.entries({ text, list, fields }))(
  'the check %s never throws, and loses nothing',
  (_, check) => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const { value, unreadable } = check(stored)
        if (stored !== undefined) expect(value !== undefined || unreadable.length > 0).toBe(true)
      }),
    )
  },
)
