import { storedUid } from '../publish/stored-event'
import { publishOf, type Row } from '../record/row'
import { printQuery } from './print'

/** Returns the filter that finds the events of a unit by its hash. */
export const unitFilter = (hash: string): string =>
  printQuery({ kind: 'compare', field: 'unit', path: [], operator: ':', value: { kind: 'text', text: hash } })

/** Returns whether ABsmartly stores an event of the row for the unit with this hash. */
export function isOfUnit(row: Row, hash: string): boolean {
  const publish = publishOf(row)
  return publish !== null && publish.units.some((unit) => storedUid(publish, unit) === hash)
}
