import type { Json } from '../../publish/publish'

/** Longer values are cut, in UTF-16 code units: a sentence is no place for them. */
const MAX_VALUE_CHARS = 60

/** A value as a finding shows it: as JSON, and not too long. An e-mail address is not repeated. */
export function formatValue(value: Json): string {
  const text = JSON.stringify(typeof value === 'string' ? masked(value) : value)
  return text.length > MAX_VALUE_CHARS ? `${text.slice(0, MAX_VALUE_CHARS)}…` : text
}

/** An address with what makes it somebody's left out: `j•••@•••.com`. */
export const maskEmail = (email: string): string =>
  `${email.slice(0, 1)}•••@•••.${email.slice(email.lastIndexOf('.') + 1)}`

const masked = (text: string): string =>
  text.includes('@') ? text.replaceAll(/[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g, maskEmail) : text

/** Names as a sentence has them: the first few, and how many more. */
export function formatNames(names: readonly string[], max = 3): string {
  const shown = names.slice(0, max).map((name) => `“${name}”`)
  return names.length > max ? `${shown.join(', ')} +${names.length - max}` : shown.join(', ')
}
