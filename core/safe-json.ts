/**
 * Controls, marks and overrides of direction, line separators, BOM and U+FFFD: raw they change how a text looks in an
 * editor, a terminal or a ticket, and JSON can write them as `\uXXXX` (RFC 8259, section 7). Joiners stay: Persian and
 * emoji are spelled with them.
 */
const UNSEEN = /[^\P{Cc}\t\r\n]|[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFD]/gu

/** JSON that means the same wherever it is pasted: nothing invisible, and no end of a `<script>` in it. */
export function safeJson(value: unknown, indent = 2): string {
  return (JSON.stringify(value, null, indent) ?? 'null')
    .replaceAll('</', '<\\/')
    .replace(UNSEEN, escapeCodeUnit)
}

/** What cannot be seen, as `\uXXXX`. */
export const escapeInvisible = (text: string): string => text.replace(UNSEEN, escapeCodeUnit)

/** One UTF-16 code unit as JSON may write it. */
export const escapeCodeUnit = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
