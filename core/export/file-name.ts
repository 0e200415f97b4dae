/** Maximum length of one part of a file name, in UTF-16 code units. */
const MAX_PART_CHARS = 80

/**
 * Turns text into a part of a file name that every file system accepts: letters, numbers, `.`, `_` and `-`, at most 80
 * UTF-16 code units, without dots and hyphens at the ends. May be empty.
 */
export function fileNamePart(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N}._-]+/gu, '-')
  // From the first to the last character that may be at an end.
  const [trimmed = ''] = /[^.-](?:.*[^.-])?/su.exec(safe) ?? []
  return trimmed.slice(0, MAX_PART_CHARS)
}
