import { i18n } from '#i18n'
import type { Message, MessageKey, MessageValues } from '../core/message'

type Translate = (key: string, ...args: (number | Record<string, string>)[]) => string

/** `i18n.t` knows every key's own arguments; a message that is only known at run time needs it wider. */
const translate = i18n.t as unknown as Translate

const numbers = new Intl.NumberFormat()

/** A number in the reader's way, where it stands alone. */
export const numberText = (value: number): string => numbers.format(value)

/** A message in the reader's language, numbers in the reader's way. `{count}` is always there when there is a count. */
export function say({ key, count, values }: Message): string {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(values ?? {})) {
    texts[name] = typeof value === 'number' ? numbers.format(value) : value
  }
  if (count === undefined) return translate(key, texts)
  return translate(key, count, { count: numbers.format(count), ...texts })
}

/** The same, for a key on the spot: `t('panel.clear')`, `t('status.goals', {}, 3)`. */
export function t(key: MessageKey, values?: MessageValues, count?: number): string {
  return say({ key, ...(values && { values }), ...(count !== undefined && { count }) })
}
