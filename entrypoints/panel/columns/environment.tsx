import { JudgedName, judgedNameHint } from '../../../components/shared/JudgedName'
import type { Column } from '../../../components/columns/column'
import { publishOf, type Row } from '../../../core/record/row'

const nameIn = (row: Row): string | null => publishOf(row)?.environment ?? null

/** The environment that the SDK named in its header, marked where the workspace does not know it. */
export const environment: Column = {
  id: 'environment',
  isData: true,
  title: 'panel.column.environment',
  width: ['8.5rem', '1fr'],
  from: 960,
  sortKey: nameIn,
  cell(row, { judgeName }) {
    const name = nameIn(row)
    return name !== null && <JudgedName name={name} judgement={judgeName('environments', name)} />
  },
  tooltip(row, { judgeName }) {
    const name = nameIn(row)
    return name === null ? undefined : judgedNameHint(name, judgeName('environments', name))
  },
}
