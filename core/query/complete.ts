import type { MessageKey } from '../message'
import { FIELD_NAMES, type FieldName, FIELDS } from './fields'
import { type Named, fieldNameAt, operatorAt } from './name'
import { printPath, printValue } from './print'
import type { Operator, TextRange } from './query'
import { isBreak, skipSpace, wordEnd } from './scan'
import { tokenize } from './tokenize'

/** Values and paths in the current rows, most frequent first. */
export interface KnownValues {
  readonly valuesOf: (field: FieldName, path: readonly string[]) => readonly string[]
  /** Paths of a field that takes one, such as `prop`. */
  readonly pathsOf: (field: FieldName) => readonly (readonly string[])[]
}

/** A suggested completion. */
interface Suggestion {
  readonly text: string
  /** Short description; null when the suggestion is self-explanatory. */
  readonly hint: MessageKey | null
  /** True when the suggestion completes a term, so that a new one can follow. */
  readonly isWhole: boolean
}

/** Suggestions for a range of a filter. Every suggestion replaces that range. */
export interface Completion extends TextRange {
  readonly suggestions: readonly Suggestion[]
}

const MAX_SUGGESTIONS = 10
/** Minimum number of typed characters before goal names are suggested. */
const MIN_GOAL_NAME_CHARS = 2

/** Suggests completions at the caret. Leaves out a suggestion that equals the text it would replace. */
export function completeQuery(text: string, caret: number, known: KnownValues): Completion {
  const typed = text.slice(0, caret)
  const token = tokenize(typed).at(-1)
  const isTouched = token !== undefined && token.to === caret && token.kind !== 'close'
  // A new term starts after an opening parenthesis or a minus.
  const isMinus = token?.kind === 'minus' || (token?.kind === 'text' && !token.quoted && token.text === '-')
  const isNew = !isTouched || token.kind === 'open' || isMinus
  const from = isNew ? caret : token.from
  const { at, suggestions } = suggest(typed, from, known)
  const to = endOf(text, caret, at)
  const current = text.slice(at, to)
  return {
    from: at,
    to,
    suggestions: suggestions.filter((one) => one.text !== current).slice(0, MAX_SUGGESTIONS),
  }
}

interface SuggestionRange {
  /** Start of the range to replace. */
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

/**
 * Returns the end of the range to replace: after the closing quote of a quoted value, or at the caret when the quote
 * is missing; otherwise the end of the word.
 */
function endOf(text: string, caret: number, at: number): number {
  if (text[at] !== '"') return isBreak(text[caret] ?? ' ') ? caret : wordEnd(text, caret)
  const end = text.indexOf('"', Math.max(caret, at + 1))
  return text[caret - 1] === '"' && caret > at + 1 ? caret : end < 0 ? caret : end + 1
}

const open = (text: string, hint: MessageKey | null): Suggestion => ({ text, hint, isWhole: false })
const whole = (text: string, hint: MessageKey | null = null): Suggestion => ({ text, hint, isWhole: true })

/** Suggests fields whose name starts with the word, then goals whose name contains it. */
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

/** Suggests arguments of `has:`: fields, and paths of `prop` and `attr`. */
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

/** Suggests paths, and operators before them when the typed path exists. */
function pathsOrOperators({ name, path }: Named, word: string, known: KnownValues): readonly Suggestion[] {
  const paths = pathsStarting(name, word, known)
  const isThere = known.pathsOf(name).some((one) => one.join('.') === path.join('.'))
  const own = printPath({ field: name, path })
  return isThere ? [...[':', '>', '<'].map((one) => open(`${own}${one}`, null)), ...paths] : paths
}

/** Suggests paths of a field that contain the characters typed after its name. */
function pathsStarting(field: FieldName, typed: string, known: KnownValues): readonly Suggestion[] {
  const rest = typed.slice(typed.indexOf('.') + 1)
  const paths = known.pathsOf(field).map((path) => printPath({ field, path }).slice(field.length + 1))
  return matching(paths, typed.includes('.') ? rest : '').map((path) => open(`${field}.${path}`, null))
}

/**
 * Returns the values that contain the typed text. Those that start with it come first; otherwise they stay in order.
 */
function matching(values: readonly string[], typed: string): readonly string[] {
  const folded = typed.toLowerCase()
  const position = (value: string) => value.toLowerCase().indexOf(folded)
  return values
    .filter((value) => position(value) >= 0)
    .toSorted((one, other) => Number(position(one) > 0) - Number(position(other) > 0))
    .slice(0, MAX_SUGGESTIONS)
}

const valueText = (text: string): string => printValue({ kind: 'text', text })
