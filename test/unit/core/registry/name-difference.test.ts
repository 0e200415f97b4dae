import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { nameDifference, type Segment, showInvisible } from '../../../../core/registry/name-difference'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** Formats segments with `=` for same, `+` for extra and `-` for missing. */
const shown = (segments: readonly Segment[]) =>
  segments.map(({ kind, text }) => `${{ same: '=', extra: '+', missing: '-' }[kind]}${text}`)

describe('nameDifference', () => {
  it.each<[string, string, string[]]>([
    ['', '', []],
    ['buy', 'buy', ['=buy']],
    ['', 'buy', ['-buy']],
    ['buy', '', ['+buy']],
    ['add-to-cart', 'add_to_cart', ['=add', '+-', '-_', '=to', '+-', '-_', '=cart']],
    ['addToCart', 'add_to_cart', ['=add', '+T', '-_t', '=o', '+C', '-_c', '=art']],
    ['purchse', 'purchase', ['=purch', '-a', '=se']],
    ['web_purchase', 'purchase', ['+web_', '=purchase']],
    ['purchase ', 'purchase', ['=purchase', '+ ']],
    ['views', 'view', ['=view', '+s']],
    ['veiw', 'view', ['=v', '+e', '=i', '-e', '=w']],
    ['\u0441art', 'cart', ['+\u0441', '-c', '=art']],
    ['cafe\u0301', 'cafe', ['=caf', '+e\u0301', '-e']],
    ['a\u{1f44d}\u{1f3fd}', 'a\u{1f44d}', ['=a', '+\u{1f44d}\u{1f3fd}', '-\u{1f44d}']],
    ['\ud83d', '\ud83d\ude00', ['+\ud83d', '-\ud83d\ude00']],
    // Keeps letters together if they could match at several positions.
    ['abcxabcd', 'abcd', ['=abc', '+xabc', '=d']],
    ['xaby', 'paqbabr', ['+x', '-paqb', '=ab', '+y', '-r']],
  ])('compares %j with %j', (typed, registered, expected) => {
    expect(shown(nameDifference(typed, registered))).toEqual(expected)
  })

  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', '_', 'A', ' '), maxLength: 12 }),
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.constant('__proto__'),
  )

  it('returns segments that rebuild both names, with adjacent ones of different kinds', () => {
    fc.assert(
      fc.property(text, text, (typed, registered) => {
        const segments = nameDifference(typed, registered)
        const join = (...kinds: Segment['kind'][]) =>
          segments.flatMap((segment) => (kinds.includes(segment.kind) ? [segment.text] : [])).join('')
        expect(join('same', 'extra')).toBe(typed)
        expect(join('same', 'missing')).toBe(registered)
        for (const [at, { kind, text: piece }] of segments.entries()) {
          expect(piece).not.toBe('')
          expect(kind).not.toBe(segments[at - 1]?.kind)
          if (kind === 'extra') expect(segments[at - 1]?.kind).not.toBe('missing')
        }
      }),
    )
  })

  it('keeps the longest common subsequence', () => {
    const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 })
    fc.assert(
      fc.property(short, short, (typed, registered) => {
        const same = nameDifference(typed, registered).flatMap(({ kind, text: piece }) =>
          kind === 'same' ? [piece] : [],
        )
        expect(same.join('').length).toBe(longestCommon(typed, registered))
      }),
    )
  })

  it('compares long names', () => {
    const [typed, registered] = [`x${'ab'.repeat(5000)}y`, `x${'ba'.repeat(5000)}y`]
    expect(nameDifference(typed, registered).map(({ kind }) => kind)).toEqual([
      'same',
      'extra',
      'missing',
      'same',
    ])
  })
})

/** Returns the length of the longest common subsequence by trying every subset. */
function longestCommon(one: string, other: string): number {
  let longest = 0
  for (let chosen = 0; chosen < 1 << one.length; chosen++) {
    const letters = one.split('').filter((_, at) => chosen & (1 << at))
    if (letters.length <= longest) continue
    let next = 0
    for (const letter of other) if (letter === letters[next]) next++
    if (next === letters.length) longest = letters.length
  }
  return longest
}

describe('showInvisible', () => {
  it.each([
    ['', ''],
    ['add_to_cart', 'add_to_cart'],
    ['Größe-日本語-\u05e9\u05dc\u05d5\u05dd', 'Größe-日本語-\u05e9\u05dc\u05d5\u05dd'],
    ['<b>&amp;', '<b>&amp;'],
    [' Order Placed ', '␣Order␣Placed␣'],
    ['a\u00a0b', 'a⟨U+00A0⟩b'],
    ['a\tb\n', 'a⟨U+0009⟩b⟨U+000A⟩'],
    ['a\u200bb\u200d', 'a⟨U+200B⟩b⟨U+200D⟩'],
    ['\u202egoal', '⟨U+202E⟩goal'],
    ['\ufeffgoal', '⟨U+FEFF⟩goal'],
    ['go\u00adal', 'go⟨U+00AD⟩al'],
    ['goal\ufe0f', 'goal⟨U+FE0F⟩'],
    ['1\ufe0f', '1⟨U+FE0F⟩'],
    ['\u3164', '⟨U+3164⟩'],
    ['\ud800', '⟨U+D800⟩'],
    ['\u{e0041}', '⟨U+E0041⟩'],
    [
      '\u{1f469}\u200d\u{1f4bb} \u2764\ufe0f 1\ufe0f\u20e3',
      '\u{1f469}\u200d\u{1f4bb}␣\u2764\ufe0f␣1\ufe0f\u20e3',
    ],
    ['e\u0301', 'e\u0301'],
  ])('shows %j as %j', (text, expected) => {
    expect(showInvisible(text)).toBe(expected)
  })

  it('leaves no invisible character outside emoji, for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(showInvisible(text).replace(/\p{ExtPict}[\ufe0f\u200d]*/gu, '')).not.toMatch(
          /[\p{Z}\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b]/u,
        )
      }),
    )
  })
})
