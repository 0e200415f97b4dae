import type { KnownValues } from '../../../core/query/complete'
import { type FieldName, FIELDS, type QueryFacts } from '../../../core/query/fields'
import { pathsIn, plainValues } from '../../../core/query/value-path'
import { publishOf, type Row } from '../../../core/record/row'

/** So many of the newest rows are looked at, so that the first key is answered at once. */
const MOST_ROWS = 5000
/** Longer values nobody picks from a list, in UTF-16 code units. */
const LONGEST = 120
const MOST_PATHS = 60

/** What the newest of these rows have, most frequent first. Rows and facts are those of the moment it is made for. */
export function knownValues(rows: readonly Row[], facts: QueryFacts): KnownValues {
  const newest = rows.slice(-MOST_ROWS)
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
  if (field === 'prop') return row.kind === 'goal' ? pathsIn(row.event.goal.properties ?? {}, MOST_PATHS) : []
  if (field !== 'attr') return []
  return (publishOf(row)?.attributes ?? []).flatMap(({ name, value }) => pathsIn(value, MOST_PATHS, [name]))
}

function byFrequency(values: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value.length <= LONGEST) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([value]) => value)
}
