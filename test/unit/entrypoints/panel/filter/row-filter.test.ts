import { effect, signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import type { Registry } from '../../../../../core/registry/registry'
import { createFindings } from '../../../../../entrypoints/panel/findings/follow-findings'
import { createRowFilter, type RowFilter } from '../../../../../entrypoints/panel/filter/row-filter'
import type { Clock } from '../../../../../browser/slices'
import type { PanelState } from '../../../../../entrypoints/panel/state/panel-state'
import { DELIVERY_START } from '../../../../fixtures/deliveries'
import { goalOf, jsonBody, listOf, publishWith, registryOf, seenAttempt } from '../../../../fixtures/make'
import {
  attempts,
  connected,
  attemptWithGoals,
  panelWith,
  state,
} from '../../../../fixtures/panel/panel-updates'

/** Returns an attempt that the network saw; without a status it is pending. */
const sent = (seq: number, status: number | null, ...names: string[]) => {
  const at = DELIVERY_START + seq
  return seenAttempt(seq, {
    at,
    source: 'network',
    body: jsonBody(publishWith(names, { publishedAt: seq })),
    ...(status !== null && { outcome: { at: at + 5, status } }),
  })
}

const shownIn = ({ shown }: RowFilter) =>
  shown.value.map((row) => (row.kind === 'goal' ? row.event.goal.name : 'unreadable'))
const some = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
const outcomesIn = ({ counts }: RowFilter) => some(counts.value.outcomes)
const verdictsIn = ({ counts }: RowFilter) => some(counts.value.verdicts)

function filtered(muted: readonly string[] = []) {
  const panel = panelWith([
    state(),
    attempts(sent(1, 200, 'a', 'tip'), sent(2, 401, 'c'), sent(3, 503, 'd'), sent(4, null, 'e')),
  ])
  panel.tick(DELIVERY_START + 100)
  const names = signal(muted)
  return { panel, names, filter: createRowFilter(panel, names) }
}

describe('createRowFilter, query', () => {
  const panel = panelWith([
    state(),
    attempts(
      attemptWithGoals(1, 'add_to_cart'),
      attemptWithGoals(2, 'Checkout'),
      attemptWithGoals(3, 'add_tip'),
    ),
  ])
  const filter = createRowFilter(panel)

  it.each([
    ['', ['add_to_cart', 'Checkout', 'add_tip']],
    ['  ', ['add_to_cart', 'Checkout', 'add_tip']],
    ['add', ['add_to_cart', 'add_tip']],
    [' ADD_t ', ['add_to_cart', 'add_tip']],
    ['goal:checkout', ['Checkout']],
    ['-add', ['Checkout']],
    ['/t.p$/', ['add_tip']],
    ['nothing', []],
  ])('shows rows for query %j: %j', (text, shown) => {
    filter.setText(text)
    expect(filter.text.value).toBe(text)
    expect(filter.problem.value).toBeNull()
    expect(shownIn(filter)).toEqual(shown)
    expect(filter.isOn.value).toBe(text.trim() !== '')
    expect(panel.rows.value).toHaveLength(3)
  })

  it('keeps the previous rows while the query is invalid and locates the problem', () => {
    filter.setText('goal:add*')
    filter.setText('goal:add* (')
    expect(filter.problem.value).toMatchObject({ from: 10, to: 11, message: { key: 'query.problem.open' } })
    expect(shownIn(filter)).toEqual(['add_to_cart', 'add_tip'])
    expect(filter.isOn.value).toBe(true)
    filter.setText('goal:add* tip')
    expect(filter.problem.value).toBeNull()
    expect(shownIn(filter)).toEqual(['add_tip'])
  })

  it('filters rows that arrive later', () => {
    filter.setText('tip')
    panel.update([attempts(attemptWithGoals(4, 'big_tip'), attemptWithGoals(5, 'other'))])
    expect(shownIn(filter)).toEqual(['add_tip', 'big_tip'])
  })

  it('suggests values of the rows', () => {
    const offered = (text: string) => filter.complete(text, text.length).suggestions.map((one) => one.text)
    expect(offered('goal:t')).toEqual(['add_to_cart', 'Checkout', 'add_tip', 'big_tip', 'other'])
    expect(offered('env:')).toEqual(['production'])
    expect(offered('unit:ses')).toEqual(['session_id'])
  })
})

describe('createRowFilter, facets', () => {
  it('shows all rows at first and counts each facet', () => {
    const { filter } = filtered()
    expect(shownIn(filter)).toEqual(['a', 'tip', 'c', 'd', 'e'])
    expect(filter.isOn.value).toBe(false)
    expect(outcomesIn(filter)).toEqual({ accepted: 2, rejected: 1, failed: 1, pending: 1 })
    expect(verdictsIn(filter)).toEqual({ unchecked: 5 })
  })

  it('shows the rows of the active facets and keeps the counts of the others', () => {
    const { filter } = filtered()
    filter.toggleOutcome('rejected')
    expect(shownIn(filter)).toEqual(['c'])
    expect(filter.isOn.value).toBe(true)
    filter.toggleOutcome('failed')
    expect(shownIn(filter)).toEqual(['c', 'd'])
    expect(outcomesIn(filter)).toEqual({ accepted: 2, rejected: 1, failed: 1, pending: 1 })
    filter.toggleOutcome('rejected')
    filter.toggleOutcome('failed')
    filter.toggleOutcome('blocked')
    expect(shownIn(filter)).toEqual([])
    filter.toggleOutcome('blocked')
    expect(shownIn(filter)).toHaveLength(5)
  })

  it('combines facets with each other and with the query, which the counts follow', () => {
    const { filter } = filtered()
    filter.toggleOutcome('accepted')
    filter.setText('nothing like it')
    expect(shownIn(filter)).toEqual([])
    filter.setText('TIP')
    expect(shownIn(filter)).toEqual(['tip'])
    expect(outcomesIn(filter)).toEqual({ accepted: 1 })
    filter.toggleVerdict('known')
    expect(shownIn(filter)).toEqual([])
    filter.toggleVerdict('unchecked')
    expect(shownIn(filter)).toEqual(['tip'])
  })

  it('clears the facets with the query', () => {
    const { filter } = filtered()
    filter.toggleOutcome('rejected')
    filter.toggleVerdict('known')
    filter.setText('nothing like it')
    filter.clear()
    expect(filter.activeFacets.value.outcomes.size + filter.activeFacets.value.verdicts.size).toBe(0)
    expect(filter.text.value).toBe('')
    expect(shownIn(filter)).toHaveLength(5)
  })

  it('updates the verdicts when the registry changes', () => {
    const { panel, filter } = filtered()
    filter.setText('verdict:unknown')
    expect(shownIn(filter)).toEqual([])
    const registry: Registry = registryOf({ goals: listOf(goalOf(1, 'a')) })
    panel.update(connected(true, registry))
    expect(shownIn(filter)).toEqual(['tip', 'c', 'd', 'e'])
    expect(verdictsIn(filter)).toEqual({ unknown: 4 })
  })
})

describe.each<[string, (filter: RowFilter) => void]>([
  ['facet', (filter) => filter.toggleOutcome('pending')],
  ['query', (filter) => filter.setText('delivery:pending')],
])('createRowFilter, outcome by %s', (_, ask) => {
  it('updates when the outcome of a delivery changes', () => {
    const { panel, filter } = filtered()
    ask(filter)
    expect(shownIn(filter)).toEqual(['e'])
    panel.update([attempts({ ...sent(4, 200, 'e'), seq: 5 })])
    expect(shownIn(filter)).toEqual([])
  })

  it('updates with the clock when an outcome depends on time', () => {
    const panel = panelWith([state(), attempts(seenAttempt(1, { at: DELIVERY_START }))])
    const filter = createRowFilter(panel)
    panel.tick(DELIVERY_START + 10)
    ask(filter)
    expect(filter.shown.value).toHaveLength(1)
    panel.tick(DELIVERY_START + 9000)
    expect(filter.shown.value).toHaveLength(0)
  })
})

describe('createRowFilter, lost deliveries', () => {
  it('shows a delivery once it is lost, even if its outcome stays the same', () => {
    const { panel, filter } = filtered()
    filter.setText('is:lost delivery:failed')
    expect(shownIn(filter)).toEqual([])
    panel.tick(DELIVERY_START + 9000)
    expect(shownIn(filter)).toEqual(['d'])
  })
})

describe('createRowFilter, clock ticks', () => {
  it.each(['', 'delivery:failed'])('does not recompute for query %j', (text) => {
    const { panel, filter } = filtered()
    filter.setText(text)
    filter.toggleOutcome('failed')
    let times = 0
    effect(() => {
      void filter.counts.value
      void filter.shown.value
      times++
    })
    for (let at = 200; at < 4000; at += 200) panel.tick(DELIVERY_START + at)
    expect(panel.isWaiting.value).toBe(true)
    expect(times).toBe(1)
  })
})

describe('createRowFilter, muted goals', () => {
  it('excludes muted goals from the list and its counts, and counts them separately', () => {
    const { names, filter } = filtered(['a', 'c', 'never'])
    expect(shownIn(filter)).toEqual(['tip', 'd', 'e'])
    expect(filter.mutedRows.value).toBe(2)
    expect(outcomesIn(filter)).toEqual({ accepted: 1, failed: 1, pending: 1 })
    expect(filter.isOn.value).toBe(false)
    filter.setText('a')
    expect(filter.mutedRows.value).toBe(2)
    filter.setText('')
    names.value = []
    expect(shownIn(filter)).toHaveLength(5)
    expect(filter.mutedRows.value).toBe(0)
  })
})

describe('createRowFilter, many rows', () => {
  /** Creates a clock that advances by 1 ms each time it is read. */
  function slowClock() {
    const tasks: (() => void)[] = []
    let now = 0
    const clock: Clock = { now: () => now++, later: (task) => void tasks.push(task) }
    return { clock, tasks, step: () => tasks.shift()?.() }
  }

  function slow(): { panel: PanelState; filter: RowFilter } & ReturnType<typeof slowClock> {
    const names = Array.from({ length: 8000 }, (_, index) => `goal_${index % 100}`)
    const panel = panelWith([state(), attempts(attemptWithGoals(1, ...names))])
    const slowly = slowClock()
    return {
      panel,
      filter: createRowFilter(panel, signal([]), createFindings(panel), slowly.clock),
      ...slowly,
    }
  }

  it('filters in slices and shows the result after the last slice', () => {
    const { filter, tasks, step } = slow()
    filter.setText('goal:goal_7')
    expect(filter.isBusy.value).toBe(true)
    let slices = 0
    while (tasks.length > 0) {
      expect(shownIn(filter)).toHaveLength(8000)
      expect(filter.scope.value.trim()).toBe('/ /')
      step()
      slices++
    }
    expect(slices).toBeGreaterThan(3)
    expect(filter.isBusy.value).toBe(false)
    expect(shownIn(filter)).toHaveLength(80)
    expect(filter.scope.value).toContain('goal:goal_7')
  })

  it('discards the result of a query that has changed', () => {
    const { filter, tasks, step } = slow()
    filter.setText('goal:goal_7')
    step()
    filter.setText('goal:goal_71')
    while (tasks.length > 0) step()
    expect(shownIn(filter)).toEqual(Array(80).fill('goal_71'))
    filter.setText('goal:goal_8')
    filter.setText('')
    expect(filter.isBusy.value).toBe(false)
    expect(shownIn(filter)).toHaveLength(8000)
    while (tasks.length > 0) step()
    expect(shownIn(filter)).toHaveLength(8000)
  })

  it('tests only new rows after a complete scan', () => {
    const { panel, filter, tasks, step } = slow()
    filter.setText('goal:goal_7')
    while (tasks.length > 0) step()
    panel.update([attempts(attemptWithGoals(2, 'goal_7'))])
    while (tasks.length > 0) step()
    expect(shownIn(filter)).toHaveLength(81)
  })
})
