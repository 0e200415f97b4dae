import { describe, expect, it } from 'vitest'
import type { PageCapture } from '../../../../core/capture'
import { requestOf } from '../../../../core/attempt'
import { clearRecord, undoClear } from '../../../../core/record/clearing'
import {
  addBatch,
  addCaptures,
  evictFrom,
  newTabRecord,
  recordDocument,
  recordOpenedTab,
  pauseRecord,
  preserveRecord,
  type TabRecord,
  visibleAttempts,
  tabState,
} from '../../../../core/record/tab-record'
import { batchOf, captureOf, documentOf, jsonBody, pageCaptureOf } from '../../../fixtures/make'

const EMPTY = newTabRecord('epoch-1')
const OLD = documentOf('document-old', { startedAt: 100 })
const NEW = documentOf('document-new', { startedAt: 2000 })

/** Adds captures of one document as the background does: the document is noted first. */
const add = (record: TabRecord, captures: readonly PageCapture[], document = OLD, lost = 0) =>
  addBatch(recordDocument(record, document), batchOf(captures, { document, lost }))
/** As the SDK loads its context. */
const LOAD = pageCaptureOf('load', {
  method: 'GET',
  url: 'https://acme.absmartly.io/v1/context?application=shop&environment=production',
  headers: [],
  body: { encoding: 'none', why: 'absent' },
  at: 1500,
})
const at = (id: string, moment: number) => pageCaptureOf(id, { at: moment })
const idsOf = (record: TabRecord) => visibleAttempts(record).map(({ id }) => id)
const numbersOf = (record: TabRecord) => visibleAttempts(record).map(({ seq }) => seq)
const requestsOf = (record: TabRecord) => visibleAttempts(record).map(requestOf)

describe('adding', () => {
  it('numbers attempts from 1 without gaps', () => {
    const record = add(add(EMPTY, [at('a', 1000), at('b', 1001)]), [at('c', 1002)])
    expect(idsOf(record)).toEqual(['a', 'b', 'c'])
    expect(numbersOf(record)).toEqual([1, 2, 3])
    expect(tabState(record).lastSeq).toBe(3)
  })

  it('takes a capture once, in one batch and over several', () => {
    const record = add(add(EMPTY, [at('a', 1000), at('a', 1000)]), [at('a', 1000), at('b', 1001)])
    expect(idsOf(record)).toEqual(['a', 'b'])
    expect(numbersOf(record)).toEqual([1, 2])
  })

  it("leaves out other sites' requests, without a number", () => {
    const foreign = pageCaptureOf('x', { headers: [], body: jsonBody({ goals: [] }) })
    expect(numbersOf(add(EMPTY, [foreign, at('a', 1000)]))).toEqual([1])
  })

  it('keeps what cannot be read', () => {
    const broken = pageCaptureOf('x', { body: { encoding: 'none', why: 'stream' } })
    expect(idsOf(add(EMPTY, [broken]))).toEqual(['x'])
  })

  it('keeps a context that was loaded', () => {
    expect(idsOf(add(EMPTY, [LOAD]))).toEqual(['load'])
    const other = { ...LOAD, id: 'x', url: 'https://shop.example/v1/context?application=shop' }
    expect(idsOf(add(EMPTY, [other]))).toEqual([])
  })

  it('takes what is told of a capture later, and never back', () => {
    const first = add(EMPTY, [at('a', 1000)])
    const forbidden = add(first, [{ ...at('a', 1000), forbidden: 'connect-src' }])
    expect(requestsOf(forbidden)).toMatchObject([{ id: 'a', forbidden: 'connect-src' }])
    expect(numbersOf(forbidden)).toEqual([2])
    expect(add(forbidden, [at('a', 1000)]).attempts).toBe(forbidden.attempts)
  })

  it('says where and on which page a capture was made', () => {
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

  it("gives a frame's own address when no page of the tab is known", () => {
    const frame = documentOf('document-frame', { top: false })
    const capture = pageCaptureOf('a', { documentUrl: 'https://pay.example/form' })
    expect(requestsOf(add(EMPTY, [capture], frame))[0]?.pageUrl).toBe('https://pay.example/form')
  })

  it('sums what documents lost, each by its own last count', () => {
    const frame = documentOf('document-frame', { top: false })
    let record = add(EMPTY, [at('a', 1000)], OLD, 3)
    record = add(record, [at('b', 1000)], frame, 2)
    record = add(record, [at('c', 1000)], OLD, 5)
    record = add(record, [at('d', 1000)], OLD, 4)
    expect(tabState(record).dropped).toBe(7)
  })
})

describe('pausing', () => {
  const paused = pauseRecord(add(EMPTY, [at('a', 900)]), true, 1000)

  it('counts what was made since instead of keeping it', () => {
    const record = add(paused, [at('b', 1000), at('c', 1500)])
    expect(idsOf(record)).toEqual(['a'])
    expect(tabState(record)).toMatchObject({ paused: true, skipped: 2, lastSeq: 1 })
  })

  it('keeps what was made before and comes late', () => {
    const record = add(paused, [at('b', 999), at('c', 1000)])
    expect(idsOf(record)).toEqual(['a', 'b'])
    expect(tabState(record)).toMatchObject({ skipped: 1, lastSeq: 2 })
  })

  it("does not count other sites' requests", () => {
    const foreign = pageCaptureOf('x', { at: 1500, headers: [], body: jsonBody({}) })
    expect(tabState(add(paused, [foreign])).skipped).toBe(0)
  })

  it('does not count a context that was loaded: it has no goals', () => {
    expect(tabState(add(paused, [LOAD])).skipped).toBe(0)
    expect(idsOf(add(paused, [LOAD]))).toEqual(['a'])
  })

  it('ends by going on', () => {
    const record = add(pauseRecord(paused, false, 2000), [at('b', 2001)])
    expect(idsOf(record)).toEqual(['a', 'b'])
    expect(tabState(record).paused).toBe(false)
  })

  it('covers what was made in it and comes after it', () => {
    const record = add(pauseRecord(paused, false, 2000), [at('b', 1500), at('c', 2000)])
    expect(idsOf(record)).toEqual(['a', 'c'])
    expect(tabState(record).skipped).toBe(1)
  })

  it('begins when it was begun, however often it is asked for', () => {
    const record = add(pauseRecord(paused, true, 5000), [at('b', 2000)])
    expect(tabState(record).skipped).toBe(1)
  })
})

describe('clearing', () => {
  const cleared = clearRecord(add(EMPTY, [at('a', 900), at('b', 950)], OLD, 4), 1000)

  it('forgets captures and counts, and goes on counting numbers', () => {
    expect(idsOf(cleared)).toEqual([])
    expect(tabState(cleared)).toMatchObject({ clearedThrough: 2, lastSeq: 2, dropped: 0, skipped: 0 })
    expect(numbersOf(add(cleared, [at('c', 1001)]))).toEqual([3])
  })

  it('covers what was made before and comes late', () => {
    expect(idsOf(add(cleared, [at('late', 999), at('c', 1000)]))).toEqual(['c'])
  })

  it('leaves what was made since, when it is done late: with new numbers, and not twice', () => {
    const late = clearRecord(add(EMPTY, [at('a', 900), at('b', 1000), at('c', 1001)]), 1000)
    expect(idsOf(late)).toEqual(['b', 'c'])
    expect(numbersOf(late)).toEqual([4, 5])
    expect(tabState(late)).toMatchObject({ clearedThrough: 3, lastSeq: 5, canUndo: true })
    expect(idsOf(undoClear(late)).toSorted()).toEqual(['a', 'b', 'c'])
    expect(idsOf(clearRecord(late, 2000))).toEqual([])
  })

  it('covers captures that are sent again', () => {
    expect(idsOf(add(cleared, [at('a', 900)]))).toEqual([])
  })
})

describe('undoing a clear', () => {
  const before = add(EMPTY, [at('a', 900), at('b', 950)])

  it('gives back what was cleared, beside what has come since', () => {
    const cleared = add(clearRecord(before, 1000), [at('c', 1001)])
    expect(tabState(cleared).canUndo).toBe(true)
    const undone = undoClear(cleared)
    expect(idsOf(undone)).toEqual(['a', 'b', 'c'])
    expect(tabState(undone)).toMatchObject({ canUndo: false, clearedThrough: 0 })
  })

  it('takes back the last clear alone', () => {
    const twice = clearRecord(add(clearRecord(before, 1000), [at('c', 1001)]), 1100)
    expect(idsOf(undoClear(twice))).toEqual(['c'])
    expect(undoClear(undoClear(twice))).toEqual(undoClear(twice))
  })

  it('is not offered when nothing was cleared, nor after a navigation that clears', () => {
    expect(tabState(clearRecord(EMPTY, 1000)).canUndo).toBe(false)
    const left = recordDocument(preserveRecord(clearRecord(before, 1000), false), NEW)
    expect(tabState(left).canUndo).toBe(false)
    expect(idsOf(undoClear(left))).toEqual([])
  })

  it('also gives back what the network told of it in between', () => {
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

  it('hides what the page did before the clear', () => {
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

describe('what several sources tell while paused', () => {
  it('counts each request once, also when a batch is sent again', () => {
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

  it('keeps everything with “preserve log”, which is on at first', () => {
    const record = add(before, [at('c', 2001)], NEW)
    expect(idsOf(record)).toEqual(['a', 'b', 'c'])
    expect(tabState(record)).toMatchObject({ preserve: true, clearedThrough: 0 })
  })

  it('clears what the page before has sent without it', () => {
    const record = add(preserveRecord(before, false), [at('c', 2001)], NEW)
    expect(idsOf(record)).toEqual(['c'])
    expect(numbersOf(record)).toEqual([3])
    expect(tabState(record).clearedThrough).toBe(2)
  })

  it('without it clears what the page left sends late, and nothing of the new one', () => {
    let record = add(preserveRecord(before, false), [at('c', 2001)], NEW)
    record = add(record, [at('late', 1990)], OLD)
    record = add(record, [at('d', 2002)], NEW)
    expect(idsOf(record)).toEqual(['c', 'd'])
  })

  it('without it keeps what a frame of the new page has sent, however late the page before spoke', () => {
    const frame = documentOf('document-frame', { top: false, startedAt: 2050 })
    let record = add(preserveRecord(before, false), [at('framed', 2100)], frame)
    record = add(record, [at('late', 1990)], OLD)
    record = recordDocument(record, NEW)
    expect(idsOf(record)).toEqual(['framed'])
    expect(numbersOf(record)).toEqual([tabState(record).lastSeq])
    expect(tabState(record).lastSeq).toBeGreaterThan(tabState(record).clearedThrough)
  })

  it('keeps what the new page made before it was shown', () => {
    expect(idsOf(add(preserveRecord(before, false), [at('c', 1999)], NEW))).toEqual(['c'])
  })

  it('is not made by a frame', () => {
    const frame = documentOf('document-frame', { top: false, startedAt: 3000 })
    expect(idsOf(add(preserveRecord(before, false), [at('c', 3001)], frame))).toEqual(['a', 'b', 'c'])
  })

  it('is not made twice by one document, nor by one already left', () => {
    let record = add(preserveRecord(before, false), [at('c', 2001)], NEW)
    record = recordDocument(recordDocument(record, NEW), OLD)
    expect(idsOf(record)).toEqual(['c'])
    expect(record.facts.pages.map(({ documentId }) => documentId)).toEqual([OLD.id, NEW.id])
  })

  it('back from the back/forward cache is one: the same document begins anew', () => {
    let record = add(preserveRecord(before, false), [at('c', 2001)], NEW)
    record = recordDocument(record, { ...OLD, startedAt: 3000 })
    expect(idsOf(record)).toEqual([])
    expect(idsOf(add(record, [at('d', 3001)], { ...OLD, startedAt: 3000 }))).toEqual(['d'])
  })

  it('back from a page that was not seen keeps what the document sent itself', () => {
    expect(idsOf(recordDocument(preserveRecord(before, false), { ...OLD, startedAt: 3000 }))).toEqual([
      'a',
      'b',
    ])
  })

  it('after “preserve log” was put on again clears nothing', () => {
    const record = preserveRecord(preserveRecord(before, false), true)
    expect(idsOf(add(record, [at('c', 2001)], NEW))).toEqual(['a', 'b', 'c'])
  })

  it('leaves a long way of pages bounded, and a record unchanged that it does not concern', () => {
    let record = EMPTY
    for (let index = 0; index < 130; index++)
      record = recordDocument(record, documentOf(`document-${index}`, { startedAt: index + 1 }))
    expect(record.facts.pages).toHaveLength(100)
    expect(record.facts.pages.at(-1)?.documentId).toBe('document-129')
    expect(recordDocument(record, OLD)).not.toBe(EMPTY)
    expect(recordDocument(record, documentOf('document-129', { startedAt: 130 }))).toBe(record)
  })
})

describe('letting go', () => {
  it('counts what the record let go of, and keeps the numbers of the rest', () => {
    const record = evictFrom(add(EMPTY, [at('a', 1), at('b', 2), at('c', 3)]), new Set(['a', 'b', 'z']))
    expect(numbersOf(record)).toEqual([3])
    expect(tabState(record)).toMatchObject({ dropped: 2, lastSeq: 3, clearedThrough: 0 })
  })
})
