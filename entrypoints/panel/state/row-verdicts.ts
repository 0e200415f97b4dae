import { requestOf } from '../../../core/attempt'
import type { Row } from '../../../core/record/row'
import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import type { NameVerdict } from '../../../core/registry/verdict'
import { hostOf } from '../../../core/registry/workspace'

/** Where a row's publish went. */
export const collectorUrlOf = ({ attempt }: Pick<Row, 'attempt'>): string => requestOf(attempt).url

/** Judges rows; null for one without a goal. */
export const verdictsOfRows =
  (lookup: RegistryLookup) =>
  (row: Row): NameVerdict | null =>
    row.kind === 'goal' ? lookup.goal(row.event.goal.name, collectorUrlOf(row)) : null

/** A collector that no workspace is set for, with the goal events that went there. */
export interface Unassigned {
  readonly host: string
  readonly count: number
}

/** The collectors of these rows that no workspace is set for, the one with the most goal events first. */
export function unassignedOf(rows: readonly Row[], lookup: RegistryLookup): readonly Unassigned[] {
  const counts = new Map<string, number>()
  let [last, host]: [string | null, string] = [null, '']
  for (const row of rows) {
    if (row.kind !== 'goal') continue
    const url = collectorUrlOf(row)
    // There may be 100,000 rows, and most of them went where the one before went.
    if (url !== last) host = lookup.workspace((last = url)) ? '' : hostOf(url)
    if (host !== '') counts.set(host, (counts.get(host) ?? 0) + 1)
  }
  return [...counts]
    .map(([name, count]) => ({ host: name, count }))
    .toSorted((one, other) => other.count - one.count)
}
