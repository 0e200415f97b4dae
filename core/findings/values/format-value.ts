import type { Json } from '../../publish/publish'

/** Maximum length of a value in a sentence, in UTF-16 code units. Longer values are cut. */
const MAX_VALUE_CHARS = 60

/** Formats a value for a finding: as JSON that is not too long. E-mail addresses in a string are masked. */
export function formatValue(value: Json): string {
  const text = JSON.stringify(typeof value === 'string' ? masked(value) : value)
  return text.length > MAX_VALUE_CHARS ? `${text.slice(0, MAX_VALUE_CHARS)}…` : text
}

/** Masks the identifying parts of an e-mail address: `j•••@•••.com`. */
export const maskEmail = (email: string): string =>
  `${email.slice(0, 1)}•••@•••.${email.slice(email.lastIndexOf('.') + 1)}`

const masked = (text: string): string =>
  text.includes('@') ? text.replaceAll(/[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g, maskEmail) : text

/** Formats names for a sentence: the first few, and the number of further ones. */
export function formatNames(names: readonly string[], max = 3): string {
  const shown = names.slice(0, max).map((name) => `“${name}”`)
  return names.length > max ? `${shown.join(', ')} +${names.length - max}` : shown.join(', ')
}
