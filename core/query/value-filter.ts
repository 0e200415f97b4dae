import type { Json } from '../publish/publish'
import { storedUid } from '../publish/stored-event'
import { publishOf, type Row } from '../record/row'
import type { FieldName } from './fields'
import { printQuery } from './print'

/** Kind of a JSON document: an event as ABsmartly stores it, or the body of a publish. */
export type DocumentKind = 'stored' | 'publish'

/** Maximum length of a value to filter by, in UTF-16 code units. No one searches for longer values. */
const MAX_VALUE_CHARS = 300

/**
 * Returns the filter that finds the events with this value at the same path of the document; null when no filter can
 * express it. The filter input is a single line, so it cannot contain a multi-line value.
 */
export function filterForValue(
  kind: DocumentKind,
  root: Json,
  path: readonly string[],
  value: Json,
): string | null {
  if (value !== null && typeof value === 'object') return null
  const text = String(value)
  if (text.length > MAX_VALUE_CHARS || /[\n\r]/.test(text)) return null
  const location = kind === 'stored' ? locateInStored(path) : locateInPublish(root, path)
  if (!location || (value === null && !location.hasPath)) return null
  return printQuery({
    kind: 'compare',
    field: location.field,
    path: location.path,
    operator: location.hasPath ? '=' : ':',
    value: { kind: 'text', text },
  })
}

/** Returns the path within the goal's properties that a path in a document refers to; null when it is outside them. */
export function propertyPathOf(kind: DocumentKind, root: Json, path: readonly string[]): string | null {
  const location = kind === 'stored' ? locateInStored(path) : locateInPublish(root, path)
  return location?.field === 'prop' ? location.path.join('.') : null
}

interface FieldLocation {
  readonly field: FieldName
  readonly path: readonly string[]
  readonly hasPath: boolean
}

const whole = (field: FieldName): FieldLocation => ({ field, path: [], hasPath: false })
const within = (field: FieldName, path: readonly string[]): FieldLocation | null =>
  path.length > 0 ? { field, path, hasPath: true } : null

const STORED_FIELDS: Readonly<Record<string, FieldName>> = {
  unit_uid: 'unit',
  unit_type: 'unit',
  application: 'app',
  environment: 'env',
  goal_name: 'goal',
}

function locateInStored([field = '', ...inner]: readonly string[]): FieldLocation | null {
  if (field === 'properties') return within('prop', inner)
  if (field === 'unit_attributes') return within('attr', inner)
  const name = Object.hasOwn(STORED_FIELDS, field) ? STORED_FIELDS[field] : undefined
  return name !== undefined && inner.length === 0 ? whole(name) : null
}

/** Locates a path in a publish, or in a batch, which holds its publishes in `requests`. */
function locateInPublish(root: Json, path: readonly string[]): FieldLocation | null {
  if (path[0] === 'requests')
    return locateInPublish(entryOf(entryOf(root, 'requests'), path[1]), path.slice(2))
  const [list = '', index, field, ...inner] = path
  if (list === 'goals' && field === 'properties') return within('prop', inner)
  if (list === 'goals' && field === 'name' && inner.length === 0) return whole('goal')
  if (list === 'units' && (field === 'type' || field === 'uid') && inner.length === 0) return whole('unit')
  const name = list === 'attributes' ? entryOf(entryOf(entryOf(root, list), index), 'name') : null
  return typeof name === 'string' && field === 'value' ? within('attr', [name, ...inner]) : null
}

function entryOf(value: Json, key: string | undefined): Json {
  if (value === null || typeof value !== 'object' || key === undefined || !Object.hasOwn(value, key))
    return null
  return (value as { readonly [key: string]: Json })[key] ?? null
}

/** Returns the filter that finds the events of the unit with this hash. */
export const unitFilter = (hash: string): string =>
  printQuery({ kind: 'compare', field: 'unit', path: [], operator: ':', value: { kind: 'text', text: hash } })

/** Returns whether ABsmartly stores an event of the row for the unit with this hash. */
export function isOfUnit(row: Row, hash: string): boolean {
  const publish = publishOf(row)
  return publish !== null && publish.units.some((unit) => storedUid(publish, unit) === hash)
}
