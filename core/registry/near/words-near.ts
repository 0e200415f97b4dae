import { editsBetween, isSwap } from './distance'
import { isNumberWord } from './fold'
import { areOpposites, isSpelledRight } from './vocabulary'

/** An exact or approximate match of two words. */
export interface WordMatch {
  readonly kind: 'same' | 'plural' | 'swap' | 'typo'
  /** Number of differing letters; 0 for `same` and `plural`. */
  readonly edits: number
  /**
   * Number of other words that the names must share for this match to count. Two words that are both spelled correctly
   * are weak evidence of a misspelling.
   */
  readonly needs: number
}

export const SAME: WordMatch = { kind: 'same', edits: 0, needs: 0 }
export const OTHER_ENDING: WordMatch = { kind: 'plural', edits: 0, needs: 0 }

/** Returns the maximum number of edits in a word or a name of this length. */
export const editsAllowed = (length: number): number => (length < 7 ? 1 : length <= 12 ? 2 : 3)

/**
 * Returns a match when one word is probably a misspelling of the other, or null. `isWord` returns whether a word is
 * known to be spelled correctly. Numbers never match: `step_2` and `step_3` are different steps.
 */
export function misspelling(one: string, other: string, isWord: (word: string) => boolean): WordMatch | null {
  const shortest = Math.min(one.length, other.length)
  const longest = Math.max(one.length, other.length)
  if (longest < 2 || isNumberWord(one) || isNumberWord(other) || /\d/.test(one + other)) return null
  const edits = editsBetween(one, other, editsAllowed(longest))
  if (edits > editsAllowed(longest)) return null
  const swap = edits === 1 && isSwap(one, other)
  const sameStart = one[0] === other[0]
  if (edits > 1 && (!sameStart || areOpposites(one, other))) return null
  if (edits === 1 && longest > shortest && areOpposites(one, other)) return null

  const known = (word: string) => isWord(word) || isSpelledRight(word)
  const bothCorrect = known(one) && known(other)
  const kind = swap ? 'swap' : 'typo'
  if (shortest <= 3) {
    const letterMissing = longest > shortest
    if (bothCorrect ? !(sameStart && letterMissing) : !(sameStart || swap || letterMissing)) return null
    return { kind, edits, needs: !bothCorrect && sameStart && (letterMissing || swap) ? 1 : 2 }
  }
  if (bothCorrect && !swap) return edits > 1 ? null : { kind, edits, needs: 2 }
  return { kind, edits, needs: 0 }
}
