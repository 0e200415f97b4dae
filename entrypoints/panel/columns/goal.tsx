import { t, say } from '../../../locales/say'
import type { Column } from '../../../components/column'

/** The goal's name as it was sent; spaces at its ends are made visible, since ABsmartly counts them too. */
export const goal: Column = {
  id: 'goal',
  isData: true,
  title: 'panel.column.goal',
  width: 'minmax(8.5rem, 2fr)',
  from: 0,
  cell(row) {
    if (row.kind === 'unreadable') return <em translate>{t('panel.unreadable')}</em>
    const { name } = row.event.goal
    return name === '' ? <em translate>{t('panel.unnamed')}</em> : <span class="goal-name">{name}</span>
  },
  tooltip: (row) => (row.kind === 'unreadable' ? say(row.problem) : row.event.goal.name),
}
