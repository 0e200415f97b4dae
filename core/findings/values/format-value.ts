import type { Json } from '../../publish/publish'

/** Maximum length of a value in a sentence, in UTF-16 code units. Longer values are cut. */
const MAX_VALUE_CHARS = 60

/** Formats a value for a finding: as JSON that is not too long. E-mail addresses in strings and keys are masked. */
export function formatValue(value: Json): string {
  const text = masked(JSON.stringify(value))
  return text.length > MAX_VALUE_CHARS ? `${text.slice(0, MAX_VALUE_CHARS)}…` : text
}

/** Masks the identifying parts of an e-mail address: `j•••@•••.com`. */
export const maskEmail = (email: string): string =>
  `${email.slice(0, 1)}•••@•••.${email.slice(email.lastIndexOf('.') + 1)}`

/**
 * A JSON escape, or a run of characters that may be in the local part of an e-mail address, with the rest of the
 * address if there is one. A run matches even without an address, so that no character of it is tried again.
 */
const ESCAPE_OR_RUN = /\\(?:u[\da-f]{4}|[^u])|[\w.%+-]+(@[\w-]+(?:\.[\w-]+)+)?/g

const masked = (json: string): string =>
  json.includes('@')
    ? json.replaceAll(ESCAPE_OR_RUN, (found, domain?: string) =>
        domain === undefined ? found : maskEmail(found),
      )
    : json

/** Formats names for a sentence: the first few, and the number of further ones. */
export function formatNames(names: readonly string[], max = 3): string {
  const shown = names.slice(0, max).map((name) => `“${name}”`)
  return names.length > max ? `${shown.join(', ')} +${names.length - max}` : shown.join(', ')
}
