import type english from '../locales/en.json'

type Path<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string | { n: string }
    ? `${Prefix}${Key}`
    : Path<Tree[Key], `${Prefix}${Key}.`>
}[keyof Tree & string]

/** Dotted path of one sentence in `locales/en.json`, for instance `verdict.unknown`. */
export type MessageKey = Path<typeof english>

/** What stands in for `{name}` in a sentence; shown as text, never as markup. */
export type MessageValues = Readonly<Record<string, string | number>>

/**
 * A sentence by its key. `core` returns these and never words, so that every language says the same thing.
 * `count` chooses between the singular and the plural form of the sentence.
 */
export interface Message {
  readonly key: MessageKey
  readonly count?: number
  readonly values?: MessageValues
}

/** Shorthand for a message: `message('verdict.unknown')`, `message('sight.frames', { frames: 3 }, 3)`. */
export function message(key: MessageKey, values?: MessageValues, count?: number): Message {
  return { key, ...(values && { values }), ...(count !== undefined && { count }) }
}
