import type { GoalEvent } from '../../../core/publish/goal-event'
import { say } from '../../../locales/say'
import type { Row } from '../../../core/record/row'
import type { Column } from '../../../components/columns/column'

/** Maximum length of a cell's text, in characters: more than any cell can show. */
const MAX_CELL_CHARS = 240

/** Properties on one line. For a publish without goals, the experiments; for an unreadable one, the reason. */
export const propertiesColumn: Column = {
  id: 'properties',
  isData: true,
  title: 'panel.column.properties',
  width: ['7rem', '3fr'],
  from: 480,
  sortKey: (row) => (row.kind === 'goal' ? inShort(row.event) || null : null),
  cell: (row) =>
    row.kind === 'unreadable' ? <span translate>{textOf(row)}</span> : <code>{textOf(row)}</code>,
  tooltip: textOf,
}

function textOf(row: Row): string {
  switch (row.kind) {
    case 'goal':
      return inShort(row.event)
    case 'withoutGoals':
      return [...new Set(row.publish.exposures.map(({ name }) => name))].join(', ').slice(0, MAX_CELL_CHARS)
    case 'unreadable':
      return say(row.problem)
  }
}

function inShort({ goal }: GoalEvent): string {
  if (goal.values) return JSON.stringify(goal.values).slice(0, MAX_CELL_CHARS)
  let short = ''
  for (const [name, value] of Object.entries(goal.properties ?? {})) {
    short += `${short === '' ? '' : ', '}${name}: ${JSON.stringify(value)}`
    if (short.length > MAX_CELL_CHARS) return `${short.slice(0, MAX_CELL_CHARS)}…`
  }
  return short
}
