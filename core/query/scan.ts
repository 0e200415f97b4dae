/** Returns whether a character ends a word. */
export const isBreak = (character: string): boolean => /[\s()]/.test(character)

/** Returns the next position that is not white space. */
export function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && /\s/.test(text[at] ?? '')) at++
  return at
}

/** Returns the position after the word. */
export function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && !isBreak(text[at] ?? '')) at++
  return at
}
