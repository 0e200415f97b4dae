import type { DeliveryOutcome } from '../../../core/delivery/delivery'
import type { Row } from '../../../core/record/row'
import { DELIVERY_ORDER, type ListItem, type ListParts } from './list-item'

/**
 * Returns the lines of the list, grouped by goal or by outcome. Goals are in the order of their first row, so that
 * a new row doesn't reorder the groups. Outcomes have a fixed order.
 */
export function linesInGroups(
  { rows, collapsed, isUnknown, outcomeOf }: ListParts,
  by: 'goal' | 'delivery',
): ListItem[] {
  const groups = new Map<string | null, Row[]>()
  if (by === 'delivery') for (const outcome of DELIVERY_ORDER) groups.set(outcome, [])
  for (const row of rows) {
    const key = by === 'delivery' ? outcomeOf(row) : row.kind === 'goal' ? row.event.goal.name : null
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const lines: ListItem[] = []
  for (const [key, own] of groups) {
    if (own.length === 0) continue
    const id = `${by}:${key === null ? '' : `=${key}`}`
    const isCollapsed = collapsed.has(id)
    lines.push({
      kind: 'group',
      id,
      of: by === 'delivery' ? { outcome: key as DeliveryOutcome } : { goal: key },
      goals: own.filter(({ kind }) => kind === 'goal').length,
      unknown: own.filter(isUnknown).length,
      collapsed: isCollapsed,
    })
    // Not spread: there may be 100,000 rows.
    if (!isCollapsed) for (const row of own) lines.push(row)
  }
  return lines
}
