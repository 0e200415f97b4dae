import { requestOf } from '../../../core/attempt'
import type { Row } from '../../../core/record/row'
import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import type { NameVerdict } from '../../../core/registry/verdict'
import { hostOf } from '../../../core/registry/workspace'

/** Returns the URL that a row's publish was sent to. */
export const collectorUrlOf = ({ attempt }: Pick<Row, 'attempt'>): string => requestOf(attempt).url

/** Returns a function that gives the verdict of a row; null for a row without a goal. */
export const verdictsOfRows =
  (lookup: RegistryLookup) =>
  (row: Row): NameVerdict | null =>
    row.kind === 'goal' ? lookup.goal(row.event.goal.name, collectorUrlOf(row)) : null

/** A collector without a workspace, and the number of goal events sent to it. */
export interface Unassigned {
  readonly host: string
  readonly count: number
}

/** Returns the collectors of these rows that have no workspace, starting with the one with the most goal events. */
export function unassignedOf(rows: readonly Row[], lookup: RegistryLookup): readonly Unassigned[] {
  const counts = new Map<string, number>()
  let [last, host]: [string | null, string] = [null, '']
  for (const row of rows) {
    if (row.kind !== 'goal') continue
    const url = collectorUrlOf(row)
    // There may be 100,000 rows, and most have the same URL as the row before.
    if (url !== last) host = lookup.workspace((last = url)) ? '' : hostOf(url)
    if (host !== '') counts.set(host, (counts.get(host) ?? 0) + 1)
  }
  return [...counts]
    .map(([name, count]) => ({ host: name, count }))
    .toSorted((one, other) => other.count - one.count)
}
