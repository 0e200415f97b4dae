/** A kind of difference between a typed name and a registered one. */
export type NearKind =
  | 'case'
  /** Extra white space, white space of another type, or zero-width characters. */
  | 'space'
  /** Another separator, or none. Separators are `_`, `-`, a space, a dot, and a capital letter within a name. */
  | 'separator'
  /** A character that looks like another one. */
  | 'lookAlike'
  /** Two adjacent letters in the wrong order. */
  | 'swap'
  /** Another ending of the same word, including `-ed` and `-ing`. */
  | 'plural'
  /** An extra or missing word at the beginning or the end, or an extra or missing generic word anywhere. */
  | 'prefix'
  /** The same words in another order. */
  | 'order'
  /** Any other misspelling. */
  | 'typo'
