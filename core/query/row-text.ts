import { type Attempt, requestOf } from '../attempt'
import { memoizeByRef } from '../memoize-by-ref'
import type { Publish } from '../publish/publish'
import { publishOf, type Row } from '../record/row'
import { MAX_SEARCHED_CHARS } from './regex'

/** Searchable text: unchanged for regular expressions, in lower case for everything else. */
interface SearchableText {
  readonly text: string
  readonly folded: string
}

/**
 * A test for strings of a row. `folded`: the test gets all values in lower case, one per line. Otherwise, it gets one
 * line at a time, as sent.
 */
export interface TextTest {
  readonly folded: boolean
  readonly test: (text: string) => boolean
}

/**
 * Returns a test for rows that searches their goal name, properties, experiments, units, attributes and URLs. Every
 * value is on its own line, so that text is not found across two values. A regular expression can match line breaks,
 * so it searches the lines one by one. The text that all goals of a publish share is built and searched once.
 * Otherwise, a search in 100,000 rows would go through 100 MB.
 */
export function createRowSearch({ test, folded }: TextTest): (row: Row) => boolean {
  const isIn = ({ text, folded: lower }: SearchableText) => (folded ? test(lower) : linesOf(text).some(test))
  const inPublish = memoizeLast((publish: Publish) => isIn(publishText(publish)))
  const inAddresses = memoizeLast((attempt: Attempt) => isIn(addressText(attempt)))
  const isInPublish = (row: Row) => {
    const publish = publishOf(row)
    return publish !== null && inPublish(publish)
  }
  return (row) => isIn(rowText(row)) || isInPublish(row) || inAddresses(row.attempt)
}

/** Splits text into its values. Limits the text as a whole, since many short lines take as long as a long one. */
const linesOf = (text: string): readonly string[] => text.slice(0, MAX_SEARCHED_CHARS).split('\n')

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
