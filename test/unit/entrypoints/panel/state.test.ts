import { effect } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { message } from '../../../../core/message'
import { createPanelState, type PanelState } from '../../../../entrypoints/panel/state'
import { captures, goals, panelWith, registry, state } from '../../../fixtures/panel'

const rowsOf = ({ rows }: PanelState) =>
  rows.value.map((row) => (row.kind === 'goal' ? row.event.goal.name : 'unreadable'))
const shownIn = ({ shown }: PanelState) => shown.value.map(({ capture }) => capture.seq)

describe('what the background sends', () => {
  it('is nothing at first', () => {
    const panel = createPanelState()
    expect(panel.tab.value).toBeNull()
    expect(panel.sight.value).toBeNull()
    expect(panel.rows.value).toEqual([])
    expect(panel.position()).toEqual({ epoch: '', since: 0 })
  })

  it('becomes rows, in the order of their numbers', () => {
    const panel = panelWith([state(), captures(goals(1, 'a', 'b'), goals(2, 'c')), captures(goals(3, 'd'))])
    expect(rowsOf(panel)).toEqual(['a', 'b', 'c', 'd'])
    expect(panel.position()).toEqual({ epoch: 'epoch-1', since: 3 })
  })

  it('is the same whether it is taken one by one or together', () => {
    const updates = [
      state(),
      captures(goals(1, 'a'), goals(2, 'b')),
      state({ clearedThrough: 1 }),
      captures(goals(3, 'c')),
    ]
    const panel = createPanelState()
    panel.update(updates)
    expect(rowsOf(panel)).toEqual(['b', 'c'])
    expect(rowsOf(panel)).toEqual(rowsOf(panelWith(updates)))
    expect(panel.summary.value).toEqual(panelWith(updates).summary.value)
    expect(panel.position()).toEqual({ epoch: 'epoch-1', since: 3 })
  })

  it('is shown once when it is taken together', () => {
    const panel = createPanelState()
    let drawn = 0
    effect(() => {
      drawn += panel.rows.value.length > 0 ? 1 : 0
    })
    panel.update([state(), captures(goals(1, 'a')), captures(goals(2, 'b')), captures(goals(3, 'c'))])
    expect(drawn).toBe(1)
  })

  it('counts once, also after a replay', () => {
    const panel = panelWith([state(), captures(goals(1, 'a'), goals(2, 'b'))])
    panel.update([captures(goals(1, 'a'), goals(2, 'b'), goals(3, 'c'))])
    expect(rowsOf(panel)).toEqual(['a', 'b', 'c'])
    expect(panel.summary.value.goals).toBe(3)
  })

  it('counts a place as come to also where there is nothing to show', () => {
    expect(panelWith([state(), captures(goals(7))]).position().since).toBe(7)
  })

  it('of another record is not mixed in', () => {
    const panel = panelWith([captures(goals(1, 'early')), state(), captures(goals(1, 'a'))])
    panel.update([{ type: 'captures', epoch: 'epoch-2', captures: [goals(2, 'b')] }])
    expect(rowsOf(panel)).toEqual(['a'])
  })

  it('of a new record takes the place of the old one', () => {
    const panel = panelWith([state(), captures(goals(1, 'a'), goals(2, 'b'))])
    panel.update([state({ epoch: 'epoch-2' })])
    expect(rowsOf(panel)).toEqual([])
    expect(panel.position()).toEqual({ epoch: 'epoch-2', since: 0 })
    panel.update([{ type: 'captures', epoch: 'epoch-2', captures: [goals(1, 'c')] }])
    expect(rowsOf(panel)).toEqual(['c'])
    expect(panel.summary.value.goals).toBe(1)
  })

  it('is told on: sight, registry, problem', () => {
    const problem = message('panel.problem', { reason: 'x' })
    const panel = panelWith([
      { type: 'sight', sight: 'absent' },
      registry(true),
      { type: 'problem', problem },
    ])
    expect(panel.sight.value).toBe('absent')
    expect(panel.index.value?.goals.get('add_to_cart')?.id).toBe(11)
    expect(panel.problem.value).toEqual(problem)
    panel.update([captures()])
    expect(panel.problem.value).toEqual(problem)
    panel.update([state()])
    expect(panel.problem.value).toBeNull()
  })
})

describe('clearing', () => {
  const panel = () => panelWith([state(), captures(goals(1, 'a'), goals(2, 'b'), goals(3, 'c'))])

  it('takes away everything up to the number', () => {
    const cleared = panel()
    cleared.update([state({ clearedThrough: 2, lastSeq: 3 })])
    expect(rowsOf(cleared)).toEqual(['c'])
    expect(cleared.summary.value.goals).toBe(1)
    expect(cleared.position().since).toBe(3)
  })

  it('takes away nothing again when only something else has changed', () => {
    const cleared = panel()
    cleared.update([state({ clearedThrough: 2 })])
    const rows = cleared.rows.value
    cleared.update([state({ clearedThrough: 2, paused: true })])
    expect(cleared.rows.value).toBe(rows)
    expect(cleared.tab.value?.paused).toBe(true)
  })

  it('lets the numbers go on', () => {
    const cleared = panel()
    cleared.update([state({ clearedThrough: 3 })])
    cleared.update([captures(goals(4, 'd'))])
    expect(rowsOf(cleared)).toEqual(['d'])
  })
})

describe('the filter', () => {
  const panel = panelWith([
    state(),
    captures(goals(1, 'add_to_cart'), goals(2, 'Checkout'), goals(3, 'add_tip')),
  ])

  it.each([
    ['', [1, 2, 3]],
    ['  ', [1, 2, 3]],
    ['add', [1, 3]],
    [' ADD_t ', [1, 3]],
    ['checkout', [2]],
    ['nothing', []],
  ])('%j shows %j', (text, shown) => {
    panel.setFilter(text)
    expect(panel.filter.value).toBe(text)
    expect(shownIn(panel)).toEqual(shown)
    expect(panel.rows.value).toHaveLength(3)
  })

  it('holds for what comes later', () => {
    panel.setFilter('tip')
    panel.update([captures(goals(4, 'big_tip'), goals(5, 'other'))])
    expect(shownIn(panel)).toEqual([3, 4])
  })
})

describe('the most rows', () => {
  it('push out the oldest, which are counted', () => {
    const panel = panelWith(
      [state(), captures(goals(1, 'a', 'b'), goals(2, 'c')), captures(goals(3, 'd', 'e'))],
      3,
    )
    expect(rowsOf(panel)).toEqual(['c', 'd', 'e'])
    expect(panel.forgotten.value).toBe(2)
    panel.update([captures(goals(4, 'f'))])
    expect(panel.forgotten.value).toBe(3)
  })

  it('are counted anew after a clear', () => {
    const panel = panelWith([state(), captures(goals(1, 'a', 'b', 'c'))], 2)
    panel.update([state({ clearedThrough: 1 })])
    expect(panel.forgotten.value).toBe(0)
  })
})
