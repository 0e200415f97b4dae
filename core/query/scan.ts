/** What ends a word. */
export const isBreak = (character: string): boolean => /[\s()]/.test(character)

/** The next place that is no space. */
export function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text[at] ?? '')) at++
  return at
}

/** Where a word ends. */
export function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && !isBreak(text[at] ?? '')) at++
  return at
}
