import type { Completion } from '../../core/query/complete'
import type { MessageKey } from '../../core/message'

/** A suggestion of the filter field, with the field's value and caret position after accepting it. */
export interface FilterSuggestion {
  readonly id: string
  readonly label: string
  readonly hint: MessageKey | null
  readonly text: string
  readonly caret: number
}

/** Returns the completions at the caret. A complete word is followed by a space. */
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

/** Returns earlier filters as suggestions. */
export const historySuggestions = (history: readonly string[]): readonly FilterSuggestion[] =>
  history.map((text) => ({ id: text, label: text, hint: null, text, caret: text.length }))
