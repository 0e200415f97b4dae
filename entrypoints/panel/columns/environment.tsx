import type { Column } from '../../../components/column'

/** The environment that the SDK named in its header. */
export const environment: Column = {
  id: 'environment',
  title: 'panel.column.environment',
  width: 'minmax(8.5rem, 1fr)',
  from: 960,
  cell: (row) => (row.kind === 'goal' ? row.event.publish.environment : null),
  tooltip: (row) => (row.kind === 'goal' ? (row.event.publish.environment ?? undefined) : undefined),
}
