import type { KnownValues } from '../../../core/query/complete'
import { type FieldName, FIELDS, type QueryContext } from '../../../core/query/fields'
import { pathsIn, plainValues } from '../../../core/query/value-path'
import { publishOf, type Row } from '../../../core/record/row'

/** Number of newest rows to take suggestions from, so that even the first keystroke gets an immediate response. */
const MAX_SAMPLED_ROWS = 5000
/** Maximum length of a suggested value, in UTF-16 code units. */
const MAX_VALUE_CHARS = 120
const MAX_PATHS = 60

/**
 * Suggests values and paths of the newest rows, most frequent first. Rows and facts are those at the time of the call.
 */
export function createKnownValues(rows: readonly Row[], facts: QueryContext): KnownValues {
  const newest = rows.slice(-MAX_SAMPLED_ROWS)
  return {
    valuesOf: (field, path) =>
      byFrequency(newest.flatMap((row) => plainValues(FIELDS[field].values(row, facts, path)).map(String))),
    pathsOf: (field) =>
      byFrequency(newest.flatMap((row) => pathsOf(row, field).map((path) => JSON.stringify(path)))).map(
        (path) => JSON.parse(path) as readonly string[],
      ),
  }
}

function pathsOf(row: Row, field: FieldName): readonly (readonly string[])[] {
  if (field === 'prop') return row.kind === 'goal' ? pathsIn(row.event.goal.properties ?? {}, MAX_PATHS) : []
  if (field !== 'attr') return []
  return (publishOf(row)?.attributes ?? []).flatMap(({ name, value }) => pathsIn(value, MAX_PATHS, [name]))
}

function byFrequency(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const value of values)
    if (value.length <= MAX_VALUE_CHARS) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([value]) => value)
}
