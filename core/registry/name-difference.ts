/** A piece of two names laid side by side. */
export interface Segment {
  readonly text: string
  /** In both; in the typed name alone; in the registered one alone. */
  readonly kind: 'same' | 'extra' | 'missing'
}

/** What is one character to the eye: with its accents, and pictures joined to one. */
const CHARACTER =
  /\p{RI}{2}|\p{ExtPict}[\ufe0f\p{EMod}]*(?:\u200d\p{ExtPict}[\ufe0f\p{EMod}]*)*|[^\p{M}]\p{M}+|[\s\S]/gu

/** Above so many pairs of characters, names are not laid side by side but for what they begin and end with. */
const MAX_CHARACTER_PAIRS = 250_000

/**
 * Lays `typed` and `registered` side by side: `same` and `extra` make up the one, `same` and `missing` the other. As
 * few characters as possible differ, in as few places as that allows; where something was
 * replaced, `extra` stands before `missing`. Neighbours are of different kinds. Characters are what the eye takes for
 * one.
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

/** By dynamic programming over what is left of both, from the end: fewest characters first, then fewest places. */
function align(left: readonly string[], right: readonly string[]): Segment[] {
  if (left.length * right.length > MAX_CHARACTER_PAIRS)
    return [
      { kind: 'extra', text: left.join('') },
      { kind: 'missing', text: right.join('') },
    ]
  const width = right.length + 1
  // Characters that differ, times more than there can be places, plus places; for what follows a difference, or not.
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

/** Neighbours of one kind as one, and between two that are the same what is extra before what is missing. */
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

/** What cannot be seen, or turns around what can: white space, controls, characters without width, lone surrogates. */
const HIDDEN = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu
/** What makes one picture of several, and belongs to it. */
const PICTURE =
  /\p{ExtPict}[\ufe0f\p{EMod}]*(?:\u200d\p{ExtPict}[\ufe0f\p{EMod}]*)+|\p{ExtPict}\ufe0f?|[#*0-9]\ufe0f?\u20e3/gu

/**
 * The text with everything visible: a space as `␣`, whatever else cannot be seen by its number, as `⟨U+202E⟩`. Ordinary
 * text stays as it is, pictures too.
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
