import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addBatch } from '../../../../core/record/add-batch'
import { recordDocument, recordLeaving, recordShown } from '../../../../core/record/navigation'
import {
  newTabRecord,
  preserveRecord,
  tabState,
  type TabRecord,
  visibleAttempts,
} from '../../../../core/record/tab-record'
import { batchOf, documentOf, pageCaptureOf } from '../../../fixtures/make'

const SHOP = documentOf('document-shop', { startedAt: 100 })
const CLINIC = documentOf('document-clinic', { startedAt: 3000, url: 'https://clinic.example/oncology' })

const add = (record: TabRecord, id: string, at: number, document = SHOP) =>
  addBatch(recordDocument(record, document), batchOf([pageCaptureOf(id, { at })], { document }))
const idsOf = (record: TabRecord) => visibleAttempts(record).map(({ id }) => id)
const leftAtOf = (record: TabRecord) => record.facts.pages.map(({ leftAt }) => leftAt)

const preserving = add(add(newTabRecord('epoch-1'), 'capture-a', 1000), 'capture-b', 1500)
const clearing = preserveRecord(preserving, false)

describe('recordLeaving', () => {
  it('marks the page and keeps its requests with “preserve log”', () => {
    const record = recordLeaving(preserving, SHOP.id, 2000)
    expect(idsOf(record)).toEqual(['capture-a', 'capture-b'])
    expect(leftAtOf(record)).toEqual([2000])
  })

  it('clears the requests without “preserve log”', () => {
    const record = recordLeaving(clearing, SHOP.id, 2000)
    expect(idsOf(record)).toEqual([])
    expect(tabState(record)).toMatchObject({ canUndo: false, clearedThrough: 2, lastSeq: 2 })
  })

  it('also keeps out requests of the page that arrive later', () => {
    const record = recordLeaving(clearing, SHOP.id, 2000)
    expect(idsOf(add(record, 'late', 1990))).toEqual([])
  })

  it('keeps the requests of the next page, even if it began before the report', () => {
    const next = documentOf('document-next', { startedAt: 1995 })
    const early = recordLeaving(add(clearing, 'next-1', 1998, next), SHOP.id, 2000)
    expect(idsOf(early)).toEqual(['next-1'])
    const late = add(recordLeaving(clearing, SHOP.id, 2000), 'next-2', 1998, next)
    expect(idsOf(late)).toEqual(['next-2'])
  })

  it('changes nothing for a page that is not in the record', () => {
    expect(recordLeaving(preserving, 'document-other', 2000)).toBe(preserving)
  })
})

describe('recordShown', () => {
  it('learns nothing about a page without ABsmartly requests, except that the previous one was left', () => {
    const record = recordShown(preserving, CLINIC)
    expect(JSON.stringify(record)).not.toContain('clinic')
    expect(leftAtOf(record)).toEqual([3000])
    expect(recordShown(record, CLINIC)).toBe(record)
  })

  it('clears the previous page without “preserve log”', () => {
    expect(idsOf(recordShown(clearing, CLINIC))).toEqual([])
  })

  it('updates a page that is in the record', () => {
    const record = recordShown(preserving, { ...SHOP, title: 'The shop' })
    expect(record.facts.pages).toMatchObject([{ title: 'The shop' }])
  })

  it('never learns an address or a title, whatever the order of events', () => {
    const step = fc.constantFrom<(record: TabRecord) => TabRecord>(
      (record) => recordShown(record, CLINIC),
      (record) => recordLeaving(record, SHOP.id, 2000),
      (record) => recordDocument(record, { ...SHOP, startedAt: 5000 }),
      (record) => preserveRecord(record, !record.facts.preserve),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const record = steps.reduce((before, next) => next(before), preserving)
        expect(JSON.stringify(record)).not.toContain('clinic')
      }),
    )
  })
})

describe('tabState', () => {
  it('shows the current page after those of the record', () => {
    expect(tabState(preserving, CLINIC).pages.map(({ url }) => url)).toEqual([SHOP.url, CLINIC.url])
    expect(tabState(preserving, SHOP).pages).toHaveLength(1)
    expect(JSON.stringify(preserving)).not.toContain('clinic')
  })
})
