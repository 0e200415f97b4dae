/**
 * Characters that look like others. Each group is the plain character followed by its look-alikes: Cyrillic, Greek,
 * Armenian and Latin letters as paired by Unicode's confusables list (UTS 39 `confusables.txt`), limited to those
 * that users encounter, and the dashes and quotation marks that word processors insert. Full-width, mathematical and
 * circled letters are not included, since Unicode normalization (NFKD) handles them.
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
/** Accents and other combining marks, and variation selectors. */
const MARKS = /[\u0300-\u036f\ufe00-\ufe0f]/g
const BEYOND_ASCII = /\P{ASCII}/gu

/** Removes accents, and replaces every character that looks like a plain one with the plain one. */
export function replaceLookAlikes(text: string): string {
  if (PLAIN.test(text)) return text
  const bare = text.normalize('NFKD').replace(MARKS, '').normalize('NFC')
  return bare.replace(BEYOND_ASCII, (character) => LOOKS_LIKE.get(character) ?? character)
}

/**
 * Makes characters of a lower-case key equal if they look the same in some typefaces: `0` and `o`; `1`, `i` and `l`;
 * `rn` and `m`. Weaker than {@link replaceLookAlikes}: names that differ in these are often meant to differ.
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
