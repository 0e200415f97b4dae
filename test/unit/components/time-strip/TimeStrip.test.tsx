// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SLOT_WIDTH_PX, stripShapes } from '../../../../components/time-strip/strip-shapes'
import { someNames } from '../../../../components/time-strip/strip-words'
import { TimeStrip } from '../../../../components/time-strip/TimeStrip'
import type { TimeBin, Timeline, TimelineCounts } from '../../../../core/timeline/timeline'

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
  const slider = screen.getByRole('slider', { name: 'Time strip' })
  const press = (...keys: string[]) => keys.forEach((key) => fireEvent.keyDown(slider, { key }))
  const now = () => [slider.getAttribute('aria-valuenow'), slider.getAttribute('aria-valuetext')]
  return { onPick, slider, press, now }
}

describe('the time strip by keyboard', () => {
  it.each<[string[], string, RegExp]>([
    [[], '4', /13:05:09.*|01:05:09.*/],
    [['Home'], '1', /: 1 page load$/],
    [
      ['Home', 'ArrowRight'],
      '2',
      /: 2 goal events, 1 before the first exposure seen of its unit: view, buy$/,
    ],
    [['Home', 'ArrowUp', 'ArrowRight'], '3', /: 1 exposure$/],
    [['Home', 'ArrowLeft'], '1', /1 page load/],
    [['Home', 'End'], '4', /: 3 goal events, 1 unreadable publish, 2 filtered out, 1 failed delivery$/],
    [['End', 'ArrowRight'], '4', /failed/],
    [['ArrowDown'], '3', /exposure/],
  ])('%j', (keys, value, text) => {
    const { press, now } = show()
    press(...keys)
    expect(now()).toEqual([value, expect.stringMatching(text)])
  })

  it.each(['Enter', ' '])('%j goes into the list', (key) => {
    const { press, onPick } = show()
    press('Home', 'ArrowRight', key)
    expect(onPick).toHaveBeenCalledExactlyOnceWith(EARLY, true)
  })

  it('leaves the browser its own keys', () => {
    const { slider, now } = show()
    fireEvent.keyDown(slider, { key: 'Home', ctrlKey: true })
    expect(fireEvent.keyDown(slider, { key: 'Tab' })).toBe(true)
    expect(now()[0]).toBe('4')
  })

  it('begins where the selected line is, and goes back there', () => {
    const { slider, press, now } = show(EARLY.from + 1)
    expect(now()[0]).toBe('2')
    press('ArrowRight')
    expect(now()[0]).toBe('3')
    fireEvent.blur(slider)
    expect(now()[0]).toBe('2')
  })
})

describe('the time strip by mouse', () => {
  const at = (place: number) => ({ clientX: (place + 0.5) * SLOT_WIDTH_PX })

  it('says what is nearest to what is pointed at, and what all is else', () => {
    const { slider } = show()
    expect(screen.getByText(/5 goal events/)).toBeTruthy()
    fireEvent.pointerMove(slider, at(3.8))
    expect(screen.getByText(/2 goal events, 1 before/).textContent).toContain('view, buy')
    expect(screen.queryByText(/5 goal events/)).toBeNull()
    fireEvent.pointerLeave(slider)
    expect(screen.getByText(/5 goal events/)).toBeTruthy()
  })

  it('picks it', () => {
    const { slider, onPick } = show()
    fireEvent.click(slider, at(8))
    expect(onPick).toHaveBeenCalledExactlyOnceWith(LOST, false)
  })
})

describe('the shapes', () => {
  const countOf = (path: string) => path.match(/M/g)?.length ?? 0

  it('are one for each that there is, in the place of a bar an arrow where a goal came before its exposure', () => {
    const { pages, exposures, goals, early, rest, failed, idle } = stripShapes(timeline)
    // A flag and a gap have two strokes, a cross too.
    expect([pages, exposures, goals, early, rest, failed, idle].map(countOf)).toEqual([2, 1, 1, 1, 1, 1, 1])
    expect([goals, early].map((path) => path.slice(0, 4))).toEqual(['M54.', 'M18 '])
  })

  it('are outlines of what the filter keeps back', () => {
    const bins = [binOf(0, { goals: 4 }), binOf(1, { goals: 1, early: 1 }), binOf(2, { goals: 4, shown: 4 })]
    const { goals, early, rest } = stripShapes({ ...timeline, bins })
    expect([goals, early, rest].map(countOf)).toEqual([1, 0, 2])
  })

  it('have no gap where there is no room for one', () => {
    expect(stripShapes({ ...timeline, slots: 3 }).idle).toBe('')
  })

  it('grow with what they stand for, up to a height', () => {
    const heightOf = (shown: number) =>
      Number(
        /v-(\d+)/.exec(stripShapes({ ...timeline, bins: [binOf(0, { goals: shown, shown })] }).goals)?.[1],
      )
    expect([1, 2, 4, 8, 1e5].map(heightOf)).toEqual([4, 6, 8, 9, 9])
  })
})

it.each([
  [[], ''],
  [['a', 'a', ''], 'a'],
  [['a', 'b', 'c'], 'a, b, c'],
  [['a', 'b', 'a', 'c', 'd'], 'a, b, c …'],
])('names %j', (all, said) => {
  expect(someNames(all)).toBe(said)
})
