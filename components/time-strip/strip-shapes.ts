import type { TimeBin, Timeline } from '../../core/timeline/timeline'

/** Width of a slot and height of the strip, in px. */
export const SLOT_WIDTH_PX = 6
export const STRIP_HEIGHT_PX = 27

/** SVG path data of the strip (SVG 2, 9.3 Path data). Each kind of item has its own shape and lane. */
export interface StripShapes {
  /** Lines through all lanes, each with a flag. */
  readonly pages: string
  /** Diamonds. */
  readonly exposures: string
  /** Bars for the events that pass the filter: the more events, the higher the bar. */
  readonly goals: string
  /** Arrows that replace a bar and point to the exposure that came later. */
  readonly early: string
  /** Outlines of bars and arrows for bins where the filter lets only some events through, or none. */
  readonly rest: string
  /** Crosses. */
  readonly failed: string
  /** Two strokes through the base line for each idle stretch that is wide enough. */
  readonly idle: string
}

/** Positions of the lanes in px from the top: middles, and the base of the bars. */
const EXPOSURES = 4
const GROUND = 18
const FAILED = 23
const MAX_BAR_HEIGHT_PX = 9
/** Minimum width of an idle stretch that is marked, in px. */
const MIN_IDLE_WIDTH_PX = 10

/** Draws the shapes of a timeline. */
export function stripShapes({ slots, bins, idle }: Timeline): StripShapes {
  const draw = (has: (bin: TimeBin) => number, shape: (x: number, count: number) => string) =>
    bins.map((bin) => (has(bin) > 0 ? shape(bin.slot * SLOT_WIDTH_PX, has(bin)) : '')).join('')
  return {
    pages: draw(({ pages }) => pages, flag),
    exposures: draw(({ exposures }) => exposures, diamond),
    goals: draw((bin) => (bin.early > 0 ? 0 : bin.shown), bar),
    early: draw((bin) => (bin.shown > 0 ? bin.early : 0), arrow),
    rest: draw(barOfRest, bar) + draw((bin) => (bin.shown > 0 ? 0 : bin.early), arrow),
    failed: draw(({ failed }) => failed, cross),
    idle: idle
      .filter(({ begin, end }) => (end - begin) * slots * SLOT_WIDTH_PX >= MIN_IDLE_WIDTH_PX)
      .map(({ begin, end }) => gap(((begin + end) / 2) * (slots - 1) * SLOT_WIDTH_PX + SLOT_WIDTH_PX / 2))
      .join(''),
  }
}

function barOfRest({ goals, unreadable, shown, early }: TimeBin): number {
  const all = goals + unreadable
  return early === 0 && shown < all ? all : 0
}

/** Single shapes for the legend, 8 × 8. */
export const KEY_SHAPES = {
  pages: 'M3.5 0V8M3.5.5h4L6 2l1.5 1.5h-4',
  exposures: 'M4 0 8 4 4 8 0 4Z',
  goals: 'M1.5 1h5v7h-5Z',
  rest: 'M1.5 1h5v6.5h-5Z',
  early: 'M0 0 8 4 0 8Z',
  failed: 'M1 1l6 6m0-6-6 6',
  idle: 'M1 8 4 0M4 8 7 0',
} as const

const flag = (x: number): string => `M${x + 2.5} 0V${STRIP_HEIGHT_PX}M${x + 2.5} .5h4l-1.5 1.5 1.5 1.5h-4`
const diamond = (x: number): string => `M${x + 2.5} ${EXPOSURES - 3}l3 3-3 3-3-3Z`
const arrow = (x: number): string => `M${x} ${GROUND - 8}l6 4-6 4Z`
const cross = (x: number): string => `M${x} ${FAILED - 2.5}l5 5m0-5-5 5`
const gap = (x: number): string => `M${x - 3} ${GROUND + 3}l3-6m1 6 3-6`

function bar(x: number, count: number): string {
  const height = Math.min(MAX_BAR_HEIGHT_PX, Math.round(4 + 2 * Math.log2(count)))
  return `M${x + 0.5} ${GROUND}v-${height}h4v${height}Z`
}
