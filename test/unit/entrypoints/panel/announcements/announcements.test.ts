import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { announceUnknownGoals } from '../../../../../entrypoints/panel/announcements/announcements'
import {
  attempts,
  coverage,
  connected,
  attemptWithGoals,
  panelWith,
  state,
} from '../../../../fixtures/panel/panel-updates'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const inPlace = coverage('inPlace')

/** Collects everything that is announced while the panel is open. */
function announcementsOf(panel: Parameters<typeof announceUnknownGoals>[0]): string[][] {
  const announced: string[][] = []
  announceUnknownGoals(panel).subscribe((names) => {
    if (names.length > 0) announced.push([...names])
  })
  return announced
}

describe('announceUnknownGoals', () => {
  it('skips the goals present when the panel opens and announces later ones', () => {
    const panel = panelWith([...connected(), state()])
    const announced = announcementsOf(panel)
    panel.update([attempts(attemptWithGoals(1, 'old'))])
    vi.advanceTimersByTime(60_000)
    panel.update([attempts(attemptWithGoals(2, 'older')), inPlace])
    vi.advanceTimersByTime(60_000)
    expect(announced).toEqual([])
    panel.update([attempts(attemptWithGoals(3, 'new', 'old'))])
    vi.advanceTimersByTime(60_000)
    expect(announced).toEqual([['new']])
  })

  it('announces one sentence per 5 s and clears it so that it can be repeated', () => {
    const panel = panelWith([...connected(), state(), inPlace])
    const news = announceUnknownGoals(panel)
    vi.advanceTimersByTime(1)
    panel.update([attempts(attemptWithGoals(1, 'a'))])
    vi.advanceTimersByTime(1000)
    panel.update([attempts(attemptWithGoals(2, 'b'))])
    panel.update([attempts(attemptWithGoals(3, 'c'))])
    vi.advanceTimersByTime(1000)
    expect(news.value).toEqual(['a'])
    vi.advanceTimersByTime(3500)
    expect(news.value).toEqual([])
    vi.advanceTimersByTime(500)
    expect(news.value).toEqual(['b', 'c'])
  })

  it('announces nothing when the record starts over', () => {
    const panel = panelWith([...connected(), state(), inPlace])
    const announced = announcementsOf(panel)
    vi.advanceTimersByTime(1)
    panel.update([
      state({ epoch: 'epoch-2' }),
      { type: 'attempts', epoch: 'epoch-2', attempts: [attemptWithGoals(1, 'replayed')] },
    ])
    vi.advanceTimersByTime(60_000)
    expect(announced).toEqual([])
  })
})
