import type { Column, SortKey } from '../../../components/columns/column'
import type { Json } from '../../../core/publish/publish'
import { propertyAt } from '../../../core/publish/property'
import type { Row } from '../../../core/record/row'

const PREFIX = 'property:'

/** The id of the column of a property. */
export const propertyColumnId = (path: string): string => PREFIX + path

/** The path of a column's property; null for a column that is of none. */
export const propertyPathOfColumn = (id: string): string | null =>
  id.startsWith(PREFIX) && id.length > PREFIX.length ? id.slice(PREFIX.length) : null

/** A column that somebody has asked for: what a goal event has at a path of its properties, `items.0.price`. */
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

/** A text keeps its quotes: `19.99` and `"19.99"` are not the same to a metric. */
const textOf = (value: Json): string => JSON.stringify(value)

const sortKeyOf = (value: Json | undefined): SortKey =>
  value === undefined ? null : typeof value === 'number' || typeof value === 'string' ? value : textOf(value)
