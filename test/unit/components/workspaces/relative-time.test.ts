import { expect, it } from 'vitest'
import { relativeTime } from '../../../../components/workspaces/relative-time'

const MINUTE = 60_000

it.each([
  [-5.9 * MINUTE, '5 minutes ago'],
  [-MINUTE, '1 minute ago'],
  [-10_000, 'this minute'],
  [23.9 * MINUTE, 'in 23 minutes'],
  [59.9 * MINUTE, 'in 59 minutes'],
  [-60 * MINUTE, '1 hour ago'],
  [23.5 * 60 * MINUTE, 'in 23 hours'],
  [-47 * 60 * MINUTE, '1 day ago'],
  [-9 * 24 * 60 * MINUTE, '9 days ago'],
])('formats %d ms from now as “%s”', (ms, words) => {
  expect(relativeTime(1e12 + ms, 1e12)).toBe(words)
})
