import { type Attempt, requestOf } from '../attempt'
import type { Publish } from '../publish/publish'
import { publishOf, type Row } from '../record/row'

/** A text in which is searched: as it is for regular expressions, in lower case for everything else. */
interface SearchableText {
  readonly text: string
  readonly folded: string
}

/** What texts of a row are asked: true when it has what is looked for. */
export interface TextTest {
  readonly folded: boolean
  readonly test: (text: string) => boolean
}

const rowTexts = new WeakMap<Row, SearchableText>()
const publishTexts = new WeakMap<Publish, SearchableText>()
const addressTexts = new WeakMap<Attempt, SearchableText>()

/**
 * Finds rows that have something in their goal name, properties, experiments, units, attributes or addresses: each on a line of its
 * own, and nothing is found across two. What all goals of a publish share is written out once, and the answer for it
 * kept for the next row, or 100,000 rows would be searched in 100 MB.
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

/** The rows of a publish stand together. */
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
    // Most of it is in lower case already: one text in memory then, not two.
    texts.set(key, (searched = { text: folded === text ? folded : text, folded }))
  }
  return searched
}

/** The properties as the list writes them, one on a line; nothing else of the goal is text. Of exposures their experiments. */
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
