import { t } from '../../../locales/say'
import type { Column } from '../../../components/column'

/** The unit types of the publish: one event is stored for each. */
export const units: Column = {
  id: 'units',
  title: 'panel.column.units',
  width: 'minmax(6.5rem, 1fr)',
  from: 960,
  cell(row) {
    if (row.kind === 'unreadable') return null
    const { units: all } = row.event.publish
    return all.length === 0 ? <em>{t('panel.noUnits')}</em> : all.map(({ type }) => type).join(', ')
  },
  tooltip(row) {
    if (row.kind === 'unreadable') return undefined
    return row.event.publish.units.map(({ type, uid }) => `${type}: ${uid ?? '–'}`).join('\n')
  },
}
