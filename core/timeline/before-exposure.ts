import { isTimestamp } from '../timestamp'
import type { GoalEvent } from '../publish/goal-event'
import { achievedAt, type Row } from '../record/row'
import { unitKeys } from '../publish/exposed-units'
import type { SeenExposure } from './exposures'

/**
 * Returns the rows whose goals were achieved before the first seen exposure of one of their units. Metrics count a
 * unit's goals after its first exposure (docs.absmartly.com, Web Console, Metrics, Creating a metric). Units without a
 * seen exposure are ignored, since they may have been exposed on an earlier visit.
 */
export function rowsBeforeExposure(rows: readonly Row[], exposures: readonly SeenExposure[]): readonly Row[] {
  const first = firstExposures(exposures)
  if (first.size === 0) return []
  // Not spread into `Math.max`, since there may be as many units as publishes, which are too many arguments.
  const latest = [...first.values()].reduce((one, other) => Math.max(one, other))
  return rows.filter((row) => row.kind === 'goal' && achievedAt(row) < latest && isBefore(row.event, first))
}

/** Returns the first exposure of each unit. */
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
