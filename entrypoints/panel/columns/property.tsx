import type { Column, SortKey } from '../../../components/columns/column'
import type { Json } from '../../../core/publish/publish'
import { propertyAt } from '../../../core/publish/property'
import type { Row } from '../../../core/record/row'

const PREFIX = 'property:'

/** Returns the id of the column for a property. */
export const propertyColumnId = (path: string): string => PREFIX + path

/** Returns the property path of a column; null for any other column. */
export const propertyPathOfColumn = (id: string): string | null =>
  id.startsWith(PREFIX) && id.length > PREFIX.length ? id.slice(PREFIX.length) : null

/**
 * Creates a column that the user has added: the value of goal events at a path of their properties, such as
 * `items.0.price`.
 */
export const propertyColumn = (path: string): Column => ({
  id: propertyColumnId(path),
  isData: true,
  title: { text: path },
  width: ['5rem', '1.5fr'],
  from: 0,
  sortKey: (row) => sortKeyOf(valueIn(row, path)),
  cell(row) {
    const value = valueIn(row, path)
    return value === undefined ? null : <code>{textOf(value)}</code>
  },
  tooltip(row) {
    const value = valueIn(row, path)
    return value === undefined ? undefined : textOf(value)
  },
})

const valueIn = (row: Row, path: string): Json | undefined =>
  row.kind === 'goal' ? propertyAt(row.event.goal, path) : undefined

/** Formats a value as JSON. Strings keep their quotes: `19.99` and `"19.99"` differ for a metric. */
const textOf = (value: Json): string => JSON.stringify(value)

const sortKeyOf = (value: Json | undefined): SortKey =>
  value === undefined ? null : typeof value === 'number' || typeof value === 'string' ? value : textOf(value)
