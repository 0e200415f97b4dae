import { type FieldName, FIELDS } from './fields'
import type { TextRange, Query } from './query'
import { isProblem, compileRegex } from './regex'

/** Maximum number of hits in one string; further ones are not marked. */
const MAX_HITS = 500
/**
 * Maximum length of literal text to mark, in UTF-16 code units. Finding it can take its length times that of the string
 * (`aaab` in `aaaa…`), and no one searches for longer text.
 */
const MAX_LITERAL_CHARS = 300

/** Finds the parts of a string that make a filter match. */
export interface Hits {
  /** True when there is nothing to find in any string. */
  readonly isEmpty: boolean
  /**
   * Returns the ranges of the hits, in order and without overlaps. `fields` are the fields that the string shows;
   * terms about other fields are not searched in it.
   */
  readonly in: (text: string, fields: readonly FieldName[]) => readonly TextRange[]
}

interface Matcher {
  /** Null for terms that are searched everywhere. */
  readonly field: FieldName | null
  readonly find: (text: string) => readonly TextRange[]
}

/** Prepares the terms of a filter for searching strings. Negated terms never hit. */
export function createHits(query: Query): Hits {
  const matchers = [...matchersOf(query)]
  return {
    isEmpty: matchers.length === 0,
    in(text, fields) {
      const ranges = matchers
        .filter(({ field }) => field === null || fields.includes(field))
        .flatMap(({ find }) => find(text))
      return merged(ranges)
    },
  }
}

function* matchersOf(query: Query): Generator<Matcher> {
  switch (query.kind) {
    case 'and':
    case 'or':
      for (const part of query.parts) yield* matchersOf(part)
      return
    case 'text':
      yield { field: null, find: literal(query.text) }
      return
    case 'regex':
      yield { field: null, find: pattern(query.source, query.flags) }
      return
    case 'has':
      if (query.path.length > 0) yield { field: query.field, find: literal(query.path.at(-1) ?? '') }
      return
    case 'compare':
      yield* comparisonMatchers(query)
      return
    case 'not':
    case 'everything':
  }
}

/** Yields matchers for the compared value or, in a comparison by size, for the key. */
function* comparisonMatchers({
  field,
  path,
  operator,
  value,
}: Extract<Query, { kind: 'compare' }>): Generator<Matcher> {
  if (operator === '!=') return
  const key = path.at(-1) ?? ''
  if (operator !== ':' && operator !== '=') {
    yield { field, find: literal(key) }
  } else if (value.kind === 'regex') yield { field, find: pattern(value.source, value.flags) }
  else if (value.kind === 'text') {
    const isPart = operator === ':' && FIELDS[field].compares === 'part'
    yield { field, find: literal(value.text, isPart ? undefined : WHOLE) }
  } else {
    for (const part of value.text.split('*')) yield { field, find: literal(part) }
  }
}

/** Boundaries that keep a name from matching within a longer one. */
const WHOLE = [String.raw`(?<![\w-])`, String.raw`(?![\w-])`] as const

/** Matches literal text. The browser's regular expressions are safe for this, since a short literal backtracks little. */
function literal(text: string, [before, behind]: readonly [string, string] = ['', '']): Matcher['find'] {
  if (text === '' || text.length > MAX_LITERAL_CHARS) return () => []
  const escaped = text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
  const regex = new RegExp(`${before}${escaped}${behind}`, 'gi')
  return (searched) => {
    const ranges: TextRange[] = []
    for (const match of searched.matchAll(regex)) {
      ranges.push({ from: match.index, to: match.index + match[0].length })
      if (ranges.length >= MAX_HITS) break
    }
    return ranges
  }
}

function pattern(source: string, flags: string): Matcher['find'] {
  const regex = compileRegex({ source, flags })
  if (isProblem(regex)) return () => []
  return (text) => regex.matches(text, MAX_HITS).map(([from, to]) => ({ from, to }))
}

function merged(ranges: readonly TextRange[]): readonly TextRange[] {
  const all: TextRange[] = []
  for (const range of ranges.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1)
    if (last && range.from <= last.to)
      all[all.length - 1] = { from: last.from, to: Math.max(last.to, range.to) }
    else all.push(range)
  }
  return all.slice(0, MAX_HITS)
}
