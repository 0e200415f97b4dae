import { isTimestamp } from '../timestamp'
import type { GoalEvent } from '../publish/goal-event'
import { achievedAt, type Row } from '../record/row'
import { unitKeys } from '../publish/exposed-units'
import type { SeenExposure } from './exposures'

/**
 * The rows whose goals were achieved before a unit of theirs was exposed to anything, as far as exposures were seen: metrics
 * count what a unit does after its first exposure (docs.absmartly.com, Web Console, Metrics, Creating a metric). Of a unit
 * whose exposure was not seen nothing is said, since it may have been exposed on an earlier visit.
 */
export function rowsBeforeExposure(rows: readonly Row[], exposures: readonly SeenExposure[]): readonly Row[] {
  const first = firstExposures(exposures)
  if (first.size === 0) return []
  // One argument each would be too many where every publish names another unit.
  const latest = [...first.values()].reduce((one, other) => Math.max(one, other))
  return rows.filter((row) => row.kind === 'goal' && achievedAt(row) < latest && isBefore(row.event, first))
}

/** When each unit was exposed first. */
function firstExposures(exposures: readonly SeenExposure[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>()
  for (const { at, units } of exposures) {
    for (const unit of units) first.set(unit, Math.min(at, first.get(unit) ?? at))
  }
  return first
}

function isBefore({ goal, publish, attempt }: GoalEvent, first: ReadonlyMap<string, number>): boolean {
  const { achievedAt: at } = goal
  if (!isTimestamp(at)) return false
  return unitKeys(publish, attempt).some((unit) => at < (first.get(unit) ?? at))
}
