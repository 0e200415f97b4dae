/** Parts of the observed values that differ from one run to the next. Everything else is compared as it is. */

interface Normalization {
  readonly what: string
  readonly pattern: RegExp
  readonly replacement: string
}

/** Applied to the JSON of all names and values, in this order. */
const NORMALIZATIONS: readonly Normalization[] = [
  { what: 'port of the server', pattern: /(?<=(?:127\.0\.0\.1|localhost):)\d{4,5}\b/g, replacement: 'PORT' },
  {
    what: 'boundary of form data',
    pattern: /-+(?:WebKitFormBoundary|geckoformboundary)\w+/g,
    replacement: 'BOUNDARY',
  },
  {
    what: 'length of form data in Firefox, whose boundaries vary in length',
    pattern: /(?<=boundary=BOUNDARY\W+content-length\W+)\d+/g,
    replacement: 'LENGTH',
  },
  {
    what: 'date of a response',
    pattern: /\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g,
    replacement: 'DATE',
  },
  {
    what: 'name of a blob',
    pattern: /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/g,
    replacement: 'UUID',
  },
  {
    what: 'digest of a response that contains the port',
    pattern: /(?<=integrity '|hash is “)[\w+/]{43}=/g,
    replacement: 'DIGEST',
  },
]

/** Replaces the random parts of a value that can be written as JSON. */
export function normalize<Value>(value: Value): Value {
  const replace = (json: string, { pattern, replacement }: Normalization) =>
    json.replaceAll(pattern, replacement)
  return JSON.parse(NORMALIZATIONS.reduce(replace, JSON.stringify(value))) as Value
}
