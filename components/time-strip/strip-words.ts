import type { TimeBin, TimelineCounts } from '../../core/timeline/timeline'
import { t } from '../../locales/say'
import { clockTime } from '../shared/format-time'

const list = new Intl.ListFormat(undefined, { type: 'unit' })
/** Maximum number of goal names shown. */
const MAX_NAMES = 3

/** One kind of item on the strip, with its count in words. */
export interface StripCount {
  readonly kind: 'pages' | 'exposures' | 'goals' | 'rest' | 'early' | 'failed'
  readonly words: string
}

/** Returns the counts above 0, in the order of the lanes. */
export function stripCounts(counts: TimelineCounts): StripCount[] {
  const { pages, exposures, goals, unreadable, shown, early, failed } = counts
  const filtered = goals + unreadable - shown
  const all = [
    { kind: 'pages', count: pages, words: () => t('strip.pages', {}, pages) },
    { kind: 'exposures', count: exposures, words: () => t('strip.exposures', {}, exposures) },
    { kind: 'goals', count: goals, words: () => t('status.goals', {}, goals) },
    { kind: 'goals', count: unreadable, words: () => t('strip.unreadable', {}, unreadable) },
    { kind: 'rest', count: filtered, words: () => t('strip.filtered', {}, filtered) },
    { kind: 'early', count: early, words: () => t('strip.early', {}, early) },
    { kind: 'failed', count: failed, words: () => t('strip.failed', {}, failed) },
  ] as const
  return all.filter(({ count }) => count > 0).map(({ kind, words }) => ({ kind, words: words() }))
}

/** Describes the contents of a bin, and its time. */
export function binWords(bin: TimeBin): string {
  const [from, to] = [clockTime(bin.from), clockTime(bin.to)]
  const time = from === to ? from : t('strip.span', { from, to })
  return t('strip.bin', { time, what: list.format(stripCounts(bin).map(({ words }) => words)) })
}

/** Returns the first distinct names, followed by “…” if there are more. */
export function someNames(names: readonly string[]): string {
  const different = [...new Set(names)].filter((name) => name !== '')
  const some = different.slice(0, MAX_NAMES).join(', ')
  return different.length > MAX_NAMES ? `${some} …` : some
}
