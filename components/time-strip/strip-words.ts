import type { TimeBin, TimelineCounts } from '../../core/timeline/timeline'
import { t } from '../../locales/say'
import { clockTime } from '../shared/format-time'

const list = new Intl.ListFormat(undefined, { type: 'unit' })
/** So many names of goals are said. */
const MAX_NAMES = 3

/** A kind of thing on the strip, how many there are of it, and that in words. */
export interface StripCount {
  readonly kind: 'pages' | 'exposures' | 'goals' | 'rest' | 'early' | 'failed'
  readonly words: string
}

/** What there is, kind by kind, in the order of the lanes. */
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

/** What happened in a place, and when. */
export function binWords(bin: TimeBin): string {
  const [from, to] = [clockTime(bin.from), clockTime(bin.to)]
  const time = from === to ? from : t('strip.span', { from, to })
  return t('strip.bin', { time, what: list.format(stripCounts(bin).map(({ words }) => words)) })
}

/** The first of these names; what there is more of is not said. */
export function someNames(names: readonly string[]): string {
  const different = [...new Set(names)].filter((name) => name !== '')
  const some = different.slice(0, MAX_NAMES).join(', ')
  return different.length > MAX_NAMES ? `${some} …` : some
}
