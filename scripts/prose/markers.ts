/** Constructions that make English read as if it were translated word for word, and what to write instead. */

/** One kind of construction. */
export interface MarkerKind {
  readonly name: string
  readonly pattern: RegExp
  readonly instead: string
}

/** One construction found in a string. */
export interface Marker {
  readonly kind: MarkerKind
  readonly words: string
  /** UTF-16 code units from the start of the string. */
  readonly index: number
}

/** Every construction that `npm run check:prose` counts. */
export const MARKERS: readonly MarkerKind[] = [
  {
    name: 'a clause with “what” instead of a noun',
    pattern:
      /\bwhat (?:is|was|are|were|has|have|had|comes|came|can|cannot|it|they|somebody|nobody|a|the|what)\b/gi,
    instead: 'Name the thing: “the response”, “stored rows”, “the current filter”.',
  },
  {
    name: 'preposition and “which”',
    pattern: /\b(?:of|by|in|to|for|from|with|at|on) which\b/gi,
    instead: 'Split the sentence, or end the clause in the preposition.',
  },
  {
    name: '“so many” for a number',
    pattern: /\bso (?:many|much|long|few)\b/gi,
    instead: 'Name the limit: “max”, “at most 200”, “the number of rows”.',
  },
  {
    name: 'an unnamed person',
    pattern: /\b(?:somebody|nobody)\b/gi,
    instead: 'Name who: the user, the page, the caller. Or say “no one”.',
  },
  {
    name: '“is told” or “is said”',
    pattern: /\b(?:is|are|was|were|be) (?:told|said)\b|\btold (?:of|from|by)\b|\bhears? of\b/gi,
    instead: 'Say what shows, reports or receives it.',
  },
  { name: '“any more”', pattern: /\bany ?more\b/gi, instead: 'Write “no longer”.' },
  {
    name: 'an adverb that sounds translated',
    pattern: /\ball the same\b|\banew\b|\bbesides?\b|\bshall\b/gi,
    instead: 'Write “anyway”, “again”, “next to”, “must”, “apart from”.',
  },
  {
    name: '“is none”',
    pattern:
      /\b(?:is|has) none\b|\bwhat is no\b|\bis no (?:filter|json|text|field|number|word|publish|part|ruler|language)\b/gi,
    instead: 'Write “is not a …”, “has no …”, “there is no …”.',
  },
  {
    name: '“a text” for a string',
    pattern: /\b(?:a|one|each|every|the|of) texts?\b/gi,
    instead: 'Write “string”, “message”, “label”, “body”.',
  },
  {
    name: '“look at” for reading or checking',
    pattern: /\blook(?:ed|s)? at\b/gi,
    instead: 'Write “read”, “check”, “inspect”.',
  },
  {
    name: '“another one”',
    pattern: /\b(?:another|other|each) ones?\b/gi,
    instead: 'Repeat the noun.',
  },
]

/** Finds every construction of {@link MARKERS} in a string, in the order of the kinds. */
export function findMarkers(text: string): Marker[] {
  return MARKERS.flatMap((kind) =>
    [...text.matchAll(kind.pattern)].map(({ 0: words, index }) => ({ kind, words, index })),
  )
}

/** Counts words: runs of letters and apostrophes. */
export const countWords = (text: string): number => text.match(/[A-Za-z’']+/g)?.length ?? 0
