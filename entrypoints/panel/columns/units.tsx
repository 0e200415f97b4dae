import { isSuspect, JudgedName } from '../../../components/JudgedName'
import { say, t } from '../../../locales/say'
import type { Column } from '../../../components/column'

/** The unit types of the publish, marked where the workspace does not know them: one event is stored for each. */
export const units: Column = {
  id: 'units',
  isData: true,
  title: 'panel.column.units',
  width: ['6rem', '1fr'],
  from: 960,
  sortKey: (row) =>
    row.kind === 'goal' ? row.event.publish.units.map(({ type }) => type).join(', ') || null : null,
  cell(row, { judgeName }) {
    if (row.kind === 'unreadable') return null
    const { units: all } = row.event.publish
    if (all.length === 0) return <em translate>{t('panel.noUnits')}</em>
    return all.map(({ type }, index) => [
      index > 0 && ', ',
      <JudgedName key={index} name={type} judgement={judgeName('unitTypes', type)} />,
    ])
  },
  tooltip(row, { judgeName }) {
    if (row.kind === 'unreadable') return undefined
    const { units: all } = row.event.publish
    const suspects = [...new Set(all.map(({ type }) => judgeName('unitTypes', type)))].filter(isSuspect)
    return [
      ...all.map(({ type, uid }) => `${type}: ${uid ?? '–'}`),
      ...suspects.map(({ reason }) => say(reason)),
    ].join('\n')
  },
}
