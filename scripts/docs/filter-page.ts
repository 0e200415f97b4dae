/**
 * Generates `docs/help/filter.md`, the page about the filter language. Its prose is in this file. Its examples, with
 * their results, are test cases.
 */
import english from '../../locales/en.json'
import { FIELD_NAMES, type FieldName, FIELDS } from '../../core/query/fields'
import { parseQuery } from '../../core/query/parse'
import { PROBLEM_CASES, QUERY_CASES, type Section } from '../../test/fixtures/query/query-cases'
import { EVENT_NAMES, QUERY_EVENTS } from '../../test/fixtures/query/query-events'
import { sentence } from './sentence'

/** Notes on fields, in addition to the description of each field in the panel. */
const NOTES: Partial<Readonly<Record<FieldName, string>>> = {
  verdict: 'The panel explains each value when you point at it.',
  delivery: 'The panel explains each value when you point at it.',
  finding:
    'Ignored issues, and issues of checks that are turned off, don’t match. [The list of checks](../findings/index.md) has all ids.',
  severity: 'Every issue of an event counts, not only the worst one.',
  prop: `Join keys with dots. Quote a key that contains a space, a dot, a colon, a parenthesis, a quote or one of
\`< > = !\`. In a list, one matching entry is enough. A number selects one entry, and the first one is 0. An object matches
by its contents, not as a whole.

\`prop.price>100\` compares numbers when both sides are numbers, or strings that contain a number. When you compare with any
other string, it compares strings alphabetically. An absent property is neither greater nor smaller than any value.`,
  has: 'A property whose value is null counts as present.',
  unit: 'You can enter the id that a page gave to the SDK: the SDK sends a hash of it, and Goalkeeper hashes your input too. When an old SDK sends the id itself, you can also enter its hash.',
  frame: 'Only requests of a frame have one. Requests of the page itself or of a worker don’t.',
  status: 'The status of every attempt counts. An attempt without a response has none.',
}

/** Returns the page as Markdown, before Prettier formats it. */
export function filterPage(): string {
  return [
    INTRODUCTION,
    EVENTS,
    eventTable(),
    '## Text',
    TEXT,
    examples('text'),
    '## Fields',
    FIELD_RULES,
    ...FIELD_NAMES.flatMap(fieldPart),
    '## Combining',
    COMBINING,
    examples('combine'),
    '## Regular expressions',
    REGEX,
    examples('regex'),
    '## Limitations',
    IMPOSSIBLE,
    problemTable(),
    '## Why it works this way',
    WHY,
  ].join('\n\n')
}

const INTRODUCTION = `# Filter syntax

<!-- Written by \`npm run docs\`: the prose is in scripts/docs/filter-page.ts, the examples are the test cases in test/fixtures/query/query-cases.ts. Change them there. -->

Goalkeeper filters the list while you type. A word matches the goal events that contain it anywhere. A field such as
\`verdict:unknown\` searches one place. Combine them with \`and\`, \`or\`, \`not\` and parentheses. When a filter is invalid,
the panel shows what is wrong and where, and the list doesn’t change.

Case doesn’t matter, except in a regular expression.`

const EVENTS = `The examples on this page use these goal events, and so do the tests of the filter language.`

const TEXT = `Goalkeeper searches for a word in the goal’s name, in the keys and values of its properties, units, attributes,
application, environment and SDK, and in the URLs of the page, the frame and the collector. Part of a word is enough.

Quote a string that contains a space, a parenthesis or a colon, that starts with \`-\` or \`/\`, or that is one of the words
\`and\`, \`or\` and \`not\`.`

const FIELD_RULES = `Write a field, one of these operators, and a value. Quote a value that contains a space.

| operator | matches |
| --- | --- |
| \`:\` | the whole value, with \`*\` for any characters; part of a URL is enough (\`page\`, \`frame\`, \`url\`) |
| \`:/…/\` | a value that matches the regular expression |
| \`=\` | the whole value, with no special characters |
| \`!=\` | everything that \`=\` doesn’t match, including events without a value |
| \`>\` \`>=\` \`<\` \`<=\` | greater or smaller values: of properties, attributes and numbers |

When a field has several values, one match is enough.`

const COMBINING = `\`-\` and \`not\` bind most tightly, then \`and\` (or no operator), then \`or\`.`

const REGEX = `A pattern between slashes is a regular expression, either alone or after a colon. The flags are \`i\` (ignore
case), \`s\` (\`.\` also matches the end of a line) and \`m\` (always on); \`g\` has no effect. A path such as \`/v1/context\` is
a string, since the characters after its last slash aren’t flags.

The syntax is that of RE2 (github.com/google/re2/wiki/Syntax). For every expression, the time of a search is proportional to
the length of the string, so that no expression can freeze the panel. Only the first 100,000 characters of a long string are searched.`

const IMPOSSIBLE = `The filter doesn’t support:

- Lookahead, lookbehind and backreferences, which the engine doesn’t support because it must always be fast.
- Comparing one property with another.
- Counting, sorting and grouping.
- Wildcards in a string without a field, since part of a word matches anyway.

Some invalid filters and their messages:`

const WHY = `- **Names match as a whole.** \`goal:purchase\` doesn’t match \`purchase_test\`, because “how many of _this_ goal” is
  the most common question, and because fields work this way in GitHub’s search, in Kibana and in the Network panel of
  Chrome’s DevTools. To match part of a name, add \`*\`, as in \`goal:purchase*\`, or write the word without a field.
- **URLs match in part**, because no one types whole URLs.
- **Case doesn’t matter**, as in those tools, although ABsmartly distinguishes \`Purchase\` from \`purchase\`: if you search
  for one, you want to see the other. The verdict distinguishes them, and so does \`goal:/^purchase$/\`.
- **An unknown field is an error** and not a string. A search for the string would find nothing, and the user would think that there are no such events.
  \`=\` is the exception, since URLs are full of it: \`step=pay\` is a string.
- **\`!=\` is the opposite of \`=\`**, so that exactly one of the two matches an event. To find only events that have the property,
  write \`has:prop.currency -prop.currency=eur\`.`

function eventTable(): string {
  const rows = EVENT_NAMES.map((name) => {
    const { properties, page, verdict, statuses, environment, ...more } = QUERY_EVENTS[name]
    const findings = 'findings' in more ? more.findings : []
    const cells = [
      `**${name}**`,
      properties === null ? '' : code(JSON.stringify(properties)),
      code(page.replace('https://', '')),
      verdict ?? '',
      statuses.map((status) => status ?? 'none yet').join(', '),
      environment,
      findings.map(([rule, severity]) => `${code(rule)} (${severity})`).join(', '),
    ]
    return line(cells)
  })
  return table(['goal', 'properties', 'page', 'verdict', 'responses', 'environment', 'issues'], rows)
}

function fieldPart(name: FieldName): string[] {
  const { aliases = [], choices, hasPath } = FIELDS[name]
  const also =
    aliases.length > 0
      ? ` Alias: ${aliases.map((alias) => code(`${alias}${hasPath ? '.' : ':'}`)).join(', ')}.`
      : ''
  const can = choices ? ` Values: ${choices.map(code).join(', ')}.` : ''
  const note = NOTES[name]
  return [
    `### \`${name}${hasPath ? '.' : ':'}\``,
    `${english.query.field[name]}.${can}${also}`,
    ...(note === undefined ? [] : [note]),
    examples(name),
  ]
}

function examples(section: Section): string {
  const shown = QUERY_CASES.filter((one) => one.section === section && one.says !== undefined)
  const rows = shown.map(({ query, says = '', finds }) => {
    const all = finds.length === EVENT_NAMES.length
    return line([query === '' ? '' : code(query), says, all ? 'all' : finds.join(', ')])
  })
  return table(['filter', 'description', 'matches'], rows)
}

function problemTable(): string {
  const rows = PROBLEM_CASES.flatMap(({ query, says }) => {
    const parsed = parseQuery(query)
    if (says === undefined || parsed.kind === 'query') return []
    return [line([code(query), says, sentence(parsed.message)])]
  })
  return table(['filter', 'problem', 'message'], rows)
}

const table = (titles: readonly string[], rows: readonly string[]): string =>
  [line(titles), line(titles.map(() => '---')), ...rows].join('\n')

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`

const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)
