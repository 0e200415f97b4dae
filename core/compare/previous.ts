import type { Row } from '../record/row'

/** Returns the closest earlier row of the same goal, or null. `rows` are in chronological order. */
export function previousWithSameGoal(rows: readonly Row[], row: Row): Row | null {
  if (row.kind !== 'goal') return null
  const { name } = row.event.goal
  let previous: Row | null = null
  for (const one of rows) {
    if (one.id === row.id) return previous
    if (one.kind === 'goal' && one.event.goal.name === name) previous = one
  }
  return null
}
