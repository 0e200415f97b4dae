import { describe, expect, it } from 'vitest'
import {
  nextAnnouncement,
  MIN_ANNOUNCEMENT_GAP_MS,
  NOTHING_ANNOUNCED,
  markAnnounced,
} from '../../../../../entrypoints/panel/announcements/announcement-state'

/** Looks at the unknown names at moments in ms; what is said at each. */
function said(begin: typeof NOTHING_ANNOUNCED, looks: readonly (readonly [number, string])[]) {
  let news = begin
  return looks.map(([now, names]) => {
    const look = nextAnnouncement(news, names === '' ? [] : names.split(' '), now)
    news = look.state
    return look.names.join(' ')
  })
}

describe('news of unknown goals', () => {
  it('are said at once after a quiet time, and then together', () => {
    expect(
      said(NOTHING_ANNOUNCED, [
        [0, 'a'],
        [100, 'a b'],
        [4999, 'a b c'],
        [5000, 'a b c'],
        [10_000, 'a b c'],
        [10_001, 'a b c d'],
      ]),
    ).toEqual(['a', '', '', 'b c', '', 'd'])
  })

  it('say when there is to be another look', () => {
    const { state } = nextAnnouncement(NOTHING_ANNOUNCED, ['a'], 1000)
    expect(nextAnnouncement(state, ['a', 'b'], 1500).againIn).toBe(MIN_ANNOUNCEMENT_GAP_MS - 500)
    expect(nextAnnouncement(state, ['a'], 1500).againIn).toBeNull()
  })

  it('leave out what was there before, and what has turned known while it waited', () => {
    const looks = [
      [0, 'old new'],
      [1, 'old new gone'],
      [6000, 'old new'],
    ] as const
    expect(said(markAnnounced(NOTHING_ANNOUNCED, ['old']), looks)).toEqual(['new', '', ''])
  })

  it('come again when a name comes back', () => {
    const looks = [
      [0, 'a'],
      [6000, ''],
      [12_000, 'a'],
    ] as const
    expect(said(NOTHING_ANNOUNCED, looks)).toEqual(['a', '', 'a'])
  })
})
