import { type Message, message } from '../message'
import { editsBetween } from '../registry/near/distance'
import { FIELD_NAMES, fieldNamed } from './fields'

/**
 * A name followed by an operator; only a colon is captured. `=` does not count, since `a=b` is common in URLs and is
 * text. Neither does `:/`, as in `https://`.
 */
const LIKE_A_FIELD = /^([a-z_][\w.]*)(?:(:)(?:[^/]|$)|[<>]|!=)/i
/** Maximum edit distance between an unknown name and the field it is taken for. */
const MAX_EDITS = 2

/**
 * Returns a message for a word that looks like a field but is not one; null for any other word. Searching for it as
 * text would find nothing, as if no row matched. Colons also occur in hosts: `localhost:4401`,
 * `acme.absmartly.io:443`.
 */
export function fieldProposal(word: string): Message | null {
  const [, name = '', operator = ''] = LIKE_A_FIELD.exec(word) ?? []
  if (name === '' || name.toLowerCase() === 'localhost' || (operator === ':' && name.includes('.')))
    return null
  const near = nearest(name.toLowerCase())
  if (near !== undefined) return message('query.problem.nearField', { name, near })
  // This also reports a path after a field that takes none: `goal.name>a` makes no sense. `goal.name:a` is text.
  return message('query.problem.field', { name })
}

function nearest(name: string): string | undefined {
  if (fieldNamed(name)) return undefined
  return FIELD_NAMES.map((field) => ({ field, edits: editsBetween(name, field, MAX_EDITS) }))
    .filter(({ field, edits }) => edits <= Math.min(MAX_EDITS, field.length - 2))
    .toSorted((one, other) => one.edits - other.edits)[0]?.field
}
