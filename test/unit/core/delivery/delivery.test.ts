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

/** Creates an attempt captured by the page and the network. */
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

describe('foldAttempts', () => {
  const failed = { status: 503 }
  it.each<[string, Attempt[], string[]]>([
    [
      'folds the same bytes after a failure',
      [tried(1, 1000, failed), tried(2, 1080, { status: 200 })],
      ['12'],
    ],
    ['folds attempts in any order', [tried(2, 1080, { status: 200 }), tried(1, 1000, failed)], ['12']],
    [
      'doesn’t fold after a successful response',
      [tried(1, 1000, { status: 200 }), tried(2, 1080, failed)],
      ['1', '2'],
    ],
    ['doesn’t fold while the first is in flight', [tried(1, 1000, null), tried(2, 1080, failed)], ['1', '2']],
    [
      'doesn’t fold when the second began before the first ended',
      [tried(1, 1000, { ...failed, at: 1900 }), tried(2, 1080, failed)],
      ['1', '2'],
    ],
    ['doesn’t fold after more than 5 s', [tried(1, 1000, failed), tried(2, 6011, failed)], ['1', '2']],
    ['folds within 5 s', [tried(1, 1000, failed), tried(2, 6010, failed)], ['12']],
    [
      'doesn’t fold attempts of different documents',
      [tried(1, 1000, failed), tried(2, 1080, failed, { documentId: 'document-2' })],
      ['1', '2'],
    ],
    [
      'doesn’t fold attempts with different URLs',
      [tried(1, 1000, failed), tried(2, 1080, failed, { url: 'https://a.example/context' })],
      ['1', '2'],
    ],
    [
      'doesn’t fold different bytes',
      [tried(1, 1000, failed), tried(2, 1080, failed, { body: jsonBody(publishWith(['b'])) })],
      ['1', '2'],
    ],
    [
      'doesn’t fold unknown bytes',
      [
        tried(1, 1000, failed, { body: { encoding: 'none', why: 'notGiven' } }),
        tried(2, 1080, failed, { body: { encoding: 'none', why: 'notGiven' } }),
      ],
      ['1', '2'],
    ],
    [
      'folds two overlapping chains separately',
      [
        tried(1, 1000, { ...failed, at: 1500 }),
        tried(2, 1010, { ...failed, at: 1020 }),
        tried(3, 1100, failed),
        tried(4, 1600, failed),
      ],
      ['1', '234'],
    ],
    [
      'folds after a response that the page cannot read',
      [tried(1, 1000, { status: 200, error: 'NS_ERROR_DOM_BAD_URI' }), tried(2, 1080, failed)],
      ['12'],
    ],
  ])('%s', (_, attempts, expected) => {
    expect(fold(...attempts)).toEqual(expected)
  })
})

describe('deliveryStatus', () => {
  const stand = (attempts: readonly Attempt[], now: number, leftAt: number | null = null) => {
    const [delivery] = foldAttempts(attempts, () => 0)
    if (!delivery) throw new Error('no delivery')
    const { outcome: kind, isSettled, isLost, attempts: tries } = deliveryStatus(delivery, scene(now, leftAt))
    return { kind, isSettled, isLost, tries: tries.map(({ outcome }) => outcome.kind) }
  }
  const failing = [tried(1, 1000, { status: 503 }), tried(2, 1080, { status: 503 })]

  it('is accepted when a later attempt is accepted', () => {
    expect(stand([...failing, tried(3, 1200, { status: 200 })], 1300)).toEqual({
      kind: 'accepted',
      isSettled: true,
      isLost: false,
      tries: ['failed', 'failed', 'accepted'],
    })
  })

  it('is lost after 5 s without a retry, or when its page is left', () => {
    expect(stand(failing, 6089)).toMatchObject({ kind: 'failed', isSettled: false, isLost: false })
    expect(stand(failing, 6090)).toMatchObject({ kind: 'failed', isSettled: true, isLost: true })
    expect(stand(failing, 1300, 1250)).toMatchObject({ kind: 'failed', isSettled: true, isLost: true })
  })

  it('is lost immediately after a 4xx', () => {
    expect(stand([tried(1, 1000, { status: 400 })], 1020)).toMatchObject({
      kind: 'rejected',
      isSettled: true,
      isLost: true,
    })
  })

  it('is not lost when an attempt may have been stored', () => {
    const cut = tried(1, 1000, { error: 'net::ERR_CONNECTION_RESET' })
    expect(stand([cut, tried(2, 1080, { status: 503 })], 60_000)).toMatchObject({
      kind: 'failed',
      isSettled: true,
      isLost: false,
    })
  })

  it('is accepted but not settled while the SDK may retry after an unusable response', () => {
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
