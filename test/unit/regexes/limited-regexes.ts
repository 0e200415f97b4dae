/** A regular expression without a proof. Its code limits the text that it sees. */
interface LimitedRegex {
  readonly path: string
  /** The regular expression, as written in the file. */
  readonly code: string
  /** The constant of the same file with the maximum length of the text, or of a pattern that is computed. */
  readonly limit: string
  /** Why it is fast within this limit. */
  readonly why: string
}

/** The product's regular expressions that can't be proven linear. Rewrite one rather than add it here. */
export const LIMITED_REGEXES: readonly LimitedRegex[] = [
  {
    path: 'core/query/hits.ts',
    code: "new RegExp(`${before}${escaped}${behind}`, 'gi')",
    limit: 'MAX_LITERAL_CHARS',
    why: 'It is literal text, so each position takes at most as many steps as the text has characters.',
  },
]
