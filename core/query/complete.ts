import type { MessageKey } from '../message'
import { FIELD_NAMES, type FieldName, FIELDS } from './fields'
import { type Named, fieldNameAt, operatorAt } from './name'
import { printPath, printValue } from './print'
import type { Operator, TextRange } from './query'
import { isBreak, skipSpace, wordEnd } from './scan'
import { tokenize } from './tokenize'

/** What the rows of the moment have, most frequent first. */
export interface KnownValues {
  readonly valuesOf: (field: FieldName, path: readonly string[]) => readonly string[]
  /** Of a field that takes a path. */
  readonly pathsOf: (field: FieldName) => readonly (readonly string[])[]
}

/** One thing to go on with. */
interface Suggestion {
  readonly text: string
  /** What it is for; null where it speaks for itself. */
  readonly hint: MessageKey | null
  /** It is whole: the next thing is another word. */
  readonly isWhole: boolean
}

/** What can stand at a place of a filter: each replaces what is there. */
export interface Completion extends TextRange {
  readonly suggestions: readonly Suggestion[]
}

/** So many are offered. */
const MAX_SUGGESTIONS = 10
/** Goal names are offered for a text of so many characters. */
const MIN_GOAL_NAME_CHARS = 2

/** What can stand at the caret. Nothing is offered that is there already. */
export function completeQuery(text: string, caret: number, known: KnownValues): Completion {
  const typed = text.slice(0, caret)
  const token = tokenize(typed).at(-1)
  const isTouched = token !== undefined && token.to === caret && token.kind !== 'close'
  // Behind a parenthesis or a minus something new begins.
  const isMinus = token?.kind === 'minus' || (token?.kind === 'text' && !token.quoted && token.text === '-')
  const isNew = !isTouched || token.kind === 'open' || isMinus
  const from = isNew ? caret : token.from
  const { at, suggestions } = suggest(typed, from, known)
  const to = endOf(text, caret, at)
  const there = text.slice(at, to)
  return {
    from: at,
    to,
    suggestions: suggestions.filter((one) => one.text !== there).slice(0, MAX_SUGGESTIONS),
  }
}

interface SuggestionRange {
  /** From where on it is replaced. */
  readonly at: number
  readonly suggestions: readonly Suggestion[]
}

function suggest(typed: string, from: number, known: KnownValues): SuggestionRange {
  const named = fieldNameAt(typed, from)
  const found = named && !named.isUnfinished ? operatorAt(typed, named.to) : null
  if (named && found) {
    const at = skipSpace(typed, found.to)
    if (named.name === 'has') return { at, suggestions: pathSuggestions(typed.slice(at), known, '') }
    return { at, suggestions: valueSuggestions(named, found.operator, typed.slice(at), known) }
  }
  const word = typed.slice(from)
  if (named && FIELDS[named.name].hasPath && word.includes('.')) {
    return { at: from, suggestions: pathsOrOperators(named, word, known) }
  }
  return { at: from, suggestions: wordSuggestions(word, known) }
}

/** In quotes up to their end, which may be missing; else to the end of the word. */
function endOf(text: string, caret: number, at: number): number {
  if (text[at] !== '"') return isBreak(text[caret] ?? ' ') ? caret : wordEnd(text, caret)
  const end = text.indexOf('"', Math.max(caret, at + 1))
  return text[caret - 1] === '"' && caret > at + 1 ? caret : end < 0 ? caret : end + 1
}

const open = (text: string, hint: MessageKey | null): Suggestion => ({ text, hint, isWhole: false })
const whole = (text: string, hint: MessageKey | null = null): Suggestion => ({ text, hint, isWhole: true })

/** Fields by how their name begins, then goals by what their name has in it. */
function wordSuggestions(word: string, known: KnownValues): readonly Suggestion[] {
  const folded = word.toLowerCase()
  const fields = FIELD_NAMES.filter((name) => name.startsWith(folded)).map((name) =>
    open(FIELDS[name].hasPath ? `${name}.` : `${name}:`, FIELDS[name].hint),
  )
  if (word.length < MIN_GOAL_NAME_CHARS || word.startsWith('"') || word.startsWith('/')) return fields
  return [
    ...fields,
    ...matching(known.valuesOf('goal', []), word).map((name) => whole(`goal:${valueText(name)}`)),
  ]
}

function valueSuggestions(
  { name, path }: Named,
  operator: Operator,
  typed: string,
  known: KnownValues,
): readonly Suggestion[] {
  const field = FIELDS[name]
  const values = field.choices ?? known.valuesOf(name, path)
  if (typed.startsWith('/') && operator === ':' && field.compares !== 'part') return []
  return matching(values, typed.replace(/^"/, '').replace(/"$/, '')).map((value) => whole(valueText(value)))
}

/** What `has:` can be asked: fields, and what is at a path. */
function pathSuggestions(typed: string, known: KnownValues, before: string): readonly Suggestion[] {
  const folded = typed.toLowerCase()
  const fields = FIELD_NAMES.filter((name) => name !== 'has' && name !== 'is' && name.startsWith(folded))
  return [
    ...fields.map((name) => whole(`${before}${name}`, FIELDS[name].hint)),
    ...(['prop', 'attr'] as const)
      .filter((name) => folded !== '' && (name.startsWith(folded) || folded.startsWith(`${name}.`)))
      .flatMap((name) => pathsStarting(name, typed, known).map(({ text }) => whole(`${before}${text}`))),
  ]
}

/** Behind a path that there is comes a comparison. */
function pathsOrOperators({ name, path }: Named, word: string, known: KnownValues): readonly Suggestion[] {
  const paths = pathsStarting(name, word, known)
  const isThere = known.pathsOf(name).some((one) => one.join('.') === path.join('.'))
  const own = printPath({ field: name, path })
  return isThere ? [...[':', '>', '<'].map((one) => open(`${own}${one}`, null)), ...paths] : paths
}

/** Paths of a field that have in them what is typed behind its name. */
function pathsStarting(field: FieldName, typed: string, known: KnownValues): readonly Suggestion[] {
  const rest = typed.slice(typed.indexOf('.') + 1)
  const paths = known.pathsOf(field).map((path) => printPath({ field, path }).slice(field.length + 1))
  return matching(paths, typed.includes('.') ? rest : '').map((path) => open(`${field}.${path}`, null))
}

/** Those that begin so before those that have it in them, in the order in which they came. */
function matching(values: readonly string[], typed: string): readonly string[] {
  const folded = typed.toLowerCase()
  const position = (value: string) => value.toLowerCase().indexOf(folded)
  return values
    .filter((value) => position(value) >= 0)
    .toSorted((one, other) => Number(position(one) > 0) - Number(position(other) > 0))
    .slice(0, MAX_SUGGESTIONS)
}

const valueText = (text: string): string => printValue({ kind: 'text', text })
