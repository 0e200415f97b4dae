import { describe, expect, it } from 'vitest'
import {
  nextAnnouncement,
  MIN_ANNOUNCEMENT_GAP_MS,
  NOTHING_ANNOUNCED,
  markAnnounced,
} from '../../../../../entrypoints/panel/announcements/announcement-state'

/** Returns the names announced for each pair of a time in ms and the unknown names at that time. */
function announced(begin: typeof NOTHING_ANNOUNCED, steps: readonly (readonly [number, string])[]) {
  let news = begin
  return steps.map(([now, names]) => {
    const next = nextAnnouncement(news, names === '' ? [] : names.split(' '), now)
    news = next.state
    return next.names.join(' ')
  })
}

describe('nextAnnouncement', () => {
  it('announces the first name at once and combines the next ones', () => {
    expect(
      announced(NOTHING_ANNOUNCED, [
        [0, 'a'],
        [100, 'a b'],
        [4999, 'a b c'],
        [5000, 'a b c'],
        [10_000, 'a b c'],
        [10_001, 'a b c d'],
      ]),
    ).toEqual(['a', '', '', 'b c', '', 'd'])
  })

  it('returns the delay until the next check', () => {
    const { state } = nextAnnouncement(NOTHING_ANNOUNCED, ['a'], 1000)
    expect(nextAnnouncement(state, ['a', 'b'], 1500).againIn).toBe(MIN_ANNOUNCEMENT_GAP_MS - 500)
    expect(nextAnnouncement(state, ['a'], 1500).againIn).toBeNull()
  })

  it('skips names announced before and names that became known while waiting', () => {
    const steps = [
      [0, 'old new'],
      [1, 'old new gone'],
      [6000, 'old new'],
    ] as const
    expect(announced(markAnnounced(NOTHING_ANNOUNCED, ['old']), steps)).toEqual(['new', '', ''])
  })

  it('announces a name again when it returns', () => {
    const steps = [
      [0, 'a'],
      [6000, ''],
      [12_000, 'a'],
    ] as const
    expect(announced(NOTHING_ANNOUNCED, steps)).toEqual(['a', '', 'a'])
  })
})
