import { CheckedName, checkedNameHint } from '../../../components/shared/CheckedName'
import type { Column } from '../../../components/columns/column'
import { publishOf, type Row } from '../../../core/record/row'

const nameIn = (row: Row): string | null => publishOf(row)?.application ?? null

/** Application in the SDK's header, marked if the workspace does not know it. */
export const applicationColumn: Column = {
  id: 'application',
  isData: true,
  title: 'panel.column.application',
  width: ['7.5rem', '1fr'],
  from: 960,
  sortKey: nameIn,
  cell(row, { verdictOfName }) {
    const name = nameIn(row)
    return name !== null && <CheckedName name={name} nameVerdict={verdictOfName('applications', name)} />
  },
  tooltip(row, { verdictOfName }) {
    const name = nameIn(row)
    return name === null ? undefined : checkedNameHint(name, verdictOfName('applications', name))
  },
}
