import { describe, expect, it } from 'vitest'
import { attempts, goals, panelWith, state } from '../../../../fixtures/panel/panel-updates'

const namesOf = (panel: ReturnType<typeof panelWith>) =>
  panel.rows.value.map((row) => (row.kind === 'goal' ? row.event.goal.name : ''))

describe('how many rows a panel keeps', () => {
  it('lets the oldest go at once when it is made fewer, counts them, and keeps to it', () => {
    const panel = panelWith([state(), attempts(goals(1, 'a'), goals(2, 'b'), goals(3, 'c'))])
    panel.setMostRows(2)
    expect(namesOf(panel)).toEqual(['b', 'c'])
    expect(panel.forgotten.value).toBe(1)
    expect(panel.summary.value.goals).toBe(2)
    panel.update([attempts(goals(4, 'd'))])
    expect(namesOf(panel)).toEqual(['c', 'd'])
    expect(panel.forgotten.value).toBe(2)
  })

  it('keeps more from then on when it is made more', () => {
    const panel = panelWith([state(), attempts(goals(1, 'a'), goals(2, 'b'))], 1)
    panel.setMostRows(10)
    expect(namesOf(panel)).toEqual(['b'])
    panel.update([attempts(goals(3, 'c'))])
    expect(namesOf(panel)).toEqual(['b', 'c'])
  })
})
