import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { matchInTime } from '../../../../core/delivery/match'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const at = (...all: number[]) => all.map((time) => ({ at: time }))
const timedLists = fc.array(fc.nat(60), { maxLength: 8 }).map((all) => at(...all.toSorted((a, b) => a - b)))

describe('matchInTime', () => {
  it.each<[string, number[], number[], number[]]>([
    ['nothing in empty lists', [], [], []],
    ['nothing with an empty list', [1, 2], [], [-1, -1]],
    ['each entry with its neighbor', [0, 10, 20], [1, 11, 21], [0, 1, 2]],
    ['the nearest entries when one is missing', [0, 10, 20], [11, 21], [-1, 0, 1]],
    ['as many pairs as possible', [0, 9], [10, 18], [0, 1]],
    ['nothing above the maximum gap', [0], [11], [-1]],
    ['entries in either direction', [10], [3], [0]],
  ])('matches %s', (_, left, right, expected) => {
    expect(matchInTime(at(...left), at(...right), 10)).toEqual(expected)
  })

  it('matches one to one, in order, and within the gap', () => {
    fc.assert(
      fc.property(timedLists, timedLists, fc.nat(20), (left, right, within) => {
        const pairs = matchInTime(left, right, within).flatMap((to, from) => (to < 0 ? [] : [{ from, to }]))
        for (const [index, { from, to }] of pairs.entries()) {
          expect(to).toBeGreaterThan(pairs[index - 1]?.to ?? -1)
          expect(Math.abs((left[from]?.at ?? 0) - (right[to]?.at ?? 0))).toBeLessThanOrEqual(within)
        }
      }),
    )
  })

  it('finds as many pairs with the same total gap as an exhaustive search', () => {
    fc.assert(
      fc.property(timedLists, timedLists, fc.nat(20), (left, right, within) => {
        const matches = matchInTime(left, right, within)
        const found = matches.reduce(
          (sum, to, from) =>
            to < 0
              ? sum
              : {
                  pairs: sum.pairs + 1,
                  apart: sum.apart + Math.abs((left[from]?.at ?? 0) - (right[to]?.at ?? 0)),
                },
          { pairs: 0, apart: 0 },
        )
        expect(found).toEqual(best(left, right, within))
      }),
    )
  })

  it('matches long lists one to one', () => {
    const left = at(...Array.from({ length: 2000 }, (_, index) => index * 10))
    const right = at(...Array.from({ length: 2000 }, (_, index) => index * 10 + 3))
    expect(matchInTime(left, right, 100)).toEqual(left.map((_, index) => index))
  })
})

interface Sum {
  readonly pairs: number
  readonly apart: number
}

/** Finds the best matching by trying every order-preserving one. */
function best(left: readonly { at: number }[], right: readonly { at: number }[], within: number): Sum {
  const known = new Map<string, Sum>()
  const from = (i: number, j: number): Sum => {
    const [one, other] = [left[i], right[j]]
    if (!one || !other) return { pairs: 0, apart: 0 }
    const key = `${i} ${j}`
    const before = known.get(key)
    if (before) return before
    const choices = [from(i + 1, j), from(i, j + 1)]
    const gap = Math.abs(one.at - other.at)
    if (gap <= within) {
      const rest = from(i + 1, j + 1)
      choices.push({ pairs: rest.pairs + 1, apart: rest.apart + gap })
    }
    const result = choices.toSorted((a, b) => b.pairs - a.pairs || a.apart - b.apart)[0] ?? {
      pairs: 0,
      apart: 0,
    }
    known.set(key, result)
    return result
  }
  return from(0, 0)
}
