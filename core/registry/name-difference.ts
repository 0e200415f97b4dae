/** A segment of two aligned names. */
export interface Segment {
  readonly text: string
  /** `same`: in both names. `extra`: only in the typed name. `missing`: only in the registered name. */
  readonly kind: 'same' | 'extra' | 'missing'
}

/** One visible character, including its accents. Joined emoji count as one character. */
const CHARACTER =
  /\p{Regional_Indicator}{2}|\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*)*|[^\p{M}]\p{M}+|[\s\S]/gu

/** Maximum number of character pairs to align. Above it, only the common start and end of two names are found. */
const MAX_CHARACTER_PAIRS = 250_000

/**
 * Aligns `typed` and `registered`: `same` and `extra` segments add up to the first name, `same` and `missing`
 * segments to the second. As few characters as possible differ, in as few places as possible. For a replacement,
 * `extra` comes before `missing`. Adjacent segments are of different kinds. Characters are visible characters.
 */
export function nameDifference(typed: string, registered: string): readonly Segment[] {
  const left = typed.match(CHARACTER) ?? []
  const right = registered.match(CHARACTER) ?? []
  const shortest = Math.min(left.length, right.length)
  let start = 0
  while (start < shortest && left[start] === right[start]) start++
  let end = 0
  while (end < shortest - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end++
  return merge([
    { kind: 'same', text: left.slice(0, start).join('') },
    ...align(left.slice(start, left.length - end), right.slice(start, right.length - end)),
    { kind: 'same', text: left.slice(left.length - end).join('') },
  ])
}

/**
 * Aligns the parts that differ, by dynamic programming from the end: fewest differing characters first, then fewest
 * differing places.
 */
function align(left: readonly string[], right: readonly string[]): Segment[] {
  if (left.length * right.length > MAX_CHARACTER_PAIRS)
    return [
      { kind: 'extra', text: left.join('') },
      { kind: 'missing', text: right.join('') },
    ]
  const width = right.length + 1
  // Cost of a differing character, higher than the number of possible places. A differing place costs 1 more.
  // `inside` has the costs within a differing place, `outside` those elsewhere.
  const one = left.length + right.length + 2
  const inside = new Float64Array((left.length + 1) * width)
  const outside = new Float64Array((left.length + 1) * width)
  const at = (costs: Float64Array, i: number, j: number) =>
    i > left.length || j > right.length ? Infinity : (costs[i * width + j] ?? Infinity)
  const matched = (i: number, j: number) =>
    i < left.length && j < right.length && left[i] === right[j] ? at(outside, i + 1, j + 1) : Infinity

  for (let i = left.length; i >= 0; i--)
    for (let j = right.length; j >= 0; j--) {
      if (i === left.length && j === right.length) continue
      const changed = one + Math.min(at(inside, i + 1, j), j < right.length ? at(inside, i, j + 1) : Infinity)
      inside[i * width + j] = Math.min(matched(i, j), changed)
      outside[i * width + j] = Math.min(matched(i, j), changed + 1)
    }

  const segments: Segment[] = []
  let costs = outside
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    if (matched(i, j) === at(costs, i, j)) {
      segments.push({ kind: 'same', text: left[i++] ?? '' })
      j++
      costs = outside
      continue
    }
    costs = inside
    const typedOnly =
      i < left.length && at(inside, i + 1, j) <= (j < right.length ? at(inside, i, j + 1) : Infinity)
    segments.push(
      typedOnly ? { kind: 'extra', text: left[i++] ?? '' } : { kind: 'missing', text: right[j++] ?? '' },
    )
  }
  return segments
}

/** Joins adjacent segments of one kind. Between two `same` segments, `extra` comes before `missing`. */
function merge(segments: readonly Segment[]): Segment[] {
  const merged: Segment[] = []
  const texts = { same: '', extra: '', missing: '' }
  const flush = (...kinds: Segment['kind'][]) => {
    for (const kind of kinds) {
      if (texts[kind] !== '') merged.push({ kind, text: texts[kind] })
      texts[kind] = ''
    }
  }
  for (const { kind, text } of segments) {
    if (text === '') continue
    flush(...(kind === 'same' ? (['extra', 'missing'] as const) : (['same'] as const)))
    texts[kind] += text
  }
  flush('same', 'extra', 'missing')
  return merged
}

/**
 * Characters that are invisible or reorder visible ones: white space, controls, zero-width characters, lone
 * surrogates.
 */
const HIDDEN = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu
/** Emoji, including the invisible characters that belong to them or join them. */
const PICTURE =
  /\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*)+|\p{Extended_Pictographic}\ufe0f?|[#*0-9]\ufe0f?\u20e3/gu

/**
 * Makes every character visible: a space becomes `␣`, any other invisible character its code point, as in `⟨U+202E⟩`.
 * Ordinary text and emoji stay the same.
 */
export function showInvisible(text: string): string {
  let shown = ''
  let from = 0
  for (const { 0: picture, index } of text.matchAll(PICTURE)) {
    shown += shownPlainly(text.slice(from, index)) + picture
    from = index + picture.length
  }
  return shown + shownPlainly(text.slice(from))
}

const shownPlainly = (text: string) =>
  text.replace(HIDDEN, (character) =>
    character === ' '
      ? '␣'
      : `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
