import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Capture } from '../../../../core/capture'
import { clearRecord, undoClear } from '../../../../core/record/clearing'
import { addBatch } from '../../../../core/record/add-batch'
import {
  addCaptures,
  evictFrom,
  newTabRecord,
  pauseRecord,
  preserveRecord,
  visibleAttempts,
  type TabRecord,
} from '../../../../core/record/tab-record'
import { recordDocument } from '../../../../core/record/navigation'
import { batchOf, captureOf, documentOf, pageCaptureOf, textBody } from '../../../fixtures/make'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

type Step = { readonly name: string; readonly apply: (record: TabRecord) => TabRecord }

const time = fc.nat(50)
const pageDocument = fc
  .record({ number: fc.nat(4), startedAt: time, top: fc.boolean() })
  .map(({ number, startedAt, top }) => documentOf(`document-${number}`, { startedAt, top }))
/** Only a few bodies, so that captures can join. */
const body = fc.constantFrom('a', 'b', 'c').map((text) => textBody(`{"units":[],"text":"${text}"}`))
const captures = fc.array(
  fc
    .record({ number: fc.nat(30), at: time, body })
    .map(({ number, ...seen }) => pageCaptureOf(`capture-${number}`, seen)),
  { maxLength: 5 },
)
const networkCaptures = fc.array(
  fc
    .record({ number: fc.nat(30), at: time, body, ended: fc.boolean() })
    .map(({ number, ended, ...seen }): Capture => ({
      ...captureOf(number, seen),
      id: `network-${number}`,
      source: 'network',
      documentId: null,
      ...(ended && { outcome: { at: 60, status: 200 } }),
    })),
  { maxLength: 4 },
)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(captures, pageDocument, fc.nat(3)).map(([made, document, lost]): Step => ({
      name: 'add',
      apply: (record) => addBatch(recordDocument(record, document), batchOf(made, { document, lost })),
    })),
  },
  {
    weight: 3,
    arbitrary: networkCaptures.map((made): Step => ({
      name: 'network',
      apply: (record) => addCaptures(record, made),
    })),
  },
  pageDocument.map((document): Step => ({
    name: 'note',
    apply: (record) => recordDocument(record, document),
  })),
  time.map((at): Step => ({ name: 'clear', apply: (record) => clearRecord(record, at) })),
  fc.constant<Step>({ name: 'undo', apply: undoClear }),
  fc.tuple(fc.boolean(), time).map(([paused, at]): Step => ({
    name: 'pause',
    apply: (record) => pauseRecord(record, paused, at),
  })),
  fc.boolean().map((on): Step => ({ name: 'preserve', apply: (record) => preserveRecord(record, on) })),
  fc.nat(3).map((count): Step => ({
    name: 'evict',
    apply: (record) => evictFrom(record, new Set(record.attempts.slice(0, count).map(({ id }) => id))),
  })),
)

/** Runs `check` after every step of a random sequence. */
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
    { numRuns: 300 },
  )

const idsOf = (record: TabRecord) => visibleAttempts(record).map(({ id }) => id)
/** Returns visible attempts without their `seq`, because a clear renumbers the attempts that it keeps. */
const contentOf = (record: TabRecord) =>
  visibleAttempts(record)
    .map((attempt) => ({ ...attempt, seq: 0 }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
const captureIdsOf = ({ attempts }: TabRecord) =>
  attempts.flatMap(({ captures: seen }) => seen.map(({ id }) => id))

describe('a tab record, after any steps', () => {
  it('has every attempt and capture once, and unique seqs among visible attempts', () => {
    always((_, record) => {
      const { attempts, facts } = record
      const lists: unknown[][] = [
        attempts.map(({ id }) => id),
        visibleAttempts(record).map(({ seq }) => seq),
        captureIdsOf(record),
      ]
      for (const list of lists) expect(new Set(list).size).toBe(list.length)
      for (const { seq } of attempts) expect(seq).toBeLessThanOrEqual(facts.lastSeq)
    })
  })

  it('gives changed attempts a seq above all previous ones and keeps the others identical', () => {
    always((before, after, { name }) => {
      if (name === 'undo') return
      for (const attempt of visibleAttempts(after)) {
        if (!before.attempts.includes(attempt)) expect(attempt.seq).toBeGreaterThan(before.facts.lastSeq)
      }
    })
  })

  it('brings cleared attempts back, and lowers clearedThrough, only by undo', () => {
    always((before, after, { name }) => {
      if (name === 'undo') return
      expect(after.facts.clearedThrough).toBeGreaterThanOrEqual(before.facts.clearedThrough)
      const cleared = before.attempts.filter(({ seq }) => seq <= before.facts.clearedThrough)
      for (const { id } of cleared) expect(idsOf(after)).not.toContain(id)
    })
  })

  it('has the same content as before when a clear is undone immediately', () => {
    always((before, after, { name }) => {
      if (name === 'clear') expect(contentOf(undoClear(after))).toEqual(contentOf(before))
    })
  })

  it('loses captures only by a clear, a navigation without “preserve log”, or a counted eviction', () => {
    always((before, after, { name }) => {
      if (name === 'evict') {
        const gone = before.attempts.length - after.attempts.length
        expect(after.facts.evicted - before.facts.evicted).toBe(gone)
      } else if (name !== 'clear' && (before.facts.preserve || (name !== 'add' && name !== 'note'))) {
        expect(captureIdsOf(after)).toEqual(expect.arrayContaining(captureIdsOf(before)))
      }
    })
  })
})
