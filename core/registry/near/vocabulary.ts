import { lemmas } from './endings'
import { isNumberWord } from './fold'

/**
 * Role of a word in the name of a goal. A name keeps its meaning if a `noise`, `place`, `version` or `gesture` word is
 * added or removed, and almost keeps it with a `result` word. `link` words are words such as “the”. `common` words name
 * an action but not its object. `turn` words change the meaning. Every other word is a `topic` or a `number`.
 */
export type Role =
  'noise' | 'place' | 'version' | 'gesture' | 'result' | 'link' | 'common' | 'turn' | 'number' | 'topic'

const ROLES: readonly (readonly [Role, string])[] = [
  [
    'noise',
    'absmartly action analytics conversion custom ev event events evt fire fired ga goal goals gtm metric name ' +
      'track tracking trigger triggered user users',
  ],
  [
    'place',
    'android app apps application backend client desktop frontend ios ipad iphone mobile native pwa server site ' +
      'spa tablet web website',
  ],
  [
    'version',
    'alpha beta copy debug default demo dev draft final legacy live new old prod production qa sandbox stage ' +
      'staging stg temp test testing tests tmp',
  ],
  [
    'gesture',
    'btn button buttons click clicked clicking clicks cta link links page pages press pressed screen screens tap ' +
      'tapped taps',
  ],
  ['result', 'complete confirmed done finish ok success successful successfully'],
  ['link', 'a an and at by for my of our the to with your'],
  [
    'common',
    'add change create edit get impression load open save see select send set show submit update use view visit',
  ],
  [
    'turn',
    'abandon after again attempt before begin block cancel close decline delete deny disable dismiss down empty ' +
      'error exit expire fail failure first from hide ignore in init initiate invalid last missing next no not off ' +
      'on out pause pending prev previous re refund reject remove reset resume revoke second skip start stop third ' +
      'timeout try un undo up without',
  ],
]

const ROLE_OF: ReadonlyMap<string, Role> = new Map(
  ROLES.flatMap(([role, words]) => words.split(' ').map((word) => [word, role] as const)),
)

export function roleOf(word: string): Role {
  if (isNumberWord(word)) return 'number'
  if (/^v\d+$/.test(word)) return 'version'
  const role = ROLE_OF.get(word)
  if (role) return role
  // An action is the same in any form, but “copied”, “linked” and “tracked” have other roles than “copy”, “link” and
  // “track”.
  for (const lemma of lemmas(word)) {
    const other = ROLE_OF.get(lemma)
    if (other === 'result' || other === 'common' || other === 'turn') return other
  }
  return 'topic'
}

/** Returns whether a word of this role has so little meaning that a name means the same without it. */
export const isGeneric = (role: Role): boolean =>
  role === 'noise' || role === 'place' || role === 'version' || role === 'gesture' || role === 'result'

/** Generic words that may be attached to a name without a separator. Short ones would be found in any word. */
export const GENERIC_WORDS: readonly string[] = ROLES.filter(([role]) => isGeneric(role))
  .flatMap(([, words]) => words.split(' '))
  .filter((word) => word.length >= 3)

/**
 * Correctly spelled words that differ from another word in one or two letters. They are listed so that they are not
 * taken for misspellings. The names of a large registry provide many more such words, but those of a small one only a
 * few.
 */
const SPELLED_RIGHT = new Set(
  (
    'access account address advice amount bag bank banner barrier basket bill blog board body book box brand bucket ' +
    'bundle card care cart case cash cast chain chance change channel charge chart chat check choice claim class ' +
    'coach code contact content contest context contract cookie copy cost country county coupon couple course cover ' +
    'credit crew customer date deal debit decide deposit design desk detail device dialog dinner direct dish ' +
    'document donate download draft driver export face fact farm fee feed field file filter fire flag flight flow ' +
    'food form format forum found friend from gate game gift goal grade grant graph grid group guest guide help ' +
    'hire home host hotel hour house image import intent invite invoice issue item job key label lead lease leave ' +
    'lesson letter level like limit line link list live load loan local lock login logo logout loyal mail main ' +
    'male manual map market mail meal media member menu message model money month move movie music mute name note ' +
    'notice number object offer office order owner pack page paper park part pass password past patch path patient ' +
    'pay payment pdp peer phone photo pick pin place plan plant plate play player plp plus point policy poll pool ' +
    'popup port position post price print prize product profile profit program progress project promo promote ' +
    'proof property provide query quest question queue quick quiet quit quite quiz quota quote rank rate read real ' +
    'reason recipe record refer refill region relate rental reply report request research reserve rest restore ' +
    'result retail retry return review reward ride role roll room route rule safe sale sample scan scene scheme ' +
    'school score scroll search season seat section seller series serve service session share sheet shift ship shop ' +
    'sign signin signup site size skill slide slot sort source space speed sport staff stage star state status step ' +
    'stock store story store stream street study style subject support survey switch tab table tag talk tap task ' +
    'tax team term test text theme thread ticket tile time tip title toggle token tool top topic total tour trade ' +
    'trail train transfer transit travel trial trip trust type unit upload user vendor video voice vote wage wait ' +
    'walk wall want ward watch week wish word work zone zoom'
  ).split(' '),
)

export const isSpelledRight = (word: string): boolean =>
  lemmas(word).some((lemma) => SPELLED_RIGHT.has(lemma) || ROLE_OF.has(lemma))

/** Prefixes that turn a word into its opposite or change its direction. */
const DIRECTION = /^(?:at|de|dis|down|em|en|ex|im|in|ir|mis|non|off|on|out|over|post|pre|re|un|under|up)/

/** Suffixes with the same effect. */
const PARTICLE = /(?:in|off|on|out|up)$/

/**
 * Returns whether two words differ only in such a prefix or suffix: `subscribe` and `unsubscribe`, `import` and
 * `export`, `signup` and `signout`.
 */
export function areOpposites(one: string, other: string): boolean {
  return one !== other && [DIRECTION, PARTICLE].some((part) => differIn(part, one, other))
}

function differIn(part: RegExp, one: string, other: string): boolean {
  const ends = (word: string) => [word, word.replace(part, '')].filter(({ length }) => length >= 3)
  return ends(one).some((end) => ends(other).includes(end))
}
