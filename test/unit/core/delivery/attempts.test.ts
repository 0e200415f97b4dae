import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Capture } from '../../../../core/capture'
import { type Attempt, capturesOf, networkResultOf, requestOf, sourcesOf } from '../../../../core/attempt'
import { addToAttempts } from '../../../../core/delivery/attempts'
import { joinCaptures } from '../../../../core/delivery/join'
import { captureOf } from '../../../fixtures/make'
import { madeRequests, capturesOfRequest } from '../../../fixtures/made-requests'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const idsOf = (attempts: readonly Attempt[]) =>
  attempts.map(({ captures }) => captures.map(({ id }) => id).join(' ')).toSorted()

function addAll(
  parts: readonly (readonly Capture[])[],
  check: (before: readonly Attempt[], after: readonly Attempt[]) => void = () => {},
) {
  let attempts: readonly Attempt[] = []
  let seq = 1
  for (const part of parts) {
    const added = addToAttempts(attempts, part, seq)
    check(attempts, added.attempts)
    seq += added.changed.size
    attempts = added.attempts
  }
  return attempts
}

/** Captures of some requests, and the same captures in random order, split into batches of random sizes. */
const arrivals = madeRequests(0).chain((requests) => {
  const captures = requests.flatMap(capturesOfRequest)
  return fc.tuple(
    fc.constant(captures),
    fc
      .tuple(
        fc.shuffledSubarray(captures, { minLength: captures.length }),
        fc.infiniteStream(fc.integer({ min: 1, max: 4 })),
      )
      .map(([shuffled, sizes]) => {
        const parts: Capture[][] = []
        for (let at = 0; at < shuffled.length;) {
          const size = sizes.next().value ?? 1
          parts.push(shuffled.slice(at, at + size))
          at += size
        }
        return parts
      }),
  )
})

describe('addToAttempts', () => {
  it('gives the same groups as joining all captures at once, in any order of arrival', () => {
    fc.assert(
      fc.property(arrivals, ([captures, parts]) => {
        expect(idsOf(addAll(parts))).toEqual(
          joinCaptures(captures)
            .map((group) => group.map(({ id }) => id).join(' '))
            .toSorted(),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the ids of attempts, never duplicates an id, and gives changed attempts a new seq', () => {
    fc.assert(
      fc.property(arrivals, ([, parts]) => {
        addAll(parts, (before, after) => {
          const ids = after.map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
          const accounted = [...ids, ...after.flatMap(({ replaces = [] }) => replaces)]
          expect(accounted).toEqual(expect.arrayContaining(before.map(({ id }) => id)))
          for (const { id, replaces = [] } of after) expect(replaces).not.toContain(id)
          expect(new Set(after.map(({ seq }) => seq)).size).toBe(after.length)
          const highest = Math.max(0, ...before.map(({ seq }) => seq))
          for (const attempt of after)
            if (!before.includes(attempt)) expect(attempt.seq).toBeGreaterThan(highest)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('keeps every capture unchanged', () => {
    fc.assert(
      fc.property(arrivals, ([captures, parts]) => {
        const stored = new Map(
          addAll(parts)
            .flatMap(capturesOf)
            .map((capture) => [capture.id, capture]),
        )
        for (const capture of captures) {
          const { body, ...rest } = stored.get(capture.id) ?? { body: null }
          expect({ ...rest, body: text(body) }).toEqual({ ...capture, body: text(capture.body) })
        }
      }),
    )
  })
})

describe('a newer version of a capture', () => {
  const network = captureOf(2, { source: 'network', at: 1004, documentId: null })
  const before = addAll([[captureOf(1), network]])

  it('replaces the older version, with the same attempt id and a new seq', () => {
    const outcome = { at: 1040, status: 200 }
    const { attempts, changed } = addToAttempts(before, [{ ...network, outcome }], 5)
    expect(attempts).toHaveLength(1)
    expect([...changed]).toEqual(attempts)
    expect(attempts[0]).toMatchObject({ id: before[0]?.id, seq: 5 })
    expect(attempts.map(networkResultOf)).toEqual([outcome])
  })

  it('keeps the attempt’s seq when keepsNumber returns true', () => {
    const { attempts } = addToAttempts(before, [{ ...network, outcome: { at: 1, status: 1 } }], 5, () => true)
    expect(attempts[0]?.seq).toBe(before[0]?.seq)
  })
})

describe('requestOf', () => {
  it('prefers the page’s capture and takes missing parts from other sources', () => {
    const [attempt] = addAll([
      [
        captureOf(1, { body: { encoding: 'none', why: 'stream' }, headers: [], secrets: [] }),
        captureOf(2, { source: 'network', documentId: null, headers: [['x-agent', 'test']] }),
      ],
    ])
    if (!attempt) throw new Error('no attempt')
    expect(requestOf(attempt)).toMatchObject({
      id: 'capture-1',
      source: 'page',
      documentId: 'document-1',
      headers: [['x-agent', 'test']],
      body: { encoding: 'text' },
    })
    expect(sourcesOf(attempt)).toEqual(['page', 'network'])
    expect(networkResultOf(attempt)).toBeNull()
  })
})

/** Decodes a body, because equal bytes may be stored in the encoding of the preferred source. */
const text = (body: Capture['body'] | null) => {
  if (!body || body.encoding === 'none') return body
  const { encoding, data, ...rest } = body
  return { ...rest, data: encoding === 'text' ? data : Buffer.from(data, 'base64').toString() }
}
