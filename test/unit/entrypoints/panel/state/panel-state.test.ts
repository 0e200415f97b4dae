import { effect } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { createAttempt } from '../../../../../core/attempt'
import { message } from '../../../../../core/message'
import { createPanelState, type PanelState } from '../../../../../entrypoints/panel/state/panel-state'
import { attempts, attemptWithGoals, panelWith, state } from '../../../../fixtures/panel/panel-updates'
import { captureOf, jsonBody, publishWith, seenAttempt } from '../../../../fixtures/make'

const rowsOf = ({ rows }: PanelState) =>
  rows.value.map((row) => (row.kind === 'goal' ? row.event.goal.name : 'unreadable'))

/** An attempt of that number, made at that moment. */
const madeAt = (seq: number, at: number, ...names: string[]) =>
  seenAttempt(seq, { at, body: jsonBody(publishWith(names)) })

describe('what the background sends', () => {
  it('is nothing at first', () => {
    const panel = createPanelState()
    expect(panel.tab.value).toBeNull()
    expect(panel.coverage.value).toBeNull()
    expect(panel.rows.value).toEqual([])
    expect(panel.position()).toEqual({ epoch: '', since: 0 })
  })

  it('becomes rows', () => {
    const panel = panelWith([
      state(),
      attempts(attemptWithGoals(1, 'a', 'b'), attemptWithGoals(2, 'c')),
      attempts(attemptWithGoals(3, 'd')),
    ])
    expect(rowsOf(panel)).toEqual(['a', 'b', 'c', 'd'])
    expect(panel.position()).toEqual({ epoch: 'epoch-1', since: 3 })
  })

  it('stands in the order in which it was made, not in that of its numbers', () => {
    const panel = panelWith([
      state(),
      attempts(madeAt(1, 300, 'late'), madeAt(2, 100, 'early')),
      attempts(madeAt(3, 200, 'between', 'and so')),
      attempts(madeAt(4, 400, 'last')),
    ])
    expect(rowsOf(panel)).toEqual(['early', 'between', 'and so', 'late', 'last'])
  })

  it('is the same whether it is taken one by one or together', () => {
    const updates = [
      state(),
      attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b')),
      state({ clearedThrough: 1 }),
      attempts(attemptWithGoals(3, 'c')),
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
    panel.update([
      state(),
      attempts(attemptWithGoals(1, 'a')),
      attempts(attemptWithGoals(2, 'b')),
      attempts(attemptWithGoals(3, 'c')),
    ])
    expect(drawn).toBe(1)
  })

  it('counts once, also after a replay', () => {
    const panel = panelWith([state(), attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'))])
    panel.update([attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'), attemptWithGoals(3, 'c'))])
    expect(rowsOf(panel)).toEqual(['a', 'b', 'c'])
    expect(panel.summary.value.goals).toBe(3)
  })

  it('takes the place of an older version of the same attempt', () => {
    const panel = panelWith([state(), attempts(madeAt(1, 100, 'a'), madeAt(2, 200, 'b'))])
    const [, untouched] = panel.rows.value
    const newer = { ...madeAt(1, 100, 'a', 'more'), seq: 3 }
    panel.update([attempts(newer)])
    expect(rowsOf(panel)).toEqual(['a', 'more', 'b'])
    expect(panel.rows.value[0]?.attempt).toBe(newer)
    expect(panel.rows.value[2]).toBe(untouched)
    expect(panel.summary.value.goals).toBe(3)
    expect(panel.position().since).toBe(3)
  })

  it('is one delivery as soon as it is known that there was no room for it', () => {
    const large = (name: string) => jsonBody(publishWith([name], { attributes: 'x'.repeat(40_000) }))
    const held = (seq: number, at: number) =>
      seenAttempt(seq, { at, keepalive: true, body: large('held back') })
    const panel = panelWith([state(), attempts(held(1, 100), held(2, 160))])
    expect(rowsOf(panel)).toEqual(['held back', 'held back'])
    const sent = { at: 90, keepalive: true as const, body: large('sent') }
    const seen = [captureOf(3, sent), captureOf(4, { ...sent, source: 'network', documentId: null })] as const
    panel.update([attempts(createAttempt('capture-3', 3, seen))])
    expect(rowsOf(panel)).toEqual(['sent', 'held back'])
  })

  it('moves when a better witness says another time', () => {
    const panel = panelWith([state(), attempts(madeAt(1, 100, 'a'), madeAt(2, 200, 'b'))])
    panel.update([attempts({ ...madeAt(1, 300, 'a'), seq: 3 })])
    expect(rowsOf(panel)).toEqual(['b', 'a'])
  })

  it('counts a place as come to also where there is nothing to show', () => {
    expect(panelWith([state(), attempts(attemptWithGoals(7))]).position().since).toBe(7)
  })

  it('of another record is not mixed in', () => {
    const panel = panelWith([
      attempts(attemptWithGoals(1, 'early')),
      state(),
      attempts(attemptWithGoals(1, 'a')),
    ])
    panel.update([{ type: 'attempts', epoch: 'epoch-2', attempts: [attemptWithGoals(2, 'b')] }])
    expect(rowsOf(panel)).toEqual(['a'])
  })

  it('of a new record takes the place of the old one', () => {
    const panel = panelWith([state(), attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'))])
    panel.update([state({ epoch: 'epoch-2' })])
    expect(rowsOf(panel)).toEqual([])
    expect(panel.position()).toEqual({ epoch: 'epoch-2', since: 0 })
    panel.update([{ type: 'attempts', epoch: 'epoch-2', attempts: [attemptWithGoals(1, 'c')] }])
    expect(rowsOf(panel)).toEqual(['c'])
    expect(panel.summary.value.goals).toBe(1)
  })

  it('is told on: sight, problem', () => {
    const problem = message('panel.problem', { reason: 'x' })
    const coverage = { page: 'absent', frames: { covered: 0, all: 1 }, network: true } as const
    const panel = panelWith([
      { type: 'coverage', coverage },
      { type: 'problem', problem },
    ])
    expect(panel.coverage.value).toEqual(coverage)
    expect(panel.problem.value).toEqual(problem)
    panel.update([attempts()])
    expect(panel.problem.value).toEqual(problem)
    panel.update([state()])
    expect(panel.problem.value).toBeNull()
  })
})

describe('clearing', () => {
  const panel = () =>
    panelWith([
      state(),
      attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'), attemptWithGoals(3, 'c')),
    ])

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
    cleared.update([state({ clearedThrough: 3 }), attempts(attemptWithGoals(4, 'd'))])
    expect(rowsOf(cleared)).toEqual(['d'])
  })

  it('can be undone, with what has come since', () => {
    const cleared = panel()
    cleared.update([state({ clearedThrough: 3, canUndo: true }), attempts(attemptWithGoals(4, 'd'))])
    expect(rowsOf(cleared)).toEqual(['d'])
    cleared.update([state({ clearedThrough: 0 })])
    expect(rowsOf(cleared)).toEqual(['a', 'b', 'c', 'd'])
    expect(cleared.summary.value.goals).toBe(4)
  })

  it('has nothing twice when what was cleared is sent again', () => {
    const cleared = panel()
    cleared.update([state({ clearedThrough: 3, canUndo: true }), attempts(attemptWithGoals(4, 'd'))])
    cleared.update([
      state({ clearedThrough: 0 }),
      attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'), attemptWithGoals(3, 'c')),
    ])
    expect(rowsOf(cleared)).toEqual(['a', 'b', 'c', 'd'])
    expect(cleared.summary.value.goals).toBe(4)
    expect(cleared.position().since).toBe(4)
  })

  it('has everything when what this panel never had is sent, with numbers it is past', () => {
    const late = panelWith([state({ clearedThrough: 3, canUndo: true }), attempts(attemptWithGoals(4, 'd'))])
    late.update([state({ clearedThrough: 0 }), attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'))])
    expect(rowsOf(late)).toEqual(['a', 'b', 'd'])
    expect(late.position().since).toBe(4)
  })

  it('cannot be undone past the last', () => {
    const cleared = panel()
    cleared.update([state({ clearedThrough: 2, canUndo: true }), state({ clearedThrough: 3, canUndo: true })])
    cleared.update([state({ clearedThrough: 2 })])
    expect(rowsOf(cleared)).toEqual(['c'])
  })
})

describe('the most rows', () => {
  it('push out the oldest, which are counted', () => {
    const panel = panelWith(
      [
        state(),
        attempts(attemptWithGoals(1, 'a', 'b'), attemptWithGoals(2, 'c')),
        attempts(attemptWithGoals(3, 'd', 'e')),
      ],
      3,
    )
    expect(rowsOf(panel)).toEqual(['c', 'd', 'e'])
    expect(panel.droppedRows.value).toBe(2)
    panel.update([attempts(attemptWithGoals(4, 'f'))])
    expect(panel.droppedRows.value).toBe(3)
  })

  it('push out what was made first, not what came first', () => {
    const panel = panelWith([state(), attempts(madeAt(1, 200, 'a')), attempts(madeAt(2, 100, 'b'))], 1)
    expect(rowsOf(panel)).toEqual(['a'])
    expect(panel.droppedRows.value).toBe(1)
  })

  it('let an attempt grow, which is none more', () => {
    const panel = panelWith([state(), attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'))], 2)
    panel.update([attempts({ ...attemptWithGoals(2, 'b'), seq: 3 })])
    expect(rowsOf(panel)).toEqual(['a', 'b'])
    expect(panel.droppedRows.value).toBe(0)
  })

  it('keep the newest attempt whole, however many rows it has', () => {
    const panel = panelWith(
      [state(), attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b', 'c', 'd'))],
      2,
    )
    expect(rowsOf(panel)).toEqual(['b', 'c', 'd'])
    expect(panel.droppedRows.value).toBe(1)
  })

  it('hold for attempts without rows too', () => {
    const panel = panelWith(
      [state(), attempts(attemptWithGoals(1), attemptWithGoals(2), attemptWithGoals(3, 'a'))],
      2,
    )
    expect(panel.summary.value.publishesWithoutGoals).toBe(1)
    expect(panel.droppedRows.value).toBe(0)
  })

  it('are counted anew after a clear, and on after it is undone', () => {
    const sent = [attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'), attemptWithGoals(3, 'c')]
    const panel = panelWith([state(), attempts(...sent)], 2)
    panel.update([state({ clearedThrough: 3, canUndo: true })])
    expect(panel.droppedRows.value).toBe(0)
    panel.update([state({ clearedThrough: 0 }), attempts(...sent)])
    expect(rowsOf(panel)).toEqual(['b', 'c'])
    expect(panel.droppedRows.value).toBe(1)
  })
})
