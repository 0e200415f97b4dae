import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { createTimeline, type StripClock } from '../../../../../entrypoints/panel/time-strip/follow-timeline'
import { jsonBody, publishWith, seenAttempt } from '../../../../fixtures/make'
import {
  attempts,
  filtersOf,
  attemptWithGoals,
  panelWith,
  state,
} from '../../../../fixtures/panel/panel-updates'

/** Creates a clock that advances by `ms` each time it is read. */
function slowClock(ms: number) {
  let [now, tasks]: [number, { task: () => void; at: number }[]] = [0, []]
  const clock: StripClock = {
    now: () => (now += ms),
    after: (task, wait) => {
      const one = { task, at: now + wait }
      tasks.push(one)
      return () => (tasks = tasks.filter((other) => other !== one))
    },
  }
  const pass = (more: number) => {
    now += more
    const due = tasks.filter(({ at }) => at <= now)
    tasks = tasks.filter(({ at }) => at > now)
    for (const { task } of due) task()
  }
  return { clock, pass, waiting: () => tasks.length }
}

function follow(ms = 0) {
  const panel = panelWith([state(), attempts(attemptWithGoals(1, 'a', 'b'))])
  const [filters, slots, slow] = [filtersOf(panel), signal(50), slowClock(ms)]
  const { timeline, stop } = createTimeline({ state: panel, filters, slots }, slow.clock)
  return { panel, filters, slots, timeline, stop, ...slow }
}

describe('createTimeline', () => {
  it('updates when rows, filter or width change', () => {
    const { panel, filters, slots, timeline } = follow()
    expect(timeline.value?.total).toMatchObject({ goals: 2, shown: 2 })
    panel.update([attempts(attemptWithGoals(2, 'c'))])
    expect(timeline.value?.total.goals).toBe(3)
    filters.setText('goal:a')
    expect(timeline.value?.total).toMatchObject({ goals: 3, shown: 1 })
    slots.value = 7
    expect(timeline.value?.slots).toBe(7)
    slots.value = 0
    expect(timeline.value).toBeNull()
  })

  it('updates when an outcome changes, but not on every clock tick', () => {
    const { panel, timeline } = follow()
    const before = timeline.value
    panel.tick(500)
    panel.tick(600)
    expect(timeline.value).toBe(before)
    const lost = { source: 'network', at: 1000, outcome: { at: 1010, status: 401 } } as const
    panel.update([attempts(seenAttempt(3, { ...lost, body: jsonBody(publishWith(['d'])) }))])
    expect(timeline.value?.total.failed).toBe(1)
  })

  it('is null when nothing but page loads has happened', () => {
    const page = { id: 'p', documentId: 'd', url: '/', title: '', startedAt: 1, navigations: [] }
    const panel = panelWith([state({ pages: [page] })])
    const { clock } = slowClock(0)
    const { timeline } = createTimeline({ state: panel, filters: filtersOf(panel), slots: signal(50) }, clock)
    expect(timeline.value).toBeNull()
    panel.update([attempts(attemptWithGoals(1, 'a'))])
    expect(timeline.value?.total).toMatchObject({ pages: 1, goals: 1 })
  })

  it('spends at most a twentieth of the time on updates and combines the others', () => {
    const { panel, timeline, pass, waiting } = follow(10)
    for (const seq of [2, 3, 4]) panel.update([attempts(attemptWithGoals(seq, 'c'))])
    expect([timeline.value?.total.goals, waiting()]).toEqual([2, 1])
    pass(100)
    expect(timeline.value?.total.goals).toBe(2)
    pass(200)
    expect([timeline.value?.total.goals, waiting()]).toEqual([5, 0])
  })

  it('stops updating after stop', () => {
    const { panel, timeline, pass, stop, waiting } = follow(10)
    panel.update([attempts(attemptWithGoals(2, 'c'))])
    stop()
    expect(waiting()).toBe(0)
    panel.update([attempts(attemptWithGoals(3, 'c'))])
    pass(1000)
    expect(timeline.value?.total.goals).toBe(2)
  })
})
