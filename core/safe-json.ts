/**
 * Control characters, directional marks and overrides, line separators, BOM and U+FFFD. Unescaped, they change how text
 * looks in an editor, a terminal or a ticket; JSON can write them as `\uXXXX` (RFC 8259, section 7). Joiners are not
 * included, since Persian and emoji are spelled with them.
 */
const UNSEEN = /[^\P{Cc}\t\r\n]|[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFD]/gu

/**
 * Serializes a value to JSON that is safe to paste anywhere: it has no invisible characters and cannot close a
 * `<script>`.
 */
export function safeJson(value: unknown, indent = 2): string {
  return (JSON.stringify(value, null, indent) ?? 'null')
    .replaceAll('</', '<\\/')
    .replace(UNSEEN, escapeCodeUnit)
}

/** Escapes invisible characters as `\uXXXX`. */
export const escapeInvisible = (text: string): string => text.replace(UNSEEN, escapeCodeUnit)

/** Escapes one UTF-16 code unit as `\uXXXX`. */
export const escapeCodeUnit = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
