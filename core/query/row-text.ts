import { type Attempt, requestOf } from '../attempt'
import { memoizeByRef } from '../memoize-by-ref'
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

/**
 * Returns a test for rows that searches their goal name, properties, experiments, units, attributes and URLs. Every
 * value is on its own line, so that text is not found across two values. The text that all goals of a publish share is
 * built and searched once. Otherwise, a search in 100,000 rows would go through 100 MB.
 */
export function createRowSearch({ test, folded }: TextTest): (row: Row) => boolean {
  const read = ({ text, folded: lower }: SearchableText) => (folded ? lower : text)
  const inPublish = memoizeLast((publish: Publish) => test(read(publishText(publish))))
  const inAddresses = memoizeLast((attempt: Attempt) => test(read(addressText(attempt))))
  const isInPublish = (row: Row) => {
    const publish = publishOf(row)
    return publish !== null && inPublish(publish)
  }
  return (row) => test(read(rowText(row))) || isInPublish(row) || inAddresses(row.attempt)
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

function searchable(text: string): SearchableText {
  const folded = text.toLowerCase()
  // Most text is already in lower case, and then only one string stays in memory.
  return { text: folded === text ? folded : text, folded }
}

const rowText = memoizeByRef((row: Row) => searchable(textOfRow(row)))
const publishText = memoizeByRef((publish: Publish) => searchable(textOfPublish(publish)))
const addressText = memoizeByRef((attempt: Attempt) => searchable(textOfAddresses(attempt)))

/**
 * Returns the goal's name and its properties as the list shows them, one per line. For a publish without goals, returns
 * the names of the experiments of its exposures.
 */
function textOfRow(row: Row): string {
  if (row.kind === 'unreadable') return ''
  if (row.kind === 'withoutGoals') return row.publish.exposures.map(({ name }) => name).join('\n')
  const { name, properties, values } = row.event.goal
  if (values) return `${name}\n${JSON.stringify(values)}`
  let text = name
  for (const key in properties) text += `\n${key}: ${JSON.stringify(properties[key])}`
  return text
}

function textOfPublish({ application, environment, agent, units, attributes }: Publish): string {
  return [
    application,
    environment,
    agent,
    ...units.flatMap(({ type, uid }) => [type, uid]),
    ...attributes.map(({ name, value }) => `${name}: ${JSON.stringify(value)}`),
  ].join('\n')
}

function textOfAddresses(attempt: Attempt): string {
  const { url, pageUrl, documentUrl } = requestOf(attempt)
  return [url, pageUrl, documentUrl].join('\n')
}
