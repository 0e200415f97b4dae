import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  addBatch,
  clearRecord,
  evictFrom,
  newTabRecord,
  noteDocument,
  pauseRecord,
  preserveRecord,
  type TabRecord,
} from '../../../../core/record/tab-record'
import { batchOf, documentOf, pageCaptureOf } from '../../../fixtures/make'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

type Step = { readonly name: string; readonly apply: (record: TabRecord) => TabRecord }

const moment = fc.nat(50)
const pageDocument = fc
  .record({ number: fc.nat(4), startedAt: moment, top: fc.boolean() })
  .map(({ number, startedAt, top }) => documentOf(`document-${number}`, { startedAt, top }))
const captures = fc.array(
  fc
    .record({ number: fc.nat(30), at: moment })
    .map(({ number, at }) => pageCaptureOf(`capture-${number}`, { at })),
  { maxLength: 5 },
)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(captures, pageDocument, fc.nat(3)).map(([made, document, lost]): Step => ({
      name: 'add',
      apply: (record) => addBatch(noteDocument(record, document), batchOf(made, { document, lost })),
    })),
  },
  pageDocument.map((document): Step => ({ name: 'note', apply: (record) => noteDocument(record, document) })),
  moment.map((at): Step => ({ name: 'clear', apply: (record) => clearRecord(record, at) })),
  fc.tuple(fc.boolean(), moment).map(([paused, at]): Step => ({
    name: 'pause',
    apply: (record) => pauseRecord(record, paused, at),
  })),
  fc.boolean().map((on): Step => ({ name: 'preserve', apply: (record) => preserveRecord(record, on) })),
  fc.nat(3).map((count): Step => ({
    name: 'evict',
    apply: (record) => evictFrom(record, new Set(record.captures.slice(0, count).map(({ seq }) => seq))),
  })),
)

/** Runs `check` after every step of any way a record can take. */
const always = (check: (before: TabRecord, after: TabRecord, step: Step) => void) =>
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let record = newTabRecord('epoch-1')
      for (const each of steps) {
        const next = each.apply(record)
        check(record, next, each)
        record = next
      }
    }),
    { numRuns: 200 },
  )

const numbersOf = ({ captures: kept }: TabRecord) => kept.map(({ seq }) => seq)

describe('whatever happens in a tab', () => {
  it('numbers grow, and no capture is there twice', () => {
    always((_, { captures: kept, facts }) => {
      for (const [index, { seq }] of kept.entries()) expect(seq).toBeGreaterThan(kept[index - 1]?.seq ?? 0)
      expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length)
      expect(facts.lastSeq).toBeGreaterThanOrEqual(kept.at(-1)?.seq ?? 0)
    })
  })

  it('numbers are given without gaps, and never again', () => {
    always((before, after) => {
      const given = numbersOf(after).filter((seq) => seq > before.facts.lastSeq)
      const count = after.facts.lastSeq - before.facts.lastSeq
      expect(given).toEqual(Array.from({ length: count }, (_, index) => before.facts.lastSeq + index + 1))
    })
  })

  it('what is kept is the very same capture', () => {
    always((before, after) => {
      const old = after.captures.filter(({ seq }) => seq <= before.facts.lastSeq)
      expect(before.captures.filter((capture) => old.includes(capture))).toEqual(old)
    })
  })

  it('nothing cleared stays or comes back, and the mark never goes back', () => {
    always((before, after) => {
      expect(after.facts.clearedThrough).toBeGreaterThanOrEqual(before.facts.clearedThrough)
      for (const seq of numbersOf(after)) expect(seq).toBeGreaterThan(after.facts.clearedThrough)
    })
  })

  it('nothing goes uncounted: only clearing, a navigation and a bound take captures away', () => {
    always((before, after, { name }) => {
      const gone = before.captures.filter((capture) => !after.captures.includes(capture))
      const uncounted = gone.filter(({ seq }) => seq > after.facts.clearedThrough).length
      expect(uncounted).toBe(name === 'evict' ? after.facts.evicted - before.facts.evicted : 0)
      if (before.facts.preserve && name !== 'clear' && name !== 'evict') expect(gone).toEqual([])
    })
  })
})
