import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isUnsentKey, MAX_UNSENT_REPORTS, parseUnsent, unsentKey } from '../../../../core/protocol/unsent'
import { batchOf, documentOf, pageCaptureOf } from '../../../fixtures/make'

const LEFT = { type: 'left', documentId: 'document-1', at: 1000 }
const UNSENT = { record: 'record-1-of-tab', at: 1000, reports: [batchOf([pageCaptureOf()]), LEFT] }

describe('parseUnsent', () => {
  it.each<[string, object]>([
    ['captures and the leaving of a page', UNSENT],
    ['a document whose tab is not known', { at: 1000, reports: [LEFT] }],
    ['a change of the URL', { at: 1000, reports: [{ type: 'document', document: documentOf() }] }],
  ])('parses %s', (_, unsent) => {
    expect(parseUnsent(JSON.parse(JSON.stringify(unsent)))).toEqual(unsent)
  })

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['text', 'unsent'],
    ['no reports', { at: 1000 }],
    ['a record that is no id', { ...UNSENT, record: 7 }],
    ['a message that is no report', { at: 1000, reports: [{ type: 'wake' }] }],
    ['a request of a window', { at: 1000, reports: [{ type: 'clear', at: 1 }] }],
    [
      'one report too many',
      { at: 1000, reports: Array.from({ length: MAX_UNSENT_REPORTS + 1 }, () => LEFT) },
    ],
  ])('rejects %s', (_, unsent) => {
    expect(parseUnsent(unsent)).toBeNull()
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseUnsent(value)))
  })
})

it('unsentKey returns a key of its own for each entry', () => {
  const keys = [unsentKey('document-1', 0), unsentKey('document-1', 1), unsentKey('document-2', 0)]
  expect(new Set(keys).size).toBe(3)
  expect(keys.every(isUnsentKey)).toBe(true)
  expect(isUnsentKey('preferences')).toBe(false)
})
