import type { Json } from '../../publish/publish'

/** Longer values are cut, in UTF-16 code units: a sentence is no place for them. */
const MOST = 60

/** A value as a finding shows it: as JSON, and not too long. An e-mail address is not repeated. */
export function shownValue(value: Json): string {
  const text = JSON.stringify(typeof value === 'string' ? masked(value) : value)
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text
}

/** An address with what makes it somebody's left out: `j•••@•••.com`. */
export const maskedEmail = (email: string): string =>
  `${email.slice(0, 1)}•••@•••.${email.slice(email.lastIndexOf('.') + 1)}`

const masked = (text: string): string =>
  text.includes('@') ? text.replaceAll(/[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g, maskedEmail) : text

/** Names as a sentence has them: the first few, and how many more. */
export function shownNames(names: readonly string[], most = 3): string {
  const shown = names.slice(0, most).map((name) => `“${name}”`)
  return names.length > most ? `${shown.join(', ')} +${names.length - most}` : shown.join(', ')
}
