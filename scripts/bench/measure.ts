// Functions that run in the page are serialized, so they can't use this module's scope.
/* oxlint-disable unicorn/consistent-function-scoping */
/** Measures a visible list, in the panel or on a baseline page. */
import type { Page } from '@playwright/test'

/** Times in ms. */
export interface Timings {
  /** From a key press in the filter until the remaining rows are painted. */
  readonly keystroke: number
  readonly sort: number
  /** Mean time between two frames while scrolling. */
  readonly frame: number
  /** Longest time between two frames while scrolling. */
  readonly worstFrame: number
}

/** Number of keystrokes and sorts. The result is their median, so a slow first one does not matter. */
const TIMES = 5
/** Number of sorts on a baseline page. Reordering 100,000 plain rows takes a minute. */
const BASELINE_SORTS = 1
const FRAMES = 90
/** Scroll distance per frame in px, similar to a mouse wheel. */
const STEP = 120

interface BaselinePage {
  readonly filter: (text: string) => void
  readonly sort: () => void
}

/** Measures the panel. */
export async function measurePanel(page: Page): Promise<Timings> {
  const scrolled = await scroll(page, '.scroller')
  const keystroke = await page.evaluate(panelKeystroke, TIMES)
  const sort = await page.evaluate(panelSort, TIMES)
  return { keystroke: median(keystroke), sort: median(sort), ...scrolled }
}

/** Measures a page of `baselines.ts`. */
export async function measurePage(page: Page): Promise<Timings> {
  const scrolled = await scroll(page, '#scroller')
  const { filtered, sorted } = await page.evaluate(pageTimes, { times: TIMES, sorts: BASELINE_SORTS })
  return { keystroke: median(filtered), sort: median(sorted), ...scrolled }
}

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[times.length >> 1] ?? Number.NaN

async function scroll(page: Page, selector: string): Promise<Pick<Timings, 'frame' | 'worstFrame'>> {
  const times = await page.evaluate(scrollFrames, { selector, frames: FRAMES, step: STEP })
  return { frame: times.reduce((sum, time) => sum + time, 0) / times.length, worstFrame: Math.max(...times) }
}

/** Returns the times between frames while scrolling. Runs in the page, like the functions below. */
async function scrollFrames({
  selector,
  frames,
  step,
}: {
  readonly selector: string
  readonly frames: number
  readonly step: number
}): Promise<number[]> {
  const scroller = document.querySelector(selector)
  if (!scroller) throw new Error(`The page has no ${selector}`)
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  scroller.scrollTop = 0
  await frame()
  const times: number[] = []
  let last = await frame()
  for (let number = 0; number < frames; number++) {
    scroller.scrollTop += step
    const now = await frame()
    times.push(now - last)
    last = now
  }
  return times
}

/** Measures from an input event until the number of rows has changed and a frame has been painted. */
async function panelKeystroke(times: number): Promise<number[]> {
  const grid = document.querySelector('[role=grid]')
  const field = document.querySelector<HTMLInputElement>('.filter-field input')
  if (!grid || !field) throw new Error('The panel has no list or no filter field')
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const type = async (text: string) => {
    const before = grid.getAttribute('aria-rowcount')
    const start = performance.now()
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    while (grid.getAttribute('aria-rowcount') === before) await frame()
    await frame()
    return performance.now() - start
  }
  const measured: number[] = []
  for (let time = 0; time < times; time++) {
    measured.push(await type(`goal_1${time + 1}`))
    await type('')
  }
  return measured
}

/** Measures from a click on a column header until its `aria-sort` has changed and a frame has been painted. */
async function panelSort(times: number): Promise<number[]> {
  const head = document.querySelector('[role=columnheader]')
  const button = head?.querySelector('button')
  if (!head || !button) throw new Error('The panel has no column to sort by')
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const click = async () => {
    const before = head.getAttribute('aria-sort')
    const start = performance.now()
    button.click()
    while (head.getAttribute('aria-sort') === before) await frame()
    await frame()
    return performance.now() - start
  }
  const measured: number[] = []
  for (let time = 0; time < times; time++) {
    measured.push(await click())
    await click()
    await click()
  }
  return measured
}

async function pageTimes({
  times,
  sorts,
}: {
  readonly times: number
  readonly sorts: number
}): Promise<{ filtered: number[]; sorted: number[] }> {
  const { filter, sort } = globalThis as unknown as BaselinePage
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const timeOf = async (act: () => void) => {
    await frame()
    const start = performance.now()
    act()
    await frame()
    await frame()
    return performance.now() - start
  }
  const [filtered, sorted]: number[][] = [[], []]
  for (let time = 0; time < times; time++) {
    filtered?.push(await timeOf(() => filter(`goal_1${time + 1}`)))
    await timeOf(() => filter('goal'))
  }
  for (let time = 0; time < sorts; time++) sorted?.push(await timeOf(sort))
  return { filtered: filtered ?? [], sorted: sorted ?? [] }
}
