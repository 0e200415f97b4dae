import { type Message, message } from '../message'
import { editsBetween } from '../registry/near/distance'
import { FIELD_NAMES, fieldNamed } from './fields'

/** A name, and what only a field has behind it. `a=b` is a part of many addresses, and so is text. */
const LIKE_A_FIELD = /^([a-z_][\w.]*)(:(?!\/)|>|<|!=)/i
/** A wrong name is taken for a field's when it is that near. */
const MAX_EDITS = 2

/**
 * What to say of a word that looks like a field and is none; null for any other. Searching for it as a text would find
 * nothing, and look as if there were nothing. Addresses have colons too: `localhost:4401`, `acme.absmartly.io:443`.
 */
export function fieldProposal(word: string): Message | null {
  const [, name = '', operator = ''] = LIKE_A_FIELD.exec(word) ?? []
  if (name === '' || name.toLowerCase() === 'localhost' || (operator === ':' && name.includes('.')))
    return null
  const near = nearest(name.toLowerCase())
  if (near !== undefined) return message('query.problem.nearField', { name, near })
  // A field that takes no path: `goal.name:a` is text, `goal.name>a` is nothing.
  return message('query.problem.field', { name })
}

function nearest(name: string): string | undefined {
  if (fieldNamed(name)) return undefined
  return FIELD_NAMES.map((field) => ({ field, edits: editsBetween(name, field, MAX_EDITS) }))
    .filter(({ field, edits }) => edits <= Math.min(MAX_EDITS, field.length - 2))
    .toSorted((one, other) => one.edits - other.edits)[0]?.field
}
