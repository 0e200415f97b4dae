import type english from '../locales/en.json'

type Path<Tree, Prefix extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string | { n: string }
    ? `${Prefix}${Key}`
    : Path<Tree[Key], `${Prefix}${Key}.`>
}[keyof Tree & string]

/** Dotted path of a message in `locales/en.json`, for example `verdict.unknown`. */
export type MessageKey = Path<typeof english>

/** Values for the `{name}` placeholders of a message. Shown as text, never as markup. */
export type MessageValues = Readonly<Record<string, string | number>>

/**
 * A message, referenced by its key. `core` returns messages instead of sentences, so that they can be shown in any
 * language. `count` selects the singular or plural form.
 */
export interface Message {
  readonly key: MessageKey
  readonly count?: number
  readonly values?: MessageValues
}

/** Creates a message: `message('verdict.unknown')`, `message('sight.frames', { frames: 3 }, 3)`. */
export function message(key: MessageKey, values?: MessageValues, count?: number): Message {
  return { key, ...(values && { values }), ...(count !== undefined && { count }) }
}
