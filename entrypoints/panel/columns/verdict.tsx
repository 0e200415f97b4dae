import { VerdictLabel } from '../../../components/VerdictLabel'
import { say } from '../../../locales/say'
import type { Column } from '../../../components/column'

/** What ABsmartly knows of the name, in words and by an icon. */
export const verdict: Column = {
  id: 'verdict',
  title: 'panel.column.verdict',
  width: 'minmax(8rem, 10.5rem)',
  from: 0,
  cell: (_row, { judgement }) => judgement && <VerdictLabel verdict={judgement.verdict} />,
  tooltip: (_row, { judgement }) => (judgement ? say(judgement.reason) : undefined),
}
