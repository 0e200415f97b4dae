import { describe, expect, it } from 'vitest'

import { formatEntry, LOG_HEADER, passesInARow, type RepeatEntry } from '../../../scripts/repeat/log'

const PASS: RepeatEntry = {
  date: '2026-11-30T20:00:00.000Z',
  commit: 'e9a74f8',
  passed: 290,
  failed: 0,
  seconds: 301.4,
  failures: [],
}
const FAIL: RepeatEntry = { ...PASS, passed: 289, failed: 1, failures: ['filter › sorts\tby | time'] }
const logOf = (...entries: readonly RepeatEntry[]) => LOG_HEADER + entries.map(formatEntry).join('')

describe('formatEntry', () => {
  it('writes one line, whatever the titles contain', () => {
    expect(formatEntry(FAIL)).toBe(
      '2026-11-30T20:00:00.000Z\te9a74f8\t289\t1\t301\tfilter › sorts by   time\n',
    )
  })
})

describe('passesInARow', () => {
  it.each([
    ['no run', [], 0],
    ['passes', [PASS, PASS], 2],
    ['a failure last', [PASS, FAIL], 0],
    ['passes after a failure', [PASS, FAIL, PASS, PASS, PASS], 3],
    ['a run without a test', [PASS, { ...PASS, passed: 0 }], 0],
  ])('counts %s', (_, entries, expected) => {
    expect(passesInARow(logOf(...entries))).toBe(expected)
  })

  it('throws with the number of a line that it cannot read', () => {
    expect(() => passesInARow(`${logOf(PASS)}half a line`)).toThrow(
      'Line 3 of the log is not a run: half a line',
    )
  })
})
