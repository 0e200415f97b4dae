import { describe, expect, it } from 'vitest'

import { countWords, findMarkers, MARKERS } from '../../../../scripts/prose/markers'

/** For each kind, phrases that must be found and similar phrases that must not. */
const EXAMPLES: Readonly<
  Record<string, { readonly found: readonly string[]; readonly fine: readonly string[] }>
> = {
  'a clause with “what” instead of a noun': {
    found: ['Returns what is stored.', 'What it keeps', 'What comes later', 'reads what the page sent'],
    fine: ['What to do', 'what you see', 'Whatever is sent'],
  },
  'preposition and “which”': {
    found: ['the list by which rows are sorted', 'With which key'],
    fine: ['which is sorted', 'the order in the list'],
  },
  '“so many” for a number': {
    found: ['So many are kept', 'so long it can be undone'],
    fine: ['so that many rows fit', 'as long as'],
  },
  'an unnamed person': { found: ['Somebody clicked', 'what nobody sees'], fine: ['no one', 'some body'] },
  '“is told” or “is said”': {
    found: ['It is said at once', 'the panel was told', 'told by the page', 'hears of it'],
    fine: ['it says so', 'telling'],
  },
  '“any more”': { found: ['not used any more', 'not anymore'], fine: ['no more rows'] },
  'an adverb that sounds translated': {
    found: ['starts anew', 'beside the list', 'It shall', 'all the same'],
    fine: ['next to the list', 'the same', 'inside'],
  },
  '“is none”': { found: ['there is none', 'has none', 'is no filter'], fine: ['none is', 'is not a filter'] },
  '“a text” for a string': {
    found: ['a text', 'each text', 'of texts'],
    fine: ['text field', 'plain text'],
  },
  '“look at” for reading or checking': {
    found: ['is looked at', 'looks at it'],
    fine: ['look up', 'outlook at'],
  },
  '“another one”': {
    found: ['another one', 'the other ones', 'each one'],
    fine: ['another row', 'one by one'],
  },
}

describe('findMarkers', () => {
  it('has examples for every kind', () => {
    expect(Object.keys(EXAMPLES)).toEqual(MARKERS.map(({ name }) => name))
  })

  it.each(Object.entries(EXAMPLES))('finds %s', (name, { found, fine }) => {
    for (const text of found)
      expect(
        findMarkers(text).map(({ kind }) => kind.name),
        text,
      ).toContain(name)
    for (const text of fine) expect(findMarkers(text), text).toEqual([])
  })

  it('returns the start of each construction', () => {
    expect(findMarkers('Shows a text anew.').map(({ words, index }) => [words, index])).toEqual([
      ['anew', 13],
      ['a text', 6],
    ])
  })
})

describe('countWords', () => {
  it.each([
    ['', 0],
    ['One, two; don’t: {count} 42', 4],
  ])('counts %j', (text, expected) => expect(countWords(text)).toBe(expected))
})
