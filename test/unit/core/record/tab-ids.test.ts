import { describe, expect, it } from 'vitest'
import { newTabRecord, recordOpenedTab, type TabRecord } from '../../../../core/record/tab-record'
import { closeTab, currentId, moveTab, withoutClosed } from '../../../../core/record/tab-ids'

/** Creates the record of a tab whose pages opened other tabs. */
const record = (...opened: number[]): TabRecord =>
  opened.reduce((one, tabId) => recordOpenedTab(one, { tabId, at: 1000 }), newTabRecord('epoch'))

const recordsOf = (tabs: Readonly<Record<number, TabRecord>>) =>
  new Map(Object.entries(tabs).map(([tabId, one]) => [Number(tabId), one]))

const idsOf = (records: ReadonlyMap<number, TabRecord>) => [...records.keys()]

describe('moveTab', () => {
  const moved = moveTab(moveTab(recordsOf({ 1: record(2), 5: record() }), 1, 7), 7, 9)

  it('moves the record to the new id', () => {
    expect(idsOf(moved)).toEqual([5, 9])
    expect(moved.get(9)).toEqual({ ...record(2), facts: { ...record(2).facts, formerly: [1, 7] } })
  })

  it.each([1, 7, 9])('lets currentId find the tab by its current or former id %i', (tabId) =>
    expect(currentId(moved, tabId)).toBe(9),
  )

  it.each([5, 4])('doesn’t change the currentId of the other or unknown tab %i', (tabId) =>
    expect(currentId(moved, tabId)).toBe(tabId),
  )

  it('accepts a tab without a record', () => {
    expect(idsOf(moveTab(recordsOf({ 5: record() }), 1, 7))).toEqual([5])
  })
})

describe('closeTab', () => {
  it('removes the record and leaves others unchanged', () => {
    const records = recordsOf({ 1: record(), 2: record() })
    expect(closeTab(records, 1)).toEqual(recordsOf({ 2: record() }))
  })

  it('accepts a tab without a record', () => {
    const records = recordsOf({ 2: record() })
    expect(closeTab(records, 1)).toEqual(records)
  })

  it('keeps the record while the tab that opened it exists', () => {
    const closed = closeTab(recordsOf({ 1: record(2), 2: record() }), 2)
    expect(idsOf(closed)).toEqual([1, 2])
    expect(closed.get(2)?.facts.closed).toBe(true)
    expect(idsOf(closeTab(closed, 1))).toEqual([])
  })

  it('keeps the record when it or its opener changed ids', () => {
    const moved = moveTab(moveTab(recordsOf({ 1: record(2), 2: record() }), 2, 22), 1, 11)
    expect(idsOf(closeTab(moved, 22))).toEqual([22, 11])
  })

  it('keeps the record when the tab between it and an open tab is closed', () => {
    const records = recordsOf({ 1: record(2), 2: record(3), 3: record() })
    const closed = closeTab(closeTab(records, 3), 2)
    expect(idsOf(closed)).toEqual([1, 2, 3])
    expect(idsOf(closeTab(closed, 1))).toEqual([])
  })

  it('keeps the record of an open tab that the closed tab opened', () => {
    expect(idsOf(closeTab(recordsOf({ 1: record(2), 2: record() }), 1))).toEqual([2])
  })

  it('lets withoutClosed remove the record when its opener no longer refers to it', () => {
    const closed = closeTab(recordsOf({ 1: record(2), 2: record() }), 2)
    expect(idsOf(withoutClosed(new Map(closed).set(1, record())))).toEqual([1])
  })
})
