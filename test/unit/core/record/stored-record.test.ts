import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createAttempt } from '../../../../core/attempt'
import { attemptKey, factsKey, readStoredRecords } from '../../../../core/record/stored-record'
import { addBatch } from '../../../../core/record/add-batch'
import { newTabRecord, pauseRecord, type TabRecord } from '../../../../core/record/tab-record'
import { recordDocument } from '../../../../core/record/navigation'
import { batchOf, captureOf, documentOf, pageCaptureOf, seenAttempt } from '../../../fixtures/make'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const recordOf = (count: number, epoch = 'epoch-1'): TabRecord => {
  const captures = Array.from({ length: count }, (_, index) => pageCaptureOf(`capture-${index}`))
  return addBatch(recordDocument(newTabRecord(epoch), documentOf()), batchOf(captures, { lost: 2 }))
}
/** Returns records in the background's storage format. */
const store = (records: ReadonlyMap<number, TabRecord>): Record<string, unknown> =>
  Object.fromEntries(
    [...records].flatMap(([tabId, { facts, attempts }]) => [
      ...attempts.map((attempt): [string, unknown] => [attemptKey(tabId, attempt.id), attempt]),
      [factsKey(tabId), facts],
    ]),
  )

describe('readStoredRecords', () => {
  it('reads stored records with attempts sorted by seq', () => {
    const records = new Map([
      [1, recordOf(12)],
      [12, recordOf(3, 'epoch-2')],
      [7, pauseRecord(recordOf(0), true, 1234)],
    ])
    const stored = structuredClone(store(records))
    expect(readStoredRecords(stored)).toEqual(records)
    expect(readStoredRecords(Object.fromEntries(Object.entries(stored).toReversed()))).toEqual(records)
  })

  it('reads every form of attempt', () => {
    const attempts = [
      seenAttempt(1, { body: { encoding: 'none', why: 'stream' } }),
      seenAttempt(2, { body: { encoding: 'text', data: 'x', bytes: 2_000_000, truncated: true } }),
      seenAttempt(3, { transport: 'beacon', method: 'POST', refused: true, headers: [], secrets: [] }),
      seenAttempt(4, { transport: 'xhr', body: { encoding: 'base64', data: 'AAAA', bytes: 3 }, top: false }),
      seenAttempt(5, { at: 1795460300120.25 }),
      createAttempt('capture-6', 6, [
        captureOf(6, { body: { encoding: 'none', why: 'notGiven' } }),
        captureOf(7, {
          source: 'network',
          documentId: null,
          sharedBy: 2,
          sender: 'worker',
          outcome: { at: 3, status: 200 },
        }),
        captureOf(8, { source: 'devtools', outcome: { at: 3.5, status: null, error: 'net::ERR_FAILED' } }),
      ]),
    ]
    const record = { facts: { ...newTabRecord('epoch-1').facts, lastSeq: 6 }, attempts }
    expect(readStoredRecords(store(new Map([[1, record]]))).get(1)).toEqual(record)
  })

  it.each<[string, Record<string, unknown>]>([
    ['an empty storage', {}],
    ['other keys', { settings: 1, 'facts:': {}, 'facts:x': {}, 'xfacts:1': newTabRecord('e').facts }],
    ['attempts without facts', { 'attempt:1:capture-1': seenAttempt(1) }],
    ['incomplete facts', { 'facts:1': { epoch: 'e' }, 'attempt:1:capture-1': seenAttempt(1) }],
    ['facts in an older form', { 'facts:1': { ...newTabRecord('e').facts, lastSeq: '3' } }],
  ])('ignores %s', (_, stored) => {
    expect(readStoredRecords(stored).size).toBe(0)
  })

  it('ignores an incomplete attempt and keeps the rest', () => {
    const stored = {
      ...store(new Map([[1, recordOf(3)]])),
      [attemptKey(1, 'capture-1')]: { ...seenAttempt(2), captures: [] },
      'attempt:x:y': seenAttempt(9),
    }
    expect(
      readStoredRecords(stored)
        .get(1)
        ?.attempts.map(({ seq }) => seq),
    ).toEqual([1, 3])
  })

  it('never throws', () => {
    const key = fc.oneof(
      fc.constantFrom('facts:1', 'attempt:1:1', 'facts:999999999', '__proto__'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.dictionary(key, fc.anything()), (stored) => {
        expect(readStoredRecords(stored)).toBeInstanceOf(Map)
      }),
    )
  })
})
