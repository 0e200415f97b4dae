import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLists } from '../../../../core/record/list-diff'

const of = (text: string) => text.split('')

describe('diffLists', () => {
  it.each([
    ['', '', '', '', ''],
    ['', 'abc', '', '', 'abc'],
    ['abc', 'abc', '', '', ''],
    ['abc', 'abcde', '', '', 'de'],
    ['abc', 'cde', 'ab', '', 'de'],
    ['abcd', 'abXd', '', 'c', 'X'],
    ['abcd', 'aXbcd', '', '', 'X'],
    ['abcd', 'acd', '', 'b', ''],
    ['abcd', '', '', 'abcd', ''],
    ['abc', 'xyz', '', 'abc', 'xyz'],
    ['abcdef', 'cXef', 'ab', 'd', 'X'],
  ])('compares %j with %j', (before, after, dropped, gone, added) => {
    expect(diffLists(of(before), of(after))).toEqual({
      dropped: of(dropped),
      gone: of(gone),
      added: of(added),
    })
  })

  it('returns everything needed to turn one list into the other', () => {
    const list = fc.uniqueArray(fc.nat(30), { maxLength: 12 })
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { dropped, gone, added } = diffLists(before, after)
        const left = before.filter((item) => !dropped.includes(item) && !gone.includes(item))
        expect(new Set([...left, ...added])).toEqual(new Set(after))
      }),
    )
  })
})
