import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PanelUpdate } from '../../../../../core/protocol/panel'
import { announceUnknownGoals } from '../../../../../entrypoints/panel/announcements/announcements'
import {
  attempts,
  connected,
  attemptWithGoals,
  panelWith,
  state,
} from '../../../../fixtures/panel/panel-updates'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const sight: PanelUpdate = {
  type: 'coverage',
  coverage: { page: 'inPlace', frames: { covered: 1, all: 1 }, network: true },
}

/** All that is said while the panel is open. */
function saidBy(panel: Parameters<typeof announceUnknownGoals>[0]): string[][] {
  const said: string[][] = []
  announceUnknownGoals(panel).subscribe((names) => {
    if (names.length > 0) said.push([...names])
  })
  return said
}

describe('what a screen reader is told', () => {
  it('is nothing of what was there when the panel opened, and then what comes', () => {
    const panel = panelWith([...connected(), state()])
    const said = saidBy(panel)
    panel.update([attempts(attemptWithGoals(1, 'old'))])
    vi.advanceTimersByTime(60_000)
    panel.update([attempts(attemptWithGoals(2, 'older')), sight])
    vi.advanceTimersByTime(60_000)
    expect(said).toEqual([])
    panel.update([attempts(attemptWithGoals(3, 'new', 'old'))])
    vi.advanceTimersByTime(60_000)
    expect(said).toEqual([['new']])
  })

  it('is one sentence in 5 s, and the same words can be said again', () => {
    const panel = panelWith([...connected(), state(), sight])
    const told = announceUnknownGoals(panel)
    vi.advanceTimersByTime(1)
    panel.update([attempts(attemptWithGoals(1, 'a'))])
    vi.advanceTimersByTime(1000)
    panel.update([attempts(attemptWithGoals(2, 'b'))])
    panel.update([attempts(attemptWithGoals(3, 'c'))])
    vi.advanceTimersByTime(1000)
    expect(told.value).toEqual(['a'])
    vi.advanceTimersByTime(3500)
    expect(told.value).toEqual([])
    vi.advanceTimersByTime(500)
    expect(told.value).toEqual(['b', 'c'])
  })

  it('is nothing of a record that begins anew', () => {
    const panel = panelWith([...connected(), state(), sight])
    const said = saidBy(panel)
    vi.advanceTimersByTime(1)
    panel.update([
      state({ epoch: 'epoch-2' }),
      { type: 'attempts', epoch: 'epoch-2', attempts: [attemptWithGoals(1, 'replayed')] },
    ])
    vi.advanceTimersByTime(60_000)
    expect(said).toEqual([])
  })
})
