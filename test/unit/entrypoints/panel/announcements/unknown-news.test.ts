import { describe, expect, it } from 'vitest'
import {
  gatherNews,
  NEWS_MS,
  NO_NEWS,
  replayed,
} from '../../../../../entrypoints/panel/announcements/unknown-news'

/** Looks at the unknown names at moments in ms; what is said at each. */
function said(begin: typeof NO_NEWS, looks: readonly (readonly [number, string])[]) {
  let news = begin
  return looks.map(([now, names]) => {
    const look = gatherNews(news, names === '' ? [] : names.split(' '), now)
    news = look.news
    return look.say.join(' ')
  })
}

describe('news of unknown goals', () => {
  it('are said at once after a quiet time, and then together', () => {
    expect(
      said(NO_NEWS, [
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
    const { news } = gatherNews(NO_NEWS, ['a'], 1000)
    expect(gatherNews(news, ['a', 'b'], 1500).againIn).toBe(NEWS_MS - 500)
    expect(gatherNews(news, ['a'], 1500).againIn).toBeNull()
  })

  it('leave out what was there before, and what has turned known while it waited', () => {
    const looks = [
      [0, 'old new'],
      [1, 'old new gone'],
      [6000, 'old new'],
    ] as const
    expect(said(replayed(NO_NEWS, ['old']), looks)).toEqual(['new', '', ''])
  })

  it('come again when a name comes back', () => {
    const looks = [
      [0, 'a'],
      [6000, ''],
      [12_000, 'a'],
    ] as const
    expect(said(NO_NEWS, looks)).toEqual(['a', '', 'a'])
  })
})
