/**
 * Characters that look like another, each group as `what it looks like` + `the others`: Cyrillic, Greek, Armenian and
 * Latin letters as Unicode's confusables list pairs them (UTS 39 `confusables.txt`), as far as people meet them, and
 * dashes and marks that word processors put in place of what was typed. Full-width, mathematical and circled letters
 * are not here: NFKC takes care of those.
 */
const GROUPS = [
  'aаαɑ bЬьв cсϲ dԁđ eеєε fƒ gɡ hһհħ iіїιıɩ jјϳ kкκ lӏłⅼ mм nոη oоοօøө pрρ qԛ rг sѕ tтτ uυս vνѵ wԝωѡ xхχ yуγү zᴢ',
  'AАΑ BВΒ CСϹ DĐ EЕΕ FϜ GԌ HНΗ IІΙӀ JЈ KКΚ LŁ MМΜ NΝ OОΟØ PРΡ QԚ SЅ TТΤ UՍ VѴ WԜ XХΧ YУΥҮ ZΖ',
  "-‐‑‒–—―−⁃ _ˍ '’‘ʼ′ .․ /∕⁄ :ː",
]

const LOOKS_LIKE: ReadonlyMap<string, string> = new Map([
  ...GROUPS.flatMap((groups) =>
    groups.split(' ').flatMap((group) => {
      const [plain = '', ...others] = group
      return others.map((other) => [other, plain] as const)
    }),
  ),
  ...[...'æaeÆAEœoeŒOEßss'.matchAll(/(.)([a-zA-Z]{2})/gu)].map(
    ([, one = '', two = '']) => [one, two] as const,
  ),
])

const PLAIN = /^[\x20-\x7e]*$/
/** Accents and the like, and what chooses between two pictures of a character. */
const MARKS = /[\u0300-\u036f\ufe00-\ufe0f]/g
const BEYOND_ASCII = /\P{ASCII}/gu

/** The text as it looks: accents off, and every character that passes for a plain one replaced by that. */
export function asItLooks(text: string): string {
  if (PLAIN.test(text)) return text
  const bare = text.normalize('NFKD').replace(MARKS, '').normalize('NFC')
  return bare.replace(BEYOND_ASCII, (character) => LOOKS_LIKE.get(character) ?? character)
}

/**
 * A key (lower case) under which characters share a place that only some typefaces tell apart: `0` and `o`, `1`, `i`
 * and `l`, `rn` and `m`. Weaker than {@link asItLooks}: names that differ in these are often meant to differ.
 */
export function blurred(key: string): string {
  return key.replace(/rn|vv|[01i|]/g, (found) => BLURRED.get(found) ?? found)
}

const BLURRED: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'l'],
  ['i', 'l'],
  ['|', 'l'],
  ['rn', 'm'],
  ['vv', 'w'],
])
