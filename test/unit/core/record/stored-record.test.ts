import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { captureKey, factsKey, readStoredRecords } from '../../../../core/record/stored-record'
import {
  addBatch,
  newTabRecord,
  noteDocument,
  pauseRecord,
  type TabRecord,
} from '../../../../core/record/tab-record'
import { batchOf, captureOf, documentOf, pageCaptureOf } from '../../../fixtures/make'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const recordOf = (count: number, epoch = 'epoch-1'): TabRecord => {
  const captures = Array.from({ length: count }, (_, index) => pageCaptureOf(`capture-${index}`))
  return addBatch(noteDocument(newTabRecord(epoch), documentOf()), batchOf(captures, { lost: 2 }))
}
/** The records as the background writes them. */
const store = (records: ReadonlyMap<number, TabRecord>): Record<string, unknown> =>
  Object.fromEntries(
    [...records].flatMap(([tabId, { facts, captures }]) => [
      ...captures.map((capture): [string, unknown] => [captureKey(tabId, capture.seq), capture]),
      [factsKey(tabId), facts],
    ]),
  )

describe('readStoredRecords', () => {
  it('reads what was written, in the order of the numbers', () => {
    const records = new Map([
      [1, recordOf(12)],
      [12, recordOf(3, 'epoch-2')],
      [7, pauseRecord(recordOf(0), true, 1234)],
    ])
    const stored = structuredClone(store(records))
    expect(readStoredRecords(stored)).toEqual(records)
    expect(readStoredRecords(Object.fromEntries(Object.entries(stored).toReversed()))).toEqual(records)
  })

  it('keeps every form of a capture', () => {
    const captures = [
      captureOf(1, { body: { encoding: 'none', why: 'stream' } }),
      captureOf(2, { body: { encoding: 'text', data: 'x', bytes: 2_000_000, truncated: true } }),
      captureOf(3, { transport: 'beacon', method: 'POST', refused: true, headers: [], secrets: [] }),
      captureOf(4, { transport: 'xhr', body: { encoding: 'base64', data: 'AAAA', bytes: 3 }, top: false }),
      captureOf(5, { at: 1795460300120.25 }),
    ]
    const record = { facts: { ...newTabRecord('epoch-1').facts, lastSeq: 5 }, captures }
    expect(readStoredRecords(store(new Map([[1, record]]))).get(1)).toEqual(record)
  })

  it.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    ['other keys', { settings: 1, 'facts:': {}, 'facts:x': {}, 'xfacts:1': newTabRecord('e').facts }],
    ['captures without facts', { 'capture:1:1': captureOf(1) }],
    ['facts that are not whole', { 'facts:1': { epoch: 'e' }, 'capture:1:1': captureOf(1) }],
    ['facts of an older form', { 'facts:1': { ...newTabRecord('e').facts, lastSeq: '3' } }],
  ])('leaves out %s', (_, stored) => {
    expect(readStoredRecords(stored).size).toBe(0)
  })

  it('leaves out a capture that is not whole, and keeps the rest', () => {
    const stored = {
      ...store(new Map([[1, recordOf(3)]])),
      [captureKey(1, 2)]: { ...captureOf(2), transport: 'pigeon' },
      'capture:1:x': captureOf(9),
    }
    expect(
      readStoredRecords(stored)
        .get(1)
        ?.captures.map(({ seq }) => seq),
    ).toEqual([1, 3])
  })

  it('never throws', () => {
    const key = fc.oneof(
      fc.constantFrom('facts:1', 'capture:1:1', 'facts:999999999', '__proto__'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.dictionary(key, fc.anything()), (stored) => {
        expect(readStoredRecords(stored)).toBeInstanceOf(Map)
      }),
    )
  })
})
