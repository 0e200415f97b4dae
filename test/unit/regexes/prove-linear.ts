/** Proves that regular expressions run in linear time. */
import { checkSync } from 'recheck'

/** Generous time limit for one proof, in ms. On an idle machine, the slowest one takes two seconds. */
export const MAX_PROOF_MS = 100_000

/** A character in a pattern: an escape, a class or a plain one. */
const CHARACTER = /\\.|\[(?:\\.|[^\]\\])*\]|[^]/gs
const REPETITION = /[*+]|\{\d+,\}/

/**
 * Returns null if a regular expression takes linear time on every string, and otherwise the reason for the doubt: it
 * takes longer, or it contains something that no proof covers (look-around, back-references, the flag `v`).
 *
 * Proven is the search for all matches, as in `matchAll`, `replaceAll` or `split`: at each position a match, or else
 * any character. This contains the search for the first one. A proof for a single search would accept `a.*?b|a`: in
 * `aaaa`, it finds `a` after looking through the rest once, but it looks through the rest for each `a`.
 */
export function whyNotLinear(pattern: string, flags: string): string | null {
  if (flags.includes('v')) return 'flag v'
  const own = flags.replaceAll(/[gyd]/g, '')
  // Without unlimited repetition, a match at one position takes constant time, so all positions take linear time.
  return prove(hasRepetition(pattern) ? `^(?:${pattern}|[^])*` : pattern, own)
}

const hasRepetition = (pattern: string): boolean =>
  REPETITION.test(pattern.replaceAll(CHARACTER, (character) => (character.length > 1 ? '.' : character)))

function prove(pattern: string, flags: string): string | null {
  // Without native code, which exists only for some platforms.
  process.env['RECHECK_SYNC_BACKEND'] = 'pure'
  const result = checkSync(pattern, flags, { checker: 'automaton', timeout: MAX_PROOF_MS })
  if (result.status === 'safe') return null
  if (result.status === 'vulnerable') return `${result.complexity.summary}: ${result.attack.pattern}`
  const { error } = result
  return 'message' in error ? error.message : error.kind
}
