import { type Attempt, requestOf } from '../attempt'
import type { Publish } from '../publish/publish'
import { publishOf, type Row } from '../record/row'

/** Searchable text: unchanged for regular expressions, in lower case for everything else. */
interface SearchableText {
  readonly text: string
  readonly folded: string
}

/** A test for strings of a row. `folded`: the test expects lower case. */
export interface TextTest {
  readonly folded: boolean
  readonly test: (text: string) => boolean
}

const rowTexts = new WeakMap<Row, SearchableText>()
const publishTexts = new WeakMap<Publish, SearchableText>()
const addressTexts = new WeakMap<Attempt, SearchableText>()

/**
 * Returns a test for rows that searches their goal name, properties, experiments, units, attributes and URLs. Every
 * value is on its own line, so that text is not found across two values. Text that all goals of a publish share is
 * built once, and its result reused for the next row; otherwise, searching 100,000 rows would mean searching 100 MB.
 */
export function createRowSearch({ test, folded }: TextTest): (row: Row) => boolean {
  const read = ({ text, folded: lower }: SearchableText) => (folded ? lower : text)
  const inPublish = memoizeLast((publish: Publish) => test(read(cached(publishTexts, publish, publishText))))
  const inAddresses = memoizeLast((attempt: Attempt) =>
    test(read(cached(addressTexts, attempt, addressText))),
  )
  const isInPublish = (row: Row) => {
    const publish = publishOf(row)
    return publish !== null && inPublish(publish)
  }
  return (row) => test(read(cached(rowTexts, row, ownText))) || isInPublish(row) || inAddresses(row.attempt)
}

/** Caches the last result, since the rows of a publish are adjacent. */
function memoizeLast<Key extends object>(compute: (key: Key) => boolean): (key: Key) => boolean {
  let last: Key | null = null
  let result = false
  return (key) => {
    if (key !== last) result = compute((last = key))
    return result
  }
}

function cached<Key extends object>(
  texts: WeakMap<Key, SearchableText>,
  key: Key,
  write: (key: Key) => string,
): SearchableText {
  let searched = texts.get(key)
  if (!searched) {
    const text = write(key)
    const folded = text.toLowerCase()
    // Most text is already in lower case, and then only one string stays in memory.
    texts.set(key, (searched = { text: folded === text ? folded : text, folded }))
  }
  return searched
}

/**
 * Returns the goal name and its properties as the list shows them, one per line; nothing else of a goal is text. For
 * exposures without goals, returns the names of the experiments.
 */
function ownText(row: Row): string {
  if (row.kind === 'unreadable') return ''
  if (row.kind === 'withoutGoals') return row.publish.exposures.map(({ name }) => name).join('\n')
  const { name, properties, values } = row.event.goal
  if (values) return `${name}\n${JSON.stringify(values)}`
  let text = name
  for (const key in properties) text += `\n${key}: ${JSON.stringify(properties[key])}`
  return text
}

function publishText({ application, environment, agent, units, attributes }: Publish): string {
  return [
    application,
    environment,
    agent,
    ...units.flatMap(({ type, uid }) => [type, uid]),
    ...attributes.map(({ name, value }) => `${name}: ${JSON.stringify(value)}`),
  ].join('\n')
}

function addressText(attempt: Attempt): string {
  const { url, pageUrl, documentUrl } = requestOf(attempt)
  return [url, pageUrl, documentUrl].join('\n')
}
