/**
 * Difference between a name and a registered one. `space`: extra white space, white space of another type, or
 * zero-width characters. `separator`: a different separator, or no separator; separators are `_`, `-`, a space, a dot
 * and a capital. `lookAlike`: a character that looks like another. `plural`: a different ending of the same word,
 * including `-ed` and `-ing`. `prefix`: an extra or missing word at the beginning or the end, or a generic word
 * anywhere. `order`: the same words in a different order.
 */
export type NearKind =
  'case' | 'space' | 'separator' | 'lookAlike' | 'swap' | 'plural' | 'prefix' | 'order' | 'typo'
