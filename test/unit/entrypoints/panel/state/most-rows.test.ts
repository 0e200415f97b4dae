import { describe, expect, it } from 'vitest'
import { attempts, attemptWithGoals, panelWith, state } from '../../../../fixtures/panel/panel-updates'

const namesOf = (panel: ReturnType<typeof panelWith>) =>
  panel.rows.value.map((row) => (row.kind === 'goal' ? row.event.goal.name : ''))

describe('setMaxRows', () => {
  it('drops and counts the oldest rows when the limit is lowered', () => {
    const panel = panelWith([
      state(),
      attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'), attemptWithGoals(3, 'c')),
    ])
    panel.setMaxRows(2)
    expect(namesOf(panel)).toEqual(['b', 'c'])
    expect(panel.droppedRows.value).toBe(1)
    expect(panel.summary.value.goals).toBe(2)
    panel.update([attempts(attemptWithGoals(4, 'd'))])
    expect(namesOf(panel)).toEqual(['c', 'd'])
    expect(panel.droppedRows.value).toBe(2)
  })

  it('keeps more of the later rows when the limit is raised', () => {
    const panel = panelWith([state(), attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'))], 1)
    panel.setMaxRows(10)
    expect(namesOf(panel)).toEqual(['b'])
    panel.update([attempts(attemptWithGoals(3, 'c'))])
    expect(namesOf(panel)).toEqual(['b', 'c'])
  })
})
