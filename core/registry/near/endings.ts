/** Irregular past forms, irregular plurals and number words, each with its base form. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  (
    'began begin,begun begin,bought buy,broke break,broken break,built build,children child,chose choose,' +
    'chosen choose,felt feel,forgot forget,forgotten forget,found find,gave give,given give,gone go,got get,' +
    'held hold,hid hide,hidden hide,kept keep,left leave,lost lose,made make,men man,met meet,paid pay,' +
    'people person,ran run,saw see,seen see,sent send,shown show,sold sell,spent spend,taken take,took take,' +
    'told tell,went go,withdrawn withdraw,withdrew withdraw,women woman,won win,written write,wrote write,' +
    'one 1,two 2,three 3,four 4,five 5,six 6,seven 7,eight 8,nine 9,ten 10'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
)

/** Singular words that end in `s`. */
const SINGULAR = new Set(['always', 'canvas', 'cms', 'gps', 'ios', 'lens', 'news', 'pos', 'sms', 'https'])

/**
 * Returns the words that a lower-case word may be a form of, itself first. Without a dictionary, `rated` may be a
 * form of `rate`, `rat` or `rated`. Handles English plurals, `-ed` and `-ing`, numbers as words, and leading zeros.
 */
export function lemmas(word: string): readonly string[] {
  const found = [word]
  const irregular = IRREGULAR.get(word)
  if (irregular !== undefined) found.push(irregular)
  if (/^0+\d/.test(word)) found.push(word.replace(/^0+/, ''))
  if (word.length < 3 || SINGULAR.has(word)) return found
  if (/[^aeiou]ies$/.test(word)) found.push(`${word.slice(0, -3)}y`, word.slice(0, -1))
  else if (/(?:[sxzo]|ch|sh)es$/.test(word)) found.push(word.slice(0, -2), word.slice(0, -1))
  else if (/[^siu]s$/.test(word)) found.push(word.slice(0, -1))
  else if (/[^aeiou]ied$/.test(word)) found.push(`${word.slice(0, -3)}y`)
  else if (/[^e]ed$/.test(word) && hasVowel(word.slice(0, -3))) found.push(...stemsOf(word.slice(0, -2)))
  else if (word.endsWith('ing') && word.length > 4 && hasVowel(word.slice(0, -3)))
    found.push(...stemsOf(word.slice(0, -3)))
  return found
}

const hasVowel = (text: string): boolean => /[aeiouy]/.test(text)

/** Returns the possible words before `-ed` or `-ing`: unchanged, with an `e`, and without a doubled last letter. */
function stemsOf(rest: string): string[] {
  const stems = [rest, `${rest}e`]
  if (/([^aeiou])\1$/.test(rest)) stems.push(rest.slice(0, -1))
  return stems
}

/** Returns a common form of a word's forms that is precise enough for lookups: `tape` and `tap` stay different. */
export function coarse(word: string): string {
  const shortest = lemmas(word).reduce((one, other) => (other.length < one.length ? other : one))
  return shortest.length > 4 ? shortest.replace(/e$/, '').replace(/([^aeiou])\1$/, '$1') : shortest
}
