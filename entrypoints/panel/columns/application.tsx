import type { Column } from '../../../components/column'

/** The application that the SDK named in its header. */
export const application: Column = {
  id: 'application',
  title: 'panel.column.application',
  width: 'minmax(7.5rem, 1fr)',
  from: 960,
  cell: (row) => (row.kind === 'goal' ? row.event.publish.application : null),
  tooltip: (row) => (row.kind === 'goal' ? (row.event.publish.application ?? undefined) : undefined),
}
