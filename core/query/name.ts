import { type FieldName, fieldNamed, FIELDS } from './fields'
import { phraseAt } from './literal'
import { type Operator, OPERATORS } from './query'
import { skipSpace } from './scan'

/** A field name with its path, as typed. */
export interface Named {
  readonly name: FieldName
  readonly path: readonly string[]
  /** True when a dot is not followed by a key. */
  readonly isUnfinished: boolean
  readonly to: number
}

const NAME = /[a-z]+/iy
/** An unquoted key of a path. */
const KEY = /[^\s().:<>=!"]+/y

/** Parses a field name, with a path if the field takes one. Returns null for anything else. */
export function fieldNameAt(text: string, from: number): Named | null {
  NAME.lastIndex = from
  const name = fieldNamed(NAME.exec(text)?.[0] ?? '')
  if (!name) return null
  let to = NAME.lastIndex
  const path: string[] = []
  while (FIELDS[name].hasPath && text[to] === '.') {
    const key = keyAt(text, to + 1)
    if (!key) break
    path.push(key.key)
    to = key.to
  }
  return { name, path, isUnfinished: Boolean(FIELDS[name].hasPath) && text[to] === '.', to }
}

function keyAt(text: string, from: number): { readonly key: string; readonly to: number } | null {
  if (text[from] === '"') {
    const phrase = phraseAt(text, from)
    return phrase.kind === 'text' ? { key: phrase.text, to: phrase.to } : null
  }
  KEY.lastIndex = from
  const key = KEY.exec(text)?.[0]
  return key === undefined ? null : { key, to: from + key.length }
}

/**
 * Parses an operator. A comparison may follow spaces, as in `prop.price > 100`; a colon may not. Returns null for
 * anything else.
 */
export function operatorAt(
  text: string,
  from: number,
): { readonly operator: Operator; readonly to: number } | null {
  const at = skipSpace(text, from)
  const operator = OPERATORS.find((one) => text.startsWith(one, at))
  if (!operator || (operator === ':' && at > from)) return null
  return { operator, to: at + operator.length }
}
