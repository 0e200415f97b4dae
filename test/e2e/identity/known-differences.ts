/** Differences that cannot be avoided. docs/unharmed.md gives the reason for each. */

/** Browsers that are compared. */
export type BrowserName = 'Chromium' | 'Firefox'

/** A way for rows to differ. Several can have the same title. */
export interface KnownDifference {
  /** First cell of its line in the table of docs/unharmed.md. */
  readonly title: string
  readonly browsers: readonly BrowserName[]
  /** Matches the names of the rows that may differ so. */
  readonly rows: RegExp
  /** Returns whether two values differ in this way and in no other. */
  readonly explains: (without: unknown, withGoalkeeper: unknown) => boolean
}

type Explanation = KnownDifference['explains']

const BOTH: readonly BrowserName[] = ['Chromium', 'Firefox']
const STACK = 'The stack of an error has a frame of Goalkeeper at the top'
const KEYS = 'In Firefox, the keys of `window` and of the functions can have another order'
const PAGE = 'http://127.0.0.1:PORT/strict'
const POLICY = 'A violation of a Content Security Policy does not name the page as its source'
const LOG = 'The browser’s log gives a position in Goalkeeper for messages about a call'
const SHORTER = 'The message of an error that the engine throws while it lists the keys of a Proxy is shorter'
const NOT_CLONED = 'In Firefox, two errors about the functions call them a Proxy or an object'

/** Positions in the interceptor. Firefox names its file only in stacks. Lines begin at 0 in Chromium. */
const OURS = /goalkeeper-interceptor\.js:[01]$|^<anonymous code>:1$/

const json = JSON.stringify
const isSame = (a: unknown, b: unknown) => json(a) === json(b)

/** Explains values that are the same once the matches in their JSON are replaced. */
const except =
  (pattern: RegExp, replacement = ''): Explanation =>
  (a, b) =>
    json(a).replaceAll(pattern, replacement) === json(b).replaceAll(pattern, replacement)

/** Explains a value without Goalkeeper and one with it. */
const values =
  (without: unknown, ...withGoalkeeper: readonly unknown[]): Explanation =>
  (a, b) =>
    isSame(a, without) && withGoalkeeper.some((value) => isSame(b, value))

/** Explains arrays, or arrays in arrays, with the same elements in another order. */
const order: Explanation = (a, b) => isSame(sorted(a), sorted(b))
const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map((element) => json(sorted(element))).toSorted() : value

/**
 * Returns the reports that the server has received, without the source of the violation. Chromium sends equal reports
 * once, and more of them are equal if all calls seem to come from Goalkeeper.
 */
function reportsWithoutSource(requests: unknown): unknown {
  const reports = (requests as readonly string[]).map((request) => {
    const { headers, body } = JSON.parse(request) as { headers: [string, string][]; body: string }
    const { 'csp-report': report } = JSON.parse(body) as { 'csp-report': object }
    const isSource = ([key]: [string, unknown]) =>
      ['source-file', 'line-number', 'column-number'].includes(key)
    return json([
      headers.filter(([name]) => name !== 'content-length'),
      Object.entries(report).filter((entry) => !isSource(entry)),
    ])
  })
  return [...new Set(reports)].toSorted()
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    title: '`Function.prototype.toString.call(fetch)` prints `function () { [native code] }`',
    browsers: BOTH,
    rows: /: source text by Function\.prototype\.toString( of its window)?$/,
    explains: (a, b) =>
      /^function \w+/.test(String(a)) && /^function \(\) \{\s+\[native code\]\s+\}$/.test(String(b)),
  },
  {
    title: '`fetch.toString === Function.prototype.toString` is false',
    browsers: BOTH,
    rows: /: toString is inherited$/,
    explains: values(true, false),
  },
  { title: STACK, browsers: BOTH, rows: /: frames of Goalkeeper$/, explains: values(0, 1) },
  {
    // One for the call, one for the read.
    title: STACK,
    browsers: BOTH,
    rows: /(a getter that throws|breaks the rules as headers|stack in a getter): frames of Goalkeeper$/,
    explains: values(0, 2),
  },
  {
    title: STACK,
    browsers: ['Chromium'],
    rows: /^stack, call sites .*: of Goalkeeper$/,
    explains: values(0, 1),
  },
  {
    // Chromium keeps ten frames.
    title: STACK,
    browsers: ['Chromium'],
    rows: /^stack, thirty calls deep: frames of the page$/,
    explains: (a, b) => Array.isArray(a) && isSame(a.slice(0, -1), b),
  },
  {
    title: '`getter.caller` is `null` in a getter of an `init`',
    browsers: BOTH,
    rows: /^reads, caller of a getter$/,
    explains: values(['the function that calls fetch'], ['null']),
  },
  {
    title: 'In the Console, the link at the right of an uncaught rejection leads to Goalkeeper',
    browsers: ['Chromium'],
    rows: /^DevTools, rejection without a handler: address of its position$/,
    explains: (a, b) => a === 'page.js' && String(b).endsWith('goalkeeper-interceptor.js'),
  },
  {
    title: LOG,
    browsers: BOTH,
    rows: /^position in the console: /,
    explains: (a, b) =>
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      b.every((position) => OURS.test(String(position)) || a.includes(position)),
  },
  {
    title: 'In Chromium’s DevTools, `fetch` is shown as `Proxy(Function)`',
    browsers: ['Chromium'],
    rows: /^DevTools, value of /,
    explains: (_a, b) => isSame(b, ['object', 'proxy', 'Function', 'Proxy(Function)']),
  },
  {
    title: 'In Chromium’s DevTools, `fetch` is shown as `Proxy(Function)`',
    browsers: ['Chromium'],
    rows: /^DevTools, preview of /,
    explains: values(
      [{ name: 'value', type: 'function', value: '' }],
      [{ name: 'value', type: 'object', value: 'Proxy(Function)', subtype: 'proxy' }],
    ),
  },
  {
    title: POLICY,
    browsers: BOTH,
    rows: /^strict policy, .*: source of the violation$/,
    explains: (a, b) =>
      isSame(a, [PAGE, true, true]) && ['', '<anonymous code>'].includes((b as string[])[0] ?? 'none'),
  },
  {
    title: POLICY,
    browsers: BOTH,
    rows: /^the server receives POST \/reports$/,
    explains: (a, b) => isSame(reportsWithoutSource(a), reportsWithoutSource(b)),
  },
  {
    title: SHORTER,
    browsers: ['Chromium'],
    rows: /^fetch fails, a proxy that breaks the rules as headers: outcome$/,
    explains: except(
      /Failed to execute 'fetch' on 'Window': Failed to read the 'headers' property from 'RequestInit': /g,
    ),
  },
  {
    title: SHORTER,
    browsers: ['Chromium'],
    rows: /^fetch fails, a proxy that breaks the rules as headers: heading of the stack$/,
    explains: except(/," {4}at ownKeys \(<anonymous>\)"/g),
  },
  {
    title: NOT_CLONED,
    browsers: ['Firefox'],
    rows: /: (cloned|posted)$/,
    explains: except(/(Function|Proxy)(?= object could not be cloned)/g),
  },
  {
    title: NOT_CLONED,
    browsers: ['Firefox'],
    rows: /: as the right side of instanceof$/,
    explains: except(/(?<='prototype' property of ).*(?= is not an object)/g),
  },
  {
    title: KEYS,
    browsers: ['Firefox'],
    rows: /keys of window|: (own properties|toString)$/,
    explains: order,
  },
  {
    title: KEYS,
    browsers: ['Firefox'],
    rows: /^fetch in .*: place among the keys of its owner$/,
    explains: (a, b) => typeof a === 'number' && typeof b === 'number',
  },
]
