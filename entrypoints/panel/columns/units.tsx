import { isSuspect, CheckedName } from '../../../components/shared/CheckedName'
import { say, t } from '../../../locales/say'
import type { Column } from '../../../components/columns/column'
import { publishOf } from '../../../core/record/row'

/** Unit types of the publish, marked if the workspace does not know them. ABsmartly stores one event per unit. */
export const unitsColumn: Column = {
  id: 'units',
  isData: true,
  title: 'panel.column.units',
  width: ['6rem', '1fr'],
  from: 960,
  sortKey: (row) =>
    publishOf(row)
      ?.units.map(({ type }) => type)
      .join(', ') || null,
  cell(row, { verdictOfName }) {
    const all = publishOf(row)?.units
    if (!all) return null
    if (all.length === 0) return <em translate>{t('panel.noUnits')}</em>
    return all.map(({ type }, index) => [
      index > 0 && ', ',
      <CheckedName key={index} name={type} nameVerdict={verdictOfName('unitTypes', type)} />,
    ])
  },
  tooltip(row, { verdictOfName }) {
    const all = publishOf(row)?.units
    if (!all) return undefined
    const suspects = [...new Set(all.map(({ type }) => verdictOfName('unitTypes', type)))].filter(isSuspect)
    return [
      ...all.map(({ type, uid }) => `${type}: ${uid ?? '–'}`),
      ...suspects.map(({ reason }) => say(reason)),
    ].join('\n')
  },
}
