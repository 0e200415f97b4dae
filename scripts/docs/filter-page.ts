/**
 * Generates `docs/help/filter.md`, the page of the filter language. Its prose is in this file. Its examples and their
 * results are the cases of the tests.
 */
import english from '../../locales/en.json'
import { FIELD_NAMES, type FieldName, FIELDS } from '../../core/query/fields'
import { parseQuery } from '../../core/query/parse'
import { PROBLEM_CASES, QUERY_CASES, type Section } from '../../test/fixtures/query/query-cases'
import { EVENT_NAMES, QUERY_EVENTS } from '../../test/fixtures/query/query-events'
import { sentence } from './sentence'

/** Notes on fields, in addition to their line in the panel. */
const NOTES: Partial<Readonly<Record<FieldName, string>>> = {
  verdict: 'What each means is said in the panel when you point at it.',
  delivery: 'What each means is said in the panel when you point at it.',
  finding:
    'What is silenced is not found, and neither is what a rule says that is switched off. All rules are on [the page of findings](../findings/index.md).',
  severity: 'Of every finding, not of the worst alone.',
  prop: `Keys are written one after the other with dots between them. A key with a space, a dot, a colon, a parenthesis,
a quote or one of \`< > = !\` in it goes in quotes. Of a list every entry is looked into, and one is enough; a number
names one entry, the first being 0. An object is found by what is in it, not as a whole.

\`prop.price>100\` compares numbers when both sides are numbers or texts that are numbers, and texts by the alphabet when
you compare with a text. What is not there is neither more nor less than anything.`,
  has: 'A property that is there and null is there.',
  unit: 'The id that a page gave to the SDK is found although the SDK sends a hash of it: Goalkeeper hashes what you typed, too. Where an old SDK sends the id itself, its hash finds it, too.',
  frame: 'Only what a frame has sent has one; what the page itself or a worker sends has none.',
  status: 'Of every attempt; none as long as there is no answer.',
}

/** Returns the page as Markdown that isn't formatted yet. */
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
    '## What is not possible',
    IMPOSSIBLE,
    problemTable(),
    '## Why it is so',
    WHY,
  ].join('\n\n')
}

const INTRODUCTION = `# The filter

<!-- Written by \`npm run docs\` from test/fixtures/query/query-cases.ts, by which the language is tested. Change it there. -->

What you type into the panel’s filter is looked for while you type. A word finds the goal events that have it anywhere;
a field such as \`verdict:unknown\` looks in one place; \`and\`, \`or\`, \`not\` and parentheses combine them. Where a text
is no filter, it is said what is wrong and where, and the list stays as it was.

Case never counts, except in a regular expression.`

const EVENTS = `The examples on this page are about these goal events. They, too, are what the language is tested with.`

const TEXT = `A word is looked for in the goal’s name, the keys and values of its properties, units, attributes, application,
environment and SDK, and in the addresses of page, frame and collector. A part of a word is enough.

Put a text in quotes when it has a space, a parenthesis or a colon in it, begins with \`-\` or \`/\`, or is one of the
words \`and\`, \`or\` and \`not\`.`

const FIELD_RULES = `A field is followed by one of these, and by a value, which goes in quotes when it has a space in it:

| sign | what it finds |
| --- | --- |
| \`:\` | the value as a whole, with \`*\` for any text; of addresses (\`page\`, \`frame\`, \`url\`) a part is enough |
| \`:/…/\` | a value that the regular expression hits |
| \`=\` | the value as a whole, whatever is in it |
| \`!=\` | everything that \`=\` does not find, also what has no such value |
| \`>\` \`>=\` \`<\` \`<=\` | more and less: of properties, attributes and numbers |

Where a field has several values, one is enough.`

const COMBINING = `\`-\` and \`not\` bind closest, then \`and\` (or nothing at all), then \`or\`.`

const REGEX = `A text between slashes is a regular expression, alone or behind a colon. The flags are \`i\` (case does not
count), \`s\` (\`.\` is also a line’s end) and \`m\` (which always holds); \`g\` means nothing here. A path such as
\`/v1/context\` is a text, since what follows its last slash is no flag.

The engine is RE2’s (github.com/google/re2/wiki/Syntax): it takes time in proportion to the text and not more,
whatever the expression, so that none can hang the panel. Of a very long text its first 100,000 characters are looked at.`

const IMPOSSIBLE = `Look-ahead, look-behind and back-references, which the engine does without for being always fast. Comparing one
property with another. Counting, sorting and grouping. Wildcards in a text without a field: a part of a word is found
anyway.

Some texts that are no filter, and what is said of them:`

const WHY = `- **A name as a whole.** \`goal:purchase\` does not find \`purchase_test\`, because “how many of _this_ goal” is what
  is asked most, and because the fields of GitHub’s search, of Kibana and of the Network panel in Chrome’s DevTools work
  so. \`goal:purchase*\` is one star away, and a word without a field finds parts.
- **An address in part.** Nobody types whole addresses.
- **Case does not count**, as in those tools, though ABsmartly tells \`Purchase\` from \`purchase\`: who looks for one wants
  to see the other. The verdict tells them apart; \`goal:/^purchase$/\` does, too.
- **A field that there is not is a mistake** and not a text, because it would find nothing and look like “there is none”.
  \`=\` is the exception, since addresses are full of it: \`step=pay\` is a text.
- **\`!=\` is the contrary of \`=\`**, so that an event is always found by one of the two. For those that have the property
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
  return table(['goal', 'properties', 'page', 'verdict', 'answers', 'environment', 'findings'], rows)
}

function fieldPart(name: FieldName): string[] {
  const { aliases = [], choices, hasPath } = FIELDS[name]
  const also =
    aliases.length > 0
      ? ` Also written ${aliases.map((alias) => code(`${alias}${hasPath ? '.' : ':'}`)).join(', ')}.`
      : ''
  const can = choices ? ` It can be ${choices.map(code).join(', ')}.` : ''
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
  return table(['filter', 'what it asks for', 'what it finds'], rows)
}

function problemTable(): string {
  const rows = PROBLEM_CASES.flatMap(({ query, says }) => {
    const parsed = parseQuery(query)
    if (says === undefined || parsed.kind === 'query') return []
    return [line([code(query), says, sentence(parsed.message)])]
  })
  return table(['text', 'what it is', 'what is said'], rows)
}

const table = (titles: readonly string[], rows: readonly string[]): string =>
  [line(titles), line(titles.map(() => '---')), ...rows].join('\n')

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`

const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``)
