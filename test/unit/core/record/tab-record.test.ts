import { describe, expect, it } from 'vitest'
import type { PageCapture } from '../../../../core/capture'
import { requestOf } from '../../../../core/attempt'
import { clearRecord, undoClear } from '../../../../core/record/clearing'
import { addBatch } from '../../../../core/record/add-batch'
import {
  addCaptures,
  evictFrom,
  newTabRecord,
  recordOpenedTab,
  pauseRecord,
  preserveRecord,
  type TabRecord,
  visibleAttempts,
  tabState,
} from '../../../../core/record/tab-record'
import { recordDocument } from '../../../../core/record/navigation'
import { batchOf, captureOf, documentOf, jsonBody, pageCaptureOf } from '../../../fixtures/make'

const EMPTY = newTabRecord('epoch-1')
const OLD = documentOf('document-old', { startedAt: 100 })
const NEW = documentOf('document-new', { startedAt: 2000 })

/** Adds captures of one document as the background does, which records the document first. */
const add = (record: TabRecord, captures: readonly PageCapture[], document = OLD, lost = 0) =>
  addBatch(recordDocument(record, document), batchOf(captures, { document, lost }))
/** The SDK's context request. */
const LOAD = pageCaptureOf('load', {
  method: 'GET',
  url: 'https://acme.absmartly.io/v1/context?application=shop&environment=production',
  headers: [],
  body: { encoding: 'none', why: 'absent' },
  at: 1500,
})
const at = (id: string, time: number) => pageCaptureOf(id, { at: time })
const idsOf = (record: TabRecord) => visibleAttempts(record).map(({ id }) => id)
const numbersOf = (record: TabRecord) => visibleAttempts(record).map(({ seq }) => seq)
const requestsOf = (record: TabRecord) => visibleAttempts(record).map(requestOf)

describe('addBatch', () => {
  it('numbers attempts from 1 without gaps', () => {
    const record = add(add(EMPTY, [at('a', 1000), at('b', 1001)]), [at('c', 1002)])
    expect(idsOf(record)).toEqual(['a', 'b', 'c'])
    expect(numbersOf(record)).toEqual([1, 2, 3])
    expect(tabState(record).lastSeq).toBe(3)
  })

  it('adds a capture once, within a batch and across batches', () => {
    const record = add(add(EMPTY, [at('a', 1000), at('a', 1000)]), [at('a', 1000), at('b', 1001)])
    expect(idsOf(record)).toEqual(['a', 'b'])
    expect(numbersOf(record)).toEqual([1, 2])
  })

  it('keeps the outcome of a request whose versions arrive at once, in any order', () => {
    const begun = captureOf(1, { source: 'network', documentId: null })
    const ended = { ...begun, outcome: { at: begun.at + 20, status: 200 } }
    for (const versions of [
      [begun, ended],
      [ended, begun],
    ])
      expect(addCaptures(EMPTY, versions).attempts[0]?.captures).toMatchObject([{ outcome: { status: 200 } }])
  })

  it('ignores foreign requests without using a seq', () => {
    const foreign = pageCaptureOf('x', { headers: [], body: jsonBody({ goals: [] }) })
    expect(numbersOf(add(EMPTY, [foreign, at('a', 1000)]))).toEqual([1])
  })

  it('keeps unreadable publishes', () => {
    const broken = pageCaptureOf('x', { body: { encoding: 'none', why: 'stream' } })
    expect(idsOf(add(EMPTY, [broken]))).toEqual(['x'])
  })

  it('adds a capture that cannot be read without its body, and the others as they are', () => {
    // Stands for any defect that makes reading one capture throw.
    const bad = { ...at('bad', 1001), body: undefined } as unknown as PageCapture
    const record = addBatch(EMPTY, batchOf([at('a', 1000), bad, at('b', 1002)], { lost: 1 }))
    expect(idsOf(record)).toEqual(['a', 'bad', 'b'])
    expect(requestsOf(record)[1]?.body).toEqual({ encoding: 'none', why: 'unreadable' })
    expect(tabState(record).dropped).toBe(1)
  })

  it('keeps context requests', () => {
    expect(idsOf(add(EMPTY, [LOAD]))).toEqual(['load'])
    const other = { ...LOAD, id: 'x', url: 'https://shop.example/v1/context?application=shop' }
    expect(idsOf(add(EMPTY, [other]))).toEqual([])
  })

  it('updates a capture with later facts, and never removes them', () => {
    const first = add(EMPTY, [at('a', 1000)])
    const forbidden = add(first, [{ ...at('a', 1000), forbidden: 'connect-src' }])
    expect(requestsOf(forbidden)).toMatchObject([{ id: 'a', forbidden: 'connect-src' }])
    expect(numbersOf(forbidden)).toEqual([2])
    expect(add(forbidden, [at('a', 1000)]).attempts).toBe(forbidden.attempts)
  })

  it('sets the document and page of a capture', () => {
    const frame = documentOf('document-frame', { top: false, url: 'https://pay.example/' })
    let record = add(EMPTY, [pageCaptureOf('a', { at: 150, documentUrl: `${OLD.url}#step-2` })])
    record = recordDocument(record, NEW)
    record = add(record, [at('late', 1999), at('b', 2000)], frame)
    expect(requestsOf(record)).toMatchObject([
      { documentId: OLD.id, top: true, pageUrl: `${OLD.url}#step-2`, source: 'page' },
      { documentId: frame.id, top: false, pageUrl: OLD.url },
      { documentId: frame.id, top: false, pageUrl: NEW.url },
    ])
  })

  it('uses the frame’s URL as the page’s when no page of the tab is known', () => {
    const frame = documentOf('document-frame', { top: false })
    const capture = pageCaptureOf('a', { documentUrl: 'https://pay.example/form' })
    expect(requestsOf(add(EMPTY, [capture], frame))[0]?.pageUrl).toBe('https://pay.example/form')
  })

  it('sums the highest lost count of each document', () => {
    const frame = documentOf('document-frame', { top: false })
    let record = add(EMPTY, [at('a', 1000)], OLD, 3)
    record = add(record, [at('b', 1000)], frame, 2)
    record = add(record, [at('c', 1000)], OLD, 5)
    record = add(record, [at('d', 1000)], OLD, 4)
    expect(tabState(record).dropped).toBe(7)
  })
})

describe('pauseRecord', () => {
  const paused = pauseRecord(add(EMPTY, [at('a', 900)]), true, 1000)

  it('counts later captures instead of keeping them', () => {
    const record = add(paused, [at('b', 1000), at('c', 1500)])
    expect(idsOf(record)).toEqual(['a'])
    expect(tabState(record)).toMatchObject({ paused: true, skipped: 2, lastSeq: 1 })
  })

  it('keeps earlier captures that arrive late', () => {
    const record = add(paused, [at('b', 999), at('c', 1000)])
    expect(idsOf(record)).toEqual(['a', 'b'])
    expect(tabState(record)).toMatchObject({ skipped: 1, lastSeq: 2 })
  })

  it('doesn’t count foreign requests', () => {
    const foreign = pageCaptureOf('x', { at: 1500, headers: [], body: jsonBody({}) })
    expect(tabState(add(paused, [foreign])).skipped).toBe(0)
  })

  it('doesn’t count context requests, which have no goals', () => {
    expect(tabState(add(paused, [LOAD])).skipped).toBe(0)
    expect(idsOf(add(paused, [LOAD]))).toEqual(['a'])
  })

  it('keeps captures again after resuming', () => {
    const record = add(pauseRecord(paused, false, 2000), [at('b', 2001)])
    expect(idsOf(record)).toEqual(['a', 'b'])
    expect(tabState(record).paused).toBe(false)
  })

  it('counts captures made during the pause that arrive after it', () => {
    const record = add(pauseRecord(paused, false, 2000), [at('b', 1500), at('c', 2000)])
    expect(idsOf(record)).toEqual(['a', 'c'])
    expect(tabState(record).skipped).toBe(1)
  })

  it('keeps its start when it is called again', () => {
    const record = add(pauseRecord(paused, true, 5000), [at('b', 2000)])
    expect(tabState(record).skipped).toBe(1)
  })
})

describe('clearRecord', () => {
  const cleared = clearRecord(add(EMPTY, [at('a', 900), at('b', 950)], OLD, 4), 1000)

  it('hides captures, resets counts, and continues the seqs', () => {
    expect(idsOf(cleared)).toEqual([])
    expect(tabState(cleared)).toMatchObject({ clearedThrough: 2, lastSeq: 2, dropped: 0, skipped: 0 })
    expect(numbersOf(add(cleared, [at('c', 1001)]))).toEqual([3])
  })

  it('hides earlier captures that arrive late', () => {
    expect(idsOf(add(cleared, [at('late', 999), at('c', 1000)]))).toEqual(['c'])
  })

  it('keeps captures made after its time, with new seqs', () => {
    const late = clearRecord(add(EMPTY, [at('a', 900), at('b', 1000), at('c', 1001)]), 1000)
    expect(idsOf(late)).toEqual(['b', 'c'])
    expect(numbersOf(late)).toEqual([4, 5])
    expect(tabState(late)).toMatchObject({ clearedThrough: 3, lastSeq: 5, canUndo: true })
    expect(idsOf(undoClear(late)).toSorted()).toEqual(['a', 'b', 'c'])
    expect(idsOf(clearRecord(late, 2000))).toEqual([])
  })

  it('hides captures that are sent again', () => {
    expect(idsOf(add(cleared, [at('a', 900)]))).toEqual([])
  })
})

describe('undoClear', () => {
  const before = add(EMPTY, [at('a', 900), at('b', 950)])

  it('restores cleared attempts and keeps later ones', () => {
    const cleared = add(clearRecord(before, 1000), [at('c', 1001)])
    expect(tabState(cleared).canUndo).toBe(true)
    const undone = undoClear(cleared)
    expect(idsOf(undone)).toEqual(['a', 'b', 'c'])
    expect(tabState(undone)).toMatchObject({ canUndo: false, clearedThrough: 0 })
  })

  it('undoes the last clear only', () => {
    const twice = clearRecord(add(clearRecord(before, 1000), [at('c', 1001)]), 1100)
    expect(idsOf(undoClear(twice))).toEqual(['c'])
    expect(undoClear(undoClear(twice))).toEqual(undoClear(twice))
  })

  it('is not available without a clear, nor after a navigation that clears', () => {
    expect(tabState(clearRecord(EMPTY, 1000)).canUndo).toBe(false)
    const left = recordDocument(preserveRecord(clearRecord(before, 1000), false), NEW)
    expect(tabState(left).canUndo).toBe(false)
    expect(idsOf(undoClear(left))).toEqual([])
  })

  it('restores attempts with the captures that arrived after the clear', () => {
    const network = {
      ...captureOf(1, { at: 902 }),
      id: 'network-a',
      source: 'network',
      documentId: null,
    } as const
    const undone = undoClear(addCaptures(clearRecord(before, 1000), [network]))
    expect(idsOf(undone)).toEqual(['a', 'b'])
    expect(visibleAttempts(undone)[0]?.captures).toHaveLength(2)
  })

  it('makes tabState hide navigations and opened tabs from before a clear', () => {
    const wandered = {
      ...OLD,
      navigations: [
        { url: 'https://shop.example/a', at: 500 },
        { url: 'https://shop.example/b', at: 1500 },
      ],
    }
    const record = recordOpenedTab(recordOpenedTab(recordDocument(before, wandered), { tabId: 7, at: 600 }), {
      tabId: 8,
      at: 1600,
    })
    const state = tabState(clearRecord(record, 1000))
    expect(state.pages).toMatchObject([{ url: 'https://shop.example/a', navigations: [{ at: 1500 }] }])
    expect(state.opened).toEqual([{ tabId: 8, at: 1600 }])
  })
})

describe('a paused record with several sources', () => {
  it('counts each request once, even when a batch is sent again', () => {
    const paused = pauseRecord(EMPTY, true, 1000)
    const network = {
      ...captureOf(1, { at: 1503 }),
      id: 'network-b',
      source: 'network',
      documentId: null,
    } as const
    let record = add(paused, [at('b', 1500)])
    record = add(addCaptures(record, [network]), [at('b', 1500)])
    record = addCaptures(record, [{ ...network, outcome: { at: 1600, status: 200 } }])
    expect(tabState(record).skipped).toBe(1)
    expect(idsOf(record)).toEqual([])
  })
})

describe('a navigation', () => {
  const before = add(EMPTY, [at('a', 900), at('b', 950)])

  it('keeps everything with “preserve log”, which is on by default', () => {
    const record = add(before, [at('c', 2001)], NEW)
    expect(idsOf(record)).toEqual(['a', 'b', 'c'])
    expect(tabState(record)).toMatchObject({ preserve: true, clearedThrough: 0 })
  })

  it('clears the attempts of the previous page without “preserve log”', () => {
    const record = add(preserveRecord(before, false), [at('c', 2001)], NEW)
    expect(idsOf(record)).toEqual(['c'])
    expect(numbersOf(record)).toEqual([3])
    expect(tabState(record).clearedThrough).toBe(2)
  })

  it('clears late captures of the previous page and none of the new one without “preserve log”', () => {
    let record = add(preserveRecord(before, false), [at('c', 2001)], NEW)
    record = add(record, [at('late', 1990)], OLD)
    record = add(record, [at('d', 2002)], NEW)
    expect(idsOf(record)).toEqual(['c', 'd'])
  })

  it('keeps captures of the new page’s frames when the previous page sends late without “preserve log”', () => {
    const frame = documentOf('document-frame', { top: false, startedAt: 2050 })
    let record = add(preserveRecord(before, false), [at('framed', 2100)], frame)
    record = add(record, [at('late', 1990)], OLD)
    record = recordDocument(record, NEW)
    expect(idsOf(record)).toEqual(['framed'])
    expect(numbersOf(record)).toEqual([tabState(record).lastSeq])
    expect(tabState(record).lastSeq).toBeGreaterThan(tabState(record).clearedThrough)
  })

  it('keeps captures that the new page made before its recorded start', () => {
    expect(idsOf(add(preserveRecord(before, false), [at('c', 1999)], NEW))).toEqual(['c'])
  })

  it('isn’t caused by a frame', () => {
    const frame = documentOf('document-frame', { top: false, startedAt: 3000 })
    expect(idsOf(add(preserveRecord(before, false), [at('c', 3001)], frame))).toEqual(['a', 'b', 'c'])
  })

  it('isn’t caused again by the same document or by one already left', () => {
    let record = add(preserveRecord(before, false), [at('c', 2001)], NEW)
    record = recordDocument(recordDocument(record, NEW), OLD)
    expect(idsOf(record)).toEqual(['c'])
    expect(record.facts.pages.map(({ documentId }) => documentId)).toEqual([OLD.id, NEW.id])
  })

  it('is caused by a return from the back/forward cache, which restarts the document', () => {
    let record = add(preserveRecord(before, false), [at('c', 2001)], NEW)
    record = recordDocument(record, { ...OLD, startedAt: 3000 })
    expect(idsOf(record)).toEqual([])
    expect(idsOf(add(record, [at('d', 3001)], { ...OLD, startedAt: 3000 }))).toEqual(['d'])
  })

  it('keeps the document’s own captures when it returns from an unrecorded page', () => {
    expect(idsOf(recordDocument(preserveRecord(before, false), { ...OLD, startedAt: 3000 }))).toEqual([
      'a',
      'b',
    ])
  })

  it('clears nothing after “preserve log” is turned on again', () => {
    const record = preserveRecord(preserveRecord(before, false), true)
    expect(idsOf(add(record, [at('c', 2001)], NEW))).toEqual(['a', 'b', 'c'])
  })

  it('limits the number of pages, and returns the same record when nothing changes', () => {
    let record = EMPTY
    for (let index = 0; index < 130; index++)
      record = recordDocument(record, documentOf(`document-${index}`, { startedAt: index + 1 }))
    expect(record.facts.pages).toHaveLength(100)
    expect(record.facts.pages.at(-1)?.documentId).toBe('document-129')
    expect(recordDocument(record, OLD)).not.toBe(EMPTY)
    expect(recordDocument(record, documentOf('document-129', { startedAt: 130 }))).toBe(record)
  })
})

describe('evictFrom', () => {
  it('counts evicted attempts and keeps the seqs of the rest', () => {
    const record = evictFrom(add(EMPTY, [at('a', 1), at('b', 2), at('c', 3)]), new Set(['a', 'b', 'z']))
    expect(numbersOf(record)).toEqual([3])
    expect(tabState(record)).toMatchObject({ dropped: 2, lastSeq: 3, clearedThrough: 0 })
  })
})
