/**
 * In what way a name differs from a registered one. `space`: white space too much, or of another sort, or characters
 * without width. `separator`: `_`, `-`, a space, a dot, a capital in place of another, or none. `lookAlike`: a character
 * that passes for another. `plural`: another ending of the same word, also `-ed` and `-ing`. `prefix`: a word more or
 * less, at the beginning or the end, or one that says nothing. `order`: the same words in another order.
 */
export type NearKind =
  'case' | 'space' | 'separator' | 'lookAlike' | 'swap' | 'plural' | 'prefix' | 'order' | 'typo'
