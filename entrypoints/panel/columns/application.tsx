import { JudgedName, judgedNameHint } from '../../../components/shared/JudgedName'
import type { Column } from '../../../components/columns/column'
import { publishOf, type Row } from '../../../core/record/row'

const nameIn = (row: Row): string | null => publishOf(row)?.application ?? null

/** The application that the SDK named in its header, marked where the workspace does not know it. */
export const application: Column = {
  id: 'application',
  isData: true,
  title: 'panel.column.application',
  width: ['7.5rem', '1fr'],
  from: 960,
  sortKey: nameIn,
  cell(row, { judgeName }) {
    const name = nameIn(row)
    return name !== null && <JudgedName name={name} judgement={judgeName('applications', name)} />
  },
  tooltip(row, { judgeName }) {
    const name = nameIn(row)
    return name === null ? undefined : judgedNameHint(name, judgeName('applications', name))
  },
}
