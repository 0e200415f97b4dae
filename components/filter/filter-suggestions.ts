import type { Completion } from '../../core/query/complete'
import type { MessageKey } from '../../core/message'

/** One line of what the filter field offers, and what the field has when it is taken. */
export interface FilterSuggestion {
  readonly id: string
  readonly label: string
  readonly hint: MessageKey | null
  readonly text: string
  readonly caret: number
}

/** What can stand at the caret. What is whole has a space behind it. */
export function completionSuggestions(
  text: string,
  { from, to, suggestions }: Completion,
): readonly FilterSuggestion[] {
  return suggestions.map((suggestion) => {
    const space = suggestion.isWhole && text[to] !== ' ' ? ' ' : ''
    const before = `${text.slice(0, from)}${suggestion.text}${space}`
    return {
      id: suggestion.text,
      label: suggestion.text,
      hint: suggestion.hint,
      text: before + text.slice(to),
      caret: before.length,
    }
  })
}

/** What was looked for before. */
export const historySuggestions = (history: readonly string[]): readonly FilterSuggestion[] =>
  history.map((text) => ({ id: text, label: text, hint: null, text, caret: text.length }))
