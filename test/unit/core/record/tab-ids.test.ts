import { describe, expect, it } from 'vitest'
import { newTabRecord, recordOpenedTab, type TabRecord } from '../../../../core/record/tab-record'
import { closeTab, currentId, moveTab, withoutClosed } from '../../../../core/record/tab-ids'

/** A record of a tab whose pages have opened others. */
const record = (...opened: number[]): TabRecord =>
  opened.reduce((one, tabId) => recordOpenedTab(one, { tabId, at: 1000 }), newTabRecord('epoch'))

const recordsOf = (tabs: Readonly<Record<number, TabRecord>>) =>
  new Map(Object.entries(tabs).map(([tabId, one]) => [Number(tabId), one]))

const idsOf = (records: ReadonlyMap<number, TabRecord>) => [...records.keys()]

describe('a tab that gets another id', () => {
  const moved = moveTab(moveTab(recordsOf({ 1: record(2), 5: record() }), 1, 7), 7, 9)

  it('has its record under that one alone', () => {
    expect(idsOf(moved)).toEqual([5, 9])
    expect(moved.get(9)).toEqual({ ...record(2), facts: { ...record(2).facts, formerly: [1, 7] } })
  })

  it.each([1, 7, 9])('is found by %i, which it has or had', (tabId) =>
    expect(currentId(moved, tabId)).toBe(9),
  )

  it.each([5, 4])('is not found by %i, which is another one’s or nobody’s', (tabId) =>
    expect(currentId(moved, tabId)).toBe(tabId),
  )

  it('may have no record', () => {
    expect(idsOf(moveTab(recordsOf({ 5: record() }), 1, 7))).toEqual([5])
  })
})

describe('a tab that is closed', () => {
  it('is gone, and others are as they were', () => {
    const records = recordsOf({ 1: record(), 2: record() })
    expect(closeTab(records, 1)).toEqual(recordsOf({ 2: record() }))
  })

  it('may have no record', () => {
    const records = recordsOf({ 2: record() })
    expect(closeTab(records, 1)).toEqual(records)
  })

  it('is kept as long as the tab that had opened it is there', () => {
    const closed = closeTab(recordsOf({ 1: record(2), 2: record() }), 2)
    expect(idsOf(closed)).toEqual([1, 2])
    expect(closed.get(2)?.facts.closed).toBe(true)
    expect(idsOf(closeTab(closed, 1))).toEqual([])
  })

  it('is kept whatever id it and its opener had before', () => {
    const moved = moveTab(moveTab(recordsOf({ 1: record(2), 2: record() }), 2, 22), 1, 11)
    expect(idsOf(closeTab(moved, 22))).toEqual([22, 11])
  })

  it('is kept also when the tab between it and an open one is closed', () => {
    const records = recordsOf({ 1: record(2), 2: record(3), 3: record() })
    const closed = closeTab(closeTab(records, 3), 2)
    expect(idsOf(closed)).toEqual([1, 2, 3])
    expect(idsOf(closeTab(closed, 1))).toEqual([])
  })

  it('does not take along one that it has opened and that is still open', () => {
    expect(idsOf(closeTab(recordsOf({ 1: record(2), 2: record() }), 1))).toEqual([2])
  })

  it('is gone when its opener does not tell of it any more', () => {
    const closed = closeTab(recordsOf({ 1: record(2), 2: record() }), 2)
    expect(idsOf(withoutClosed(new Map(closed).set(1, record())))).toEqual([1])
  })
})
