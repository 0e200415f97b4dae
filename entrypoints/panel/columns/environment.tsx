import { CheckedName, checkedNameHint } from '../../../components/shared/CheckedName'
import type { Column } from '../../../components/columns/column'
import { publishOf, type Row } from '../../../core/record/row'

const nameIn = (row: Row): string | null => publishOf(row)?.environment ?? null

/** Environment in the SDK's header, marked if the workspace does not know it. */
export const environmentColumn: Column = {
  id: 'environment',
  isData: true,
  title: 'panel.column.environment',
  width: ['8.5rem', '1fr'],
  from: 960,
  sortKey: nameIn,
  cell(row, { verdictOfName }) {
    const name = nameIn(row)
    return name !== null && <CheckedName name={name} nameVerdict={verdictOfName('environments', name)} />
  },
  tooltip(row, { verdictOfName }) {
    const name = nameIn(row)
    return name === null ? undefined : checkedNameHint(name, verdictOfName('environments', name))
  },
}
