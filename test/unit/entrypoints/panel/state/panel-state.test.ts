import { effect } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { createAttempt } from '../../../../../core/attempt'
import { message } from '../../../../../core/message'
import { createPanelState, type PanelState } from '../../../../../entrypoints/panel/state/panel-state'
import { attempts, attemptWithGoals, panelWith, state } from '../../../../fixtures/panel/panel-updates'
import { captureOf, jsonBody, publishWith, seenAttempt } from '../../../../fixtures/make'

const rowsOf = ({ rows }: PanelState) =>
  rows.value.map((row) => (row.kind === 'goal' ? row.event.goal.name : 'unreadable'))

/** Returns an attempt of the given sequence number and time. */
const madeAt = (seq: number, at: number, ...names: string[]) =>
  seenAttempt(seq, { at, body: jsonBody(publishWith(names)) })

describe('createPanelState, updates', () => {
  it('is empty at first', () => {
    const panel = createPanelState()
    expect(panel.tab.value).toBeNull()
    expect(panel.coverage.value).toBeNull()
    expect(panel.rows.value).toEqual([])
    expect(panel.position()).toEqual({ epoch: '', since: 0 })
  })

  it('turns attempts into rows', () => {
    const panel = panelWith([
      state(),
      attempts(attemptWithGoals(1, 'a', 'b'), attemptWithGoals(2, 'c')),
      attempts(attemptWithGoals(3, 'd')),
    ])
    expect(rowsOf(panel)).toEqual(['a', 'b', 'c', 'd'])
    expect(panel.position()).toEqual({ epoch: 'epoch-1', since: 3 })
  })

  it('sorts rows by time, not by sequence number', () => {
    const panel = panelWith([
      state(),
      attempts(madeAt(1, 300, 'late'), madeAt(2, 100, 'early')),
      attempts(madeAt(3, 200, 'between', 'between too')),
      attempts(madeAt(4, 400, 'last')),
    ])
    expect(rowsOf(panel)).toEqual(['early', 'between', 'between too', 'late', 'last'])
  })

  it('returns the same state for single and batched updates', () => {
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

  it('notifies subscribers once per batch', () => {
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

  it('counts an attempt once, even after a replay', () => {
    const panel = panelWith([state(), attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'))])
    panel.update([attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'), attemptWithGoals(3, 'c'))])
    expect(rowsOf(panel)).toEqual(['a', 'b', 'c'])
    expect(panel.summary.value.goals).toBe(3)
  })

  it('replaces an older version of an attempt', () => {
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

  it('merges attempts into one delivery when a new attempt explains their failure', () => {
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

  it('moves a row when a newer version of its attempt has another time', () => {
    const panel = panelWith([state(), attempts(madeAt(1, 100, 'a'), madeAt(2, 200, 'b'))])
    panel.update([attempts({ ...madeAt(1, 300, 'a'), seq: 3 })])
    expect(rowsOf(panel)).toEqual(['b', 'a'])
  })

  it('advances the position for an attempt without rows', () => {
    expect(panelWith([state(), attempts(attemptWithGoals(7))]).position().since).toBe(7)
  })

  it('ignores attempts of another record', () => {
    const panel = panelWith([
      attempts(attemptWithGoals(1, 'early')),
      state(),
      attempts(attemptWithGoals(1, 'a')),
    ])
    panel.update([{ type: 'attempts', epoch: 'epoch-2', attempts: [attemptWithGoals(2, 'b')] }])
    expect(rowsOf(panel)).toEqual(['a'])
  })

  it('replaces the rows when a new record starts', () => {
    const panel = panelWith([state(), attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'))])
    panel.update([state({ epoch: 'epoch-2' })])
    expect(rowsOf(panel)).toEqual([])
    expect(panel.position()).toEqual({ epoch: 'epoch-2', since: 0 })
    panel.update([{ type: 'attempts', epoch: 'epoch-2', attempts: [attemptWithGoals(1, 'c')] }])
    expect(rowsOf(panel)).toEqual(['c'])
    expect(panel.summary.value.goals).toBe(1)
  })

  it('stores coverage and problem', () => {
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

describe('createPanelState, clear', () => {
  const panel = () =>
    panelWith([
      state(),
      attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'), attemptWithGoals(3, 'c')),
    ])

  it('removes all rows up to the sequence number of the clear', () => {
    const cleared = panel()
    cleared.update([state({ clearedThrough: 2, lastSeq: 3 })])
    expect(rowsOf(cleared)).toEqual(['c'])
    expect(cleared.summary.value.goals).toBe(1)
    expect(cleared.position().since).toBe(3)
  })

  it('keeps the rows when only another field changes', () => {
    const cleared = panel()
    cleared.update([state({ clearedThrough: 2 })])
    const rows = cleared.rows.value
    cleared.update([state({ clearedThrough: 2, paused: true })])
    expect(cleared.rows.value).toBe(rows)
    expect(cleared.tab.value?.paused).toBe(true)
  })

  it('accepts attempts with later sequence numbers', () => {
    const cleared = panel()
    cleared.update([state({ clearedThrough: 3 }), attempts(attemptWithGoals(4, 'd'))])
    expect(rowsOf(cleared)).toEqual(['d'])
  })

  it('restores the rows on undo, together with those that arrived since', () => {
    const cleared = panel()
    cleared.update([state({ clearedThrough: 3, canUndo: true }), attempts(attemptWithGoals(4, 'd'))])
    expect(rowsOf(cleared)).toEqual(['d'])
    cleared.update([state({ clearedThrough: 0 })])
    expect(rowsOf(cleared)).toEqual(['a', 'b', 'c', 'd'])
    expect(cleared.summary.value.goals).toBe(4)
  })

  it('shows no row twice when cleared attempts are sent again', () => {
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

  it('adds attempts with earlier sequence numbers that this panel never received', () => {
    const late = panelWith([state({ clearedThrough: 3, canUndo: true }), attempts(attemptWithGoals(4, 'd'))])
    late.update([state({ clearedThrough: 0 }), attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'))])
    expect(rowsOf(late)).toEqual(['a', 'b', 'd'])
    expect(late.position().since).toBe(4)
  })

  it('restores only the last clear', () => {
    const cleared = panel()
    cleared.update([state({ clearedThrough: 2, canUndo: true }), state({ clearedThrough: 3, canUndo: true })])
    cleared.update([state({ clearedThrough: 2 })])
    expect(rowsOf(cleared)).toEqual(['c'])
  })
})

describe('createPanelState, row limit', () => {
  it('drops and counts the oldest rows', () => {
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

  it('drops the rows with the earliest time, not those received first', () => {
    const panel = panelWith([state(), attempts(madeAt(1, 200, 'a')), attempts(madeAt(2, 100, 'b'))], 1)
    expect(rowsOf(panel)).toEqual(['a'])
    expect(panel.droppedRows.value).toBe(1)
  })

  it('does not count an update of an attempt twice', () => {
    const panel = panelWith([state(), attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'))], 2)
    panel.update([attempts({ ...attemptWithGoals(2, 'b'), seq: 3 })])
    expect(rowsOf(panel)).toEqual(['a', 'b'])
    expect(panel.droppedRows.value).toBe(0)
  })

  it('keeps all rows of the newest attempt', () => {
    const panel = panelWith(
      [state(), attempts(attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b', 'c', 'd'))],
      2,
    )
    expect(rowsOf(panel)).toEqual(['b', 'c', 'd'])
    expect(panel.droppedRows.value).toBe(1)
  })

  it('limits attempts without rows too', () => {
    const panel = panelWith(
      [state(), attempts(attemptWithGoals(1), attemptWithGoals(2), attemptWithGoals(3, 'a'))],
      2,
    )
    expect(panel.summary.value.publishesWithoutGoals).toBe(1)
    expect(panel.droppedRows.value).toBe(0)
  })

  it('resets the count on clear and restores it on undo', () => {
    const sent = [attemptWithGoals(1, 'a'), attemptWithGoals(2, 'b'), attemptWithGoals(3, 'c')]
    const panel = panelWith([state(), attempts(...sent)], 2)
    panel.update([state({ clearedThrough: 3, canUndo: true })])
    expect(panel.droppedRows.value).toBe(0)
    panel.update([state({ clearedThrough: 0 }), attempts(...sent)])
    expect(rowsOf(panel)).toEqual(['b', 'c'])
    expect(panel.droppedRows.value).toBe(1)
  })
})
