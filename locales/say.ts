import { i18n } from '#i18n'
import type { Message, MessageKey, MessageValues } from '../core/message'

type Translate = (key: string, ...args: (number | Record<string, string>)[]) => string

/** `i18n.t` is typed with the arguments of each key. Messages whose key is known only at run time need a wider type. */
const translate = i18n.t as unknown as Translate

const numbers = new Intl.NumberFormat()

/** Formats a number that stands alone, in the user's locale. */
export const numberText = (value: number): string => numbers.format(value)

/**
 * Returns a message in the user's language, with its numbers formatted. `{count}` is available whenever there is a
 * count.
 */
export function say({ key, count, values }: Message): string {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(values ?? {})) {
    texts[name] = typeof value === 'number' ? numbers.format(value) : value
  }
  if (count === undefined) return translate(key, texts)
  return translate(key, count, { count: numbers.format(count), ...texts })
}

/** Like {@link say}, for a literal key: `t('panel.clear')`, `t('status.goals', {}, 3)`. */
export function t(key: MessageKey, values?: MessageValues, count?: number): string {
  return say({ key, ...(values && { values }), ...(count !== undefined && { count }) })
}
