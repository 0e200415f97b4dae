import { pathAndQuery } from '../../../components/shared/address-parts'
import type { Column } from '../../../components/columns/column'
import { requestOf } from '../../../core/attempt'

/** Page of the request: its path in the cell, its full URL in the tooltip. */
export const pageColumn: Column = {
  id: 'page',
  isData: true,
  title: 'panel.column.page',
  width: ['5rem', '1.5fr'],
  from: 960,
  sortKey: ({ attempt }) => requestOf(attempt).pageUrl,
  cell: ({ attempt }) => pathAndQuery(requestOf(attempt).pageUrl),
  tooltip: ({ attempt }) => requestOf(attempt).pageUrl,
}
