import { type FieldName, FIELDS } from './fields'
import type { TextRange, Query } from './query'
import { isProblem, compileRegex } from './regex'

/** More hits in one text are not marked. */
const MAX_HITS = 500

/** Finds what of a text has made a filter let it through. */
export interface Hits {
  /** Nothing is ever found. */
  readonly isEmpty: boolean
  /**
   * The places of a text that hit, in order and not overlapping. `fields` are those that the text shows: what is asked
   * of another field is no hit in it.
   */
  readonly in: (text: string, fields: readonly FieldName[]) => readonly TextRange[]
}

interface Matcher {
  /** Null for what is looked for everywhere. */
  readonly field: FieldName | null
  readonly find: (text: string) => readonly TextRange[]
}

/** What a filter looks for, made ready for texts. What it does not want to see is no hit. */
export function createHits(query: Query): Hits {
  const marks = [...matchersOf(query)]
  return {
    isEmpty: marks.length === 0,
    in(text, fields) {
      const ranges = marks
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

/** The value where it is in sight; of a comparison by size, the name of what was compared. */
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

/** A name is not a hit in a longer one. */
const WHOLE = [String.raw`(?<![\w-])`, String.raw`(?![\w-])`] as const

/** A literal text has nothing to go back to, so the engine of the browser is safe with it. */
function literal(text: string, [before, behind]: readonly [string, string] = ['', '']): Matcher['find'] {
  if (text === '') return () => []
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
