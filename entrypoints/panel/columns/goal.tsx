import { t, say } from '../../../locales/say'
import type { Repeat } from '../../../core/record/repeats'
import { rowTitle, noGoalMessage } from '../../../core/record/row-title'
import type { Column } from '../../../components/columns/column'

/** Goal name as sent. Spaces at its ends are visible, since they are part of the name in ABsmartly. */
export const goalColumn: Column = {
  id: 'goal',
  isData: true,
  title: 'panel.column.goal',
  width: ['8.5rem', '2fr'],
  from: 0,
  sortKey: (row) => (row.kind === 'goal' ? row.event.goal.name : null),
  cell(row, { repeat }) {
    if (row.kind !== 'goal') return <em translate>{say(rowTitle(row))}</em>
    const { name } = row.event.goal
    return (
      <>
        {repeat && <RepeatMark repeat={repeat} />}
        {name === '' ? <em translate>{t('panel.unnamed')}</em> : <span class="goal-name">{name}</span>}
      </>
    )
  },
  tooltip(row) {
    if (row.kind === 'goal') return row.event.goal.name
    return say(noGoalMessage(row))
  },
}

/** Marks a goal event that repeats the events right before it. It precedes the name, whose end may be cut off. */
function RepeatMark({ repeat: { count, after } }: { repeat: Repeat }) {
  const hint = t('panel.repeat.hint', { after }, count)
  return (
    <span class="repeat" role="img" aria-label={hint} title={hint}>
      {t('panel.repeat.mark', { n: count })}
    </span>
  )
}
