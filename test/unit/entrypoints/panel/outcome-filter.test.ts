import { effect } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import type { PanelState } from '../../../../entrypoints/panel/state'
import { BEGIN } from '../../../fixtures/deliveries'
import { COLLECTOR, jsonBody, publishOf, seenAttempt } from '../../../fixtures/make'
import { attempts, panelWith, state } from '../../../fixtures/panel'

/** An attempt of that number, seen by the network; without a status it is under way. */
const sent = (seq: number, status: number | null, ...names: string[]) => {
  const at = BEGIN + seq
  return seenAttempt(seq, {
    at,
    source: 'network',
    body: jsonBody(publishOf(names, { publishedAt: seq })),
    ...(status !== null && { outcome: { at: at + 5, status } }),
  })
}

const shownIn = ({ shown }: PanelState) =>
  shown.value.map((row) => (row.kind === 'goal' ? row.event.goal.name : 'unreadable'))
const countsIn = ({ counts }: PanelState) =>
  Object.fromEntries(Object.entries(counts.value).filter(([, count]) => count > 0))

function panel() {
  const made = panelWith([
    state(),
    attempts(sent(1, 200, 'a', 'tip'), sent(2, 401, 'c'), sent(3, 503, 'd'), sent(4, null, 'e')),
  ])
  made.tick(BEGIN + 100)
  return made
}

describe('the filter by outcome', () => {
  it('shows all at first, and how many there are of each', () => {
    const all = panel()
    expect(shownIn(all)).toEqual(['a', 'tip', 'c', 'd', 'e'])
    expect(all.isFiltered.value).toBe(false)
    expect(countsIn(all)).toEqual({ accepted: 2, rejected: 1, failed: 1, pending: 1 })
  })

  it('shows one outcome only, and counts the others all the same', () => {
    const rejected = panel()
    rejected.setOutcome('rejected')
    expect(shownIn(rejected)).toEqual(['c'])
    expect(rejected.isFiltered.value).toBe(true)
    expect(countsIn(rejected)).toEqual({ accepted: 2, rejected: 1, failed: 1, pending: 1 })
    rejected.setOutcome('blocked')
    expect(shownIn(rejected)).toEqual([])
  })

  it('holds together with the text, which the counts follow', () => {
    const both = panel()
    both.setOutcome('accepted')
    both.setFilter('nothing like it')
    expect(shownIn(both)).toEqual([])
    both.setFilter('TIP')
    expect(shownIn(both)).toEqual(['tip'])
    expect(countsIn(both)).toEqual({ accepted: 1 })
  })

  it('is cleared with the text', () => {
    const cleared = panel()
    cleared.setOutcome('rejected')
    cleared.setFilter('nothing like it')
    cleared.clearFilters()
    expect(cleared.outcome.value).toBeNull()
    expect(cleared.filter.value).toBe('')
    expect(shownIn(cleared)).toHaveLength(5)
  })

  it('follows what becomes of a delivery', () => {
    const pending = panel()
    pending.setOutcome('pending')
    expect(shownIn(pending)).toEqual(['e'])
    pending.update([attempts({ ...sent(4, 200, 'e'), seq: 5 })])
    expect(shownIn(pending)).toEqual([])
    expect(countsIn(pending)).toEqual({ accepted: 3, rejected: 1, failed: 1 })
  })

  it('follows the time, which alone may tell what became of it', () => {
    const unseen = panelWith([state(), attempts(seenAttempt(1, { at: BEGIN }))])
    unseen.tick(BEGIN + 10)
    unseen.setOutcome('pending')
    expect(unseen.shown.value).toHaveLength(1)
    unseen.tick(BEGIN + 9000)
    expect(unseen.shown.value).toHaveLength(0)
    expect(countsIn(unseen)).toEqual({ unknown: 1 })
  })

  it('is not worked out again by time that changes nothing', () => {
    const quiet = panel()
    quiet.setOutcome('failed')
    let times = 0
    effect(() => {
      void quiet.counts.value
      void quiet.shown.value
      times++
    })
    for (let at = 200; at < 4000; at += 200) quiet.tick(BEGIN + at)
    expect(quiet.isWaiting.value).toBe(true)
    expect(times).toBe(1)
  })
})

describe('trouble with a context', () => {
  const load = (seq: number, status: number) =>
    seenAttempt(seq, {
      at: BEGIN + seq,
      source: 'network',
      method: 'GET',
      url: `${COLLECTOR}?application=shop&environment=production`,
      body: { encoding: 'none', why: 'absent' },
      outcome: { at: BEGIN + seq + 5, status },
    })

  it('is the same list until there is something new, since the whole list is made of it', () => {
    const failing = panelWith([state(), attempts(load(1, 401))])
    failing.tick(BEGIN + 10)
    const before = failing.troubles.value
    expect(before.map(({ kind }) => kind)).toEqual(['failed'])
    failing.tick(BEGIN + 9000)
    expect(failing.troubles.value).toBe(before)
    failing.update([attempts(load(2, 200))])
    expect(failing.troubles.value).toEqual([])
  })
})
