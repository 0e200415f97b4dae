// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SLOT_WIDTH_PX, stripShapes } from '../../../../components/time-strip/strip-shapes'
import { someNames } from '../../../../components/time-strip/strip-words'
import { TimeStrip } from '../../../../components/time-strip/TimeStrip'
import { clockTime } from '../../../../components/shared/format-time'
import type { TimeBin, Timeline, TimelineCounts } from '../../../../core/timeline/timeline'
import { t } from '../../../../locales/say'
import { messagePattern } from '../../../fixtures/message-pattern'

afterEach(cleanup)

const NOTHING = { pages: 0, exposures: 0, goals: 0, unreadable: 0, shown: 0, early: 0, failed: 0 }
const BEGIN = new Date(2026, 10, 26, 13, 5).getTime()
const binOf = (slot: number, counts: Partial<TimelineCounts>): TimeBin => ({
  ...NOTHING,
  slot,
  from: BEGIN + 1000 * slot,
  to: BEGIN + 1000 * slot,
  ...counts,
})

const PAGE = binOf(0, { pages: 1 })
const EARLY = binOf(3, { goals: 2, shown: 2, early: 1 })
const EXPOSED = binOf(5, { exposures: 1 })
const LOST = binOf(9, { goals: 3, unreadable: 1, shown: 2, failed: 1 })
const timeline: Timeline = {
  slots: 10,
  bins: [PAGE, EARLY, EXPOSED, LOST],
  idle: [{ from: BEGIN, to: BEGIN + 6000, begin: 0.1, end: 0.5 }],
  total: { ...NOTHING, pages: 1, exposures: 1, goals: 5, unreadable: 1, shown: 4, early: 1, failed: 1 },
}
const names = new Map([[EARLY, ['view', 'view', 'buy']]])

function show(selectedAt: number | null = null) {
  const onPick = vi.fn<(bin: TimeBin, isByKey: boolean) => void>()
  const namesIn = (bin: TimeBin) => names.get(bin) ?? []
  render(<TimeStrip timeline={timeline} selectedAt={selectedAt} namesIn={namesIn} onPick={onPick} />)
  const slider = screen.getByRole('slider', { name: t('strip.label') })
  const press = (...keys: string[]) => keys.forEach((key) => fireEvent.keyDown(slider, { key }))
  const now = () => [slider.getAttribute('aria-valuenow'), slider.getAttribute('aria-valuetext')]
  return { onPick, slider, press, now }
}

describe('TimeStrip, keyboard', () => {
  const oneBin = (slot: number, counts: readonly string[], shownNames = '') => {
    const words = t('strip.bin', { time: clockTime(BEGIN + 1000 * slot), what: counts.join(', ') })
    return shownNames === '' ? words : t('strip.named', { words, names: shownNames })
  }
  const page = oneBin(0, [t('strip.pages', {}, 1)])
  const early = oneBin(3, [t('status.goals', {}, 2), t('strip.early', {}, 1)], 'view, buy')
  const exposed = oneBin(5, [t('strip.exposures', {}, 1)])
  const lost = oneBin(9, [
    t('status.goals', {}, 3),
    t('strip.unreadable', {}, 1),
    t('strip.filtered', {}, 2),
    t('strip.failed', {}, 1),
  ])

  it.each<[string[], string, string]>([
    [[], '4', lost],
    [['Home'], '1', page],
    [['Home', 'ArrowRight'], '2', early],
    [['Home', 'ArrowUp', 'ArrowRight'], '3', exposed],
    [['Home', 'ArrowLeft'], '1', page],
    [['Home', 'End'], '4', lost],
    [['End', 'ArrowRight'], '4', lost],
    [['ArrowDown'], '3', exposed],
  ])('moves to the expected bin for %j', (keys, value, text) => {
    const { press, now } = show()
    press(...keys)
    expect(now()).toEqual([value, text])
  })

  it.each(['Enter', ' '])('picks the bin on %j and moves to the list', (key) => {
    const { press, onPick } = show()
    press('Home', 'ArrowRight', key)
    expect(onPick).toHaveBeenCalledExactlyOnceWith(EARLY, true)
  })

  it('leaves Ctrl+Home and Tab to the browser', () => {
    const { slider, now } = show()
    fireEvent.keyDown(slider, { key: 'Home', ctrlKey: true })
    expect(fireEvent.keyDown(slider, { key: 'Tab' })).toBe(true)
    expect(now()[0]).toBe('4')
  })

  it('starts at the selected row and returns to it on blur', () => {
    const { slider, press, now } = show(EARLY.from + 1)
    expect(now()[0]).toBe('2')
    press('ArrowRight')
    expect(now()[0]).toBe('3')
    fireEvent.blur(slider)
    expect(now()[0]).toBe('2')
  })
})

describe('TimeStrip, mouse', () => {
  const at = (slot: number) => ({ clientX: (slot + 0.5) * SLOT_WIDTH_PX })
  const allGoals = () => screen.queryByText(messagePattern('status.goals', {}, 5))

  it('describes the bin nearest to the pointer, and all bins otherwise', () => {
    const { slider } = show()
    expect(allGoals()).toBeTruthy()
    fireEvent.pointerMove(slider, at(3.8))
    const hovered = screen.getByText(messagePattern('strip.early', {}, 1))
    expect(hovered.textContent).toContain(t('status.goals', {}, 2))
    expect(hovered.textContent).toContain('view, buy')
    expect(allGoals()).toBeNull()
    fireEvent.pointerLeave(slider)
    expect(allGoals()).toBeTruthy()
  })

  it('picks the clicked bin', () => {
    const { slider, onPick } = show()
    fireEvent.click(slider, at(8))
    expect(onPick).toHaveBeenCalledExactlyOnceWith(LOST, false)
  })
})

describe('stripShapes', () => {
  const countOf = (path: string) => path.match(/M/g)?.length ?? 0

  it('draws a shape for each count, with an arrow instead of a bar for goals before their exposure', () => {
    const { pages, exposures, goals, early, rest, failed, idle } = stripShapes(timeline)
    // A flag, a gap and a cross have two strokes each.
    expect([pages, exposures, goals, early, rest, failed, idle].map(countOf)).toEqual([2, 1, 1, 1, 1, 1, 1])
    expect([goals, early].map((path) => path.slice(0, 4))).toEqual(['M54.', 'M18 '])
  })

  it('draws outlines for filtered events', () => {
    const bins = [binOf(0, { goals: 4 }), binOf(1, { goals: 1, early: 1 }), binOf(2, { goals: 4, shown: 4 })]
    const { goals, early, rest } = stripShapes({ ...timeline, bins })
    expect([goals, early, rest].map(countOf)).toEqual([1, 0, 2])
  })

  it('draws no idle stretch when there is no room for it', () => {
    expect(stripShapes({ ...timeline, slots: 3 }).idle).toBe('')
  })

  it('grows bars with their count up to a maximum height', () => {
    const heightOf = (shown: number) =>
      Number(
        /v-(\d+)/.exec(stripShapes({ ...timeline, bins: [binOf(0, { goals: shown, shown })] }).goals)?.[1],
      )
    expect([1, 2, 4, 8, 1e5].map(heightOf)).toEqual([4, 6, 8, 9, 9])
  })
})

describe('someNames', () => {
  it.each([
    [[], ''],
    [['a', 'a', ''], 'a'],
    [['a', 'b', 'c'], 'a, b, c'],
    [['a', 'b', 'a', 'c', 'd'], 'a, b, c …'],
  ])('shortens %j to “%s”', (all, shown) => {
    expect(someNames(all)).toBe(shown)
  })
})
