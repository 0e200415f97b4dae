import { describe, expect, it } from 'vitest'
import type { Capture, NetworkResult } from '../../../../core/capture'
import { type Attempt, createAttempt } from '../../../../core/attempt'
import { foldAttempts, deliveryStatus } from '../../../../core/delivery/delivery'
import type { OutcomeInputs } from '../../../../core/delivery/attempt-outcome'
import { captureOf, jsonBody, publishWith } from '../../../fixtures/make'

const scene = (now: number, leftAt: number | null = null): OutcomeInputs => ({
  now,
  leftAt: () => leftAt,
  keepaliveBytes: () => 0,
})

/** An attempt made at a moment, which the network saw end. */
function tried(
  number: number,
  at: number,
  end: Partial<NetworkResult> | null,
  more: Partial<Capture> = {},
): Attempt {
  const outcome = end && { outcome: { at: at + 10, status: null, ...end } }
  return createAttempt(`attempt-${number}`, number, [
    captureOf(number, { at, ...more, id: `page-${number}` }),
    captureOf(number, {
      at,
      ...more,
      id: `network-${number}`,
      source: 'network',
      documentId: null,
      ...outcome,
    }),
  ])
}
const fold = (...attempts: Attempt[]) =>
  foldAttempts(attempts, () => 0).map((delivery) => delivery.attempts.map(({ id }) => id.slice(-1)).join(''))

describe('attempts of one delivery', () => {
  const failed = { status: 503 }
  it.each<[string, Attempt[], string[]]>([
    ['same bytes after a failure', [tried(1, 1000, failed), tried(2, 1080, { status: 200 })], ['12']],
    ['in whatever order they are', [tried(2, 1080, { status: 200 }), tried(1, 1000, failed)], ['12']],
    ['not after a good answer', [tried(1, 1000, { status: 200 }), tried(2, 1080, failed)], ['1', '2']],
    ['not under way together', [tried(1, 1000, null), tried(2, 1080, failed)], ['1', '2']],
    [
      'not begun before the other ended',
      [tried(1, 1000, { ...failed, at: 1900 }), tried(2, 1080, failed)],
      ['1', '2'],
    ],
    ['not after 5 s', [tried(1, 1000, failed), tried(2, 6011, failed)], ['1', '2']],
    ['within 5 s', [tried(1, 1000, failed), tried(2, 6010, failed)], ['12']],
    [
      'not by another document',
      [tried(1, 1000, failed), tried(2, 1080, failed, { documentId: 'document-2' })],
      ['1', '2'],
    ],
    [
      'not to another address',
      [tried(1, 1000, failed), tried(2, 1080, failed, { url: 'https://a.example/context' })],
      ['1', '2'],
    ],
    [
      'not of other bytes',
      [tried(1, 1000, failed), tried(2, 1080, failed, { body: jsonBody(publishWith(['b'])) })],
      ['1', '2'],
    ],
    [
      'not of bytes that nobody has',
      [
        tried(1, 1000, failed, { body: { encoding: 'none', why: 'notGiven' } }),
        tried(2, 1080, failed, { body: { encoding: 'none', why: 'notGiven' } }),
      ],
      ['1', '2'],
    ],
    [
      'two chains beside each other',
      [
        tried(1, 1000, { ...failed, at: 1500 }),
        tried(2, 1010, { ...failed, at: 1020 }),
        tried(3, 1100, failed),
        tried(4, 1600, failed),
      ],
      ['1', '234'],
    ],
    [
      'also after what the page may not read',
      [tried(1, 1000, { status: 200, error: 'NS_ERROR_DOM_BAD_URI' }), tried(2, 1080, failed)],
      ['12'],
    ],
  ])('%s', (_, attempts, expected) => {
    expect(fold(...attempts)).toEqual(expected)
  })
})

describe('how a delivery stands', () => {
  const stand = (attempts: readonly Attempt[], now: number, leftAt: number | null = null) => {
    const [delivery] = foldAttempts(attempts, () => 0)
    if (!delivery) throw new Error('none')
    const { outcome: kind, isSettled, isLost, attempts: tries } = deliveryStatus(delivery, scene(now, leftAt))
    return { kind, isSettled, isLost, tries: tries.map(({ outcome }) => outcome.kind) }
  }
  const failing = [tried(1, 1000, { status: 503 }), tried(2, 1080, { status: 503 })]

  it('has recovered with the attempt that was accepted', () => {
    expect(stand([...failing, tried(3, 1200, { status: 200 })], 1300)).toEqual({
      kind: 'accepted',
      isSettled: true,
      isLost: false,
      tries: ['failed', 'failed', 'accepted'],
    })
  })

  it('is not lost before 5 s of quiet, unless its page is gone', () => {
    expect(stand(failing, 6089)).toMatchObject({ kind: 'failed', isSettled: false, isLost: false })
    expect(stand(failing, 6090)).toMatchObject({ kind: 'failed', isSettled: true, isLost: true })
    expect(stand(failing, 1300, 1250)).toMatchObject({ kind: 'failed', isSettled: true, isLost: true })
  })

  it('is lost at once after a 4xx', () => {
    expect(stand([tried(1, 1000, { status: 400 })], 1020)).toMatchObject({
      kind: 'rejected',
      isSettled: true,
      isLost: true,
    })
  })

  it('is not said to be lost where an attempt may have been stored', () => {
    const cut = tried(1, 1000, { error: 'net::ERR_CONNECTION_RESET' })
    expect(stand([cut, tried(2, 1080, { status: 503 })], 60_000)).toMatchObject({
      kind: 'failed',
      isSettled: true,
      isLost: false,
    })
  })

  it('is accepted, and not settled, while the SDK sends again what it could not read', () => {
    const empty = createAttempt('attempt-1', 1, [
      captureOf(1, { at: 1000 }),
      captureOf(2, {
        at: 1000,
        source: 'devtools',
        documentId: null,
        outcome: { at: 1010, status: 200 },
        answer: { text: '' },
      }),
    ])
    expect(stand([empty], 1100)).toMatchObject({ kind: 'accepted', isSettled: false })
    expect(stand([empty], 6010)).toMatchObject({ kind: 'accepted', isSettled: true, isLost: false })
  })
})
