import { describe, expect, it } from 'vitest'
import type { NetworkResult } from '../../../../core/capture'
import { type Attempt, createAttempt, requestOf } from '../../../../core/attempt'
import { contextTroubles, isContextLoadAttempt } from '../../../../core/delivery/context-load'
import { foldAttempts, deliveryStatus } from '../../../../core/delivery/delivery'
import { captureOf, jsonBody } from '../../../fixtures/make'

const URL = 'https://acme.absmartly.io/v1/context?application=shop&environment=production'

function loaded(
  number: number,
  at: number,
  end: Partial<NetworkResult> | null,
  answer?: string,
  documentId = 'document-1',
): Attempt {
  const shared = {
    method: 'GET',
    url: URL,
    at,
    headers: [],
    body: { encoding: 'none', why: 'absent' },
  } as const
  return createAttempt(`load-${number}`, number, [
    captureOf(number, { ...shared, id: `page-${number}`, documentId }),
    captureOf(number, {
      ...shared,
      id: `network-${number}`,
      source: 'network',
      documentId: null,
      ...(end && { outcome: { at: at + 10, status: null, ...end } }),
      ...(answer !== undefined && { answer: { text: answer } }),
    }),
  ])
}

function troubles(attempts: readonly Attempt[], now = 60_000, published: readonly string[] = []) {
  const scene = { now, leftAt: () => null, keepaliveBytes: () => 0 }
  return contextTroubles(
    foldAttempts(attempts, () => 0),
    (documentId) => published.includes(documentId ?? ''),
    (delivery) => deliveryStatus(delivery, scene),
  ).map(({ kind, documentId, status }) => `${kind} ${documentId} ${status.decidingOutcome.kind}`)
}

describe('isContextLoadAttempt', () => {
  it.each([
    ['GET', URL, true],
    ['GET', `${URL}&more=1#part`, true],
    ['GET', 'https://acme.absmartly.io/v1/context?environment=a&application=b', true],
    ['GET', 'https://acme.absmartly.io/v1/context', false],
    ['GET', 'https://acme.absmartly.io/v1/contexts?application=a&environment=b', false],
    ['GET', 'https://acme.absmartly.io/v1/context?subapplication=a&environment=b', false],
    ['POST', 'https://acme.absmartly.io/v1/context', true],
  ])('returns for %s %s: %s', (method, url, expected) => {
    const attempt = createAttempt('a', 1, [captureOf(1, { method, url, body: jsonBody({ units: [] }) })])
    expect(isContextLoadAttempt(attempt)).toBe(expected)
    expect(requestOf(attempt).url).toBe(url)
  })
})

describe('contextTroubles', () => {
  it.each<[string, Attempt[], string[], number?, string[]?]>([
    ['returns nothing while a context loads', [loaded(1, 1000, null)], []],
    ['returns nothing for a loaded context', [loaded(1, 1000, { status: 200 })], []],
    ['returns a rejected request', [loaded(1, 1000, { status: 401 })], ['failed document-1 rejected'], 1020],
    ['returns nothing while the SDK may retry', [loaded(1, 1000, { status: 503 })], [], 2000],
    [
      'returns a final failure',
      [loaded(1, 1000, { status: 503 }), loaded(2, 1070, { status: 503 })],
      ['failed document-1 failed'],
    ],
    [
      'returns nothing when a later attempt loads the context',
      [loaded(1, 1000, { status: 503 }), loaded(2, 1070, { status: 200 })],
      [],
    ],
    [
      'returns nothing when the document publishes',
      [loaded(1, 1000, { status: 401 })],
      [],
      60_000,
      ['document-1'],
    ],
    [
      'returns only the document whose context failed',
      [loaded(1, 1000, { status: 401 }), loaded(2, 1100, { status: 200 }, undefined, 'document-2')],
      ['failed document-1 rejected'],
    ],
    [
      'returns an unreadable response',
      [loaded(1, 1000, { error: 'net::ERR_FAILED' })],
      ['failed document-1 unreadable'],
    ],
    [
      'returns an aborted request',
      [loaded(1, 1000, { error: 'NS_BINDING_ABORTED', at: 1001 })],
      ['failed document-1 failed'],
    ],
    [
      'returns a failed refresh',
      [loaded(1, 1000, { status: 200 }), loaded(2, 9000, { status: 401 })],
      ['refreshFailed document-1 rejected'],
    ],
    [
      'returns a context without experiments',
      [loaded(1, 1000, { status: 200 }, '{"experiments":[]}')],
      ['empty document-1 accepted'],
    ],
    [
      'returns nothing for a context with experiments',
      [loaded(1, 1000, { status: 200 }, '{"experiments":[{}]}')],
      [],
    ],
    [
      'returns nothing for a truncated response',
      [loaded(1, 1000, { status: 200 }, '{"experiments":[{"id"')],
      [],
    ],
  ])('%s', (_, attempts, expected, now, published) => {
    expect(troubles(attempts, now, published)).toEqual(expected)
  })
})
