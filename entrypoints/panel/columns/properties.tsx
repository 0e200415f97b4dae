import type { GoalEvent } from '../../../core/publish/goal-event'
import { say } from '../../../locales/say'
import type { Column } from '../../../components/column'

/** Longer than any cell is wide, in characters. */
const SHORT = 240

/** The properties in one line; of a publish that cannot be read, why not. */
export const properties: Column = {
  id: 'properties',
  isData: true,
  title: 'panel.column.properties',
  width: ['7rem', '3fr'],
  from: 480,
  sortKey: (row) => (row.kind === 'goal' ? inShort(row.event) || null : null),
  cell: (row) =>
    row.kind === 'goal' ? <code>{inShort(row.event)}</code> : <span translate>{say(row.problem)}</span>,
  tooltip: (row) => (row.kind === 'goal' ? inShort(row.event) : say(row.problem)),
}

function inShort({ goal }: GoalEvent): string {
  if (goal.values) return JSON.stringify(goal.values).slice(0, SHORT)
  let short = ''
  for (const [name, value] of Object.entries(goal.properties ?? {})) {
    short += `${short === '' ? '' : ', '}${name}: ${JSON.stringify(value)}`
    if (short.length > SHORT) return `${short.slice(0, SHORT)}…`
  }
  return short
}
