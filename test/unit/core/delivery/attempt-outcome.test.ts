import { describe, expect, it } from 'vitest'
import type { Capture, NetworkResult } from '../../../../core/capture'
import { createAttempt } from '../../../../core/attempt'
import {
  attemptEndedAt,
  type AttemptOutcome,
  attemptOutcome,
  hasUsableResponse,
  type OutcomeInputs,
} from '../../../../core/delivery/attempt-outcome'
import { captureOf, textBody } from '../../../fixtures/make'

const AT = 1000
const NOW = 60_000
const sceneOf = (more: Partial<OutcomeInputs> = {}): OutcomeInputs => ({
  now: NOW,
  leftAt: () => null,
  keepaliveBytes: () => 0,
  ...more,
})

const page = (more: Partial<Capture> = {}) => captureOf(1, more)
const network = (outcome?: Partial<NetworkResult>, more: Partial<Capture> = {}) =>
  captureOf(2, {
    source: 'network',
    documentId: null,
    ...(outcome && { outcome: { at: AT + 12, status: null, ...outcome } }),
    ...more,
  })
const devtools = (outcome: Partial<NetworkResult>, more: Partial<Capture> = {}) =>
  captureOf(3, {
    source: 'devtools',
    documentId: null,
    outcome: { at: AT + 14, status: null, ...outcome },
    ...more,
  })
const attempt = (...captures: [Capture, ...Capture[]]) => createAttempt('attempt-1', 1, captures)

type Case = [string, [Capture, ...Capture[]], Partial<AttemptOutcome>, Partial<OutcomeInputs>?]

const left: Partial<OutcomeInputs> = { leftAt: () => AT + 10 }
const soon: Partial<OutcomeInputs> = { now: AT + 500 }
const JSON_ANSWER = { answer: { text: '{"ok":true}' } }
/** An https page that publishes to an http endpoint. */
const mixed = { documentUrl: 'https://shop.example/', url: 'http://collector.example/v1/context' }
const big = { keepalive: true, body: textBody('x'.repeat(70_000)) } as const

describe('attemptOutcome', () => {
  it.each<Case>([
    [
      'is accepted with a 200 while DevTools are closed',
      [page(), network({ status: 200 })],
      { kind: 'accepted', response: null },
    ],
    [
      'is accepted right after a 202',
      [page(), network({ status: 202 })],
      { kind: 'accepted', status: 202 },
      soon,
    ],
    ['is rejected with a 401', [page(), network({ status: 401 })], { kind: 'rejected', status: 401 }],
    [
      'is failed with a 503',
      [page(), network({ status: 503 })],
      { kind: 'failed', why: 'status', status: 503 },
    ],
    [
      'is failed after a refused connection, which stored nothing',
      [page(), network({ error: 'net::ERR_CONNECTION_REFUSED' })],
      { kind: 'failed', why: 'network', mayBeStored: false },
    ],
    [
      'is failed after a cut connection, which may have stored it',
      [page(), network({ error: 'net::ERR_EMPTY_RESPONSE' })],
      { kind: 'failed', why: 'network', mayBeStored: true },
    ],
    [
      'is blocked by an extension in Chromium',
      [page(), network({ error: 'net::ERR_BLOCKED_BY_CLIENT' })],
      { kind: 'blocked', by: 'extension' },
    ],
    [
      'is blocked by an extension in Firefox',
      [page(), network({ error: 'NS_ERROR_ABORT' }), devtools({})],
      { kind: 'blocked', by: 'extension' },
    ],
    [
      'is blocked by the page’s policy',
      [page({ forbidden: 'connect-src' })],
      { kind: 'blocked', by: 'policy', directive: 'connect-src' },
    ],
    [
      'is blocked by a preflight that DevTools report as refused',
      [
        page(),
        network({ error: 'net::ERR_FAILED' }),
        devtools({ error: 'net::ERR_FAILED', preflight: 'refused' }),
      ],
      { kind: 'blocked', by: 'preflight' },
    ],
    [
      'is blocked by a preflight that Firefox’s network reports as refused',
      [page(), network({ error: 'NS_ERROR_DOM_BAD_URI', preflight: 'refused' })],
      { kind: 'blocked', by: 'preflight' },
    ],
    [
      'is unreadable after a general failure while DevTools are closed',
      [page(), network({ error: 'net::ERR_FAILED' })],
      { kind: 'unreadable', status: null },
    ],
    [
      'is unreadable when CORS hides the response in Chromium',
      [page(), network({ error: 'net::ERR_FAILED' }), devtools({ status: 200, error: 'net::ERR_FAILED' })],
      { kind: 'unreadable', status: 200 },
    ],
    [
      'is unreadable when CORS hides the response in Firefox',
      [page(), network({ status: 200, error: 'NS_ERROR_DOM_BAD_URI' })],
      { kind: 'unreadable', status: 200 },
    ],
    [
      'is accepted when the response comes after the page gave up',
      [page(), network({ status: 200 }), devtools({ error: 'net::ERR_ABORTED' })],
      { kind: 'accepted', status: 200 },
    ],
    [
      'is pending while the request continues after the page gave up',
      [page(), network(), devtools({ error: 'net::ERR_ABORTED' })],
      { kind: 'pending' },
    ],
    [
      'is accepted when the response comes after the page was left',
      [page(), network({ status: 200, error: 'net::ERR_ABORTED' })],
      { kind: 'accepted', gaveUp: true },
      left,
    ],
    [
      'is failed when the page aborts it',
      [page(), network({ error: 'net::ERR_ABORTED' })],
      { kind: 'failed', why: 'aborted', mayBeStored: true },
    ],
    [
      'is pending right after the page aborts it',
      [page(), network({ error: 'net::ERR_ABORTED' })],
      { kind: 'pending' },
      soon,
    ],
    [
      'is unknown when it is aborted as the page is left',
      [page(), network({ error: 'NS_BINDING_ABORTED' })],
      { kind: 'unknown', why: 'left' },
      left,
    ],
    [
      'is failed when it is aborted long before the page is left',
      [page(), network({ error: 'net::ERR_ABORTED' })],
      { kind: 'failed', why: 'aborted' },
      { leftAt: () => AT + 30_000 },
    ],
    [
      'is unknown when a frame that may be gone aborts it',
      [page({ top: false }), network({ error: 'net::ERR_ABORTED' })],
      { kind: 'unknown', why: 'left' },
    ],
    [
      'is unknown for a beacon that Firefox reports as failed',
      [page({ transport: 'beacon' }), network({ error: 'NS_ERROR_FAILURE' })],
      { kind: 'unknown', why: 'left' },
    ],
    [
      'is too large for a beacon that the browser refuses',
      [page({ transport: 'beacon', refused: true })],
      { kind: 'tooLarge' },
    ],
    ['is too large above the keepalive quota', [page(big)], { kind: 'tooLarge' }],
    [
      'is too large above the rest of the keepalive quota',
      [page({ ...big, body: textBody('x'.repeat(30_000)) })],
      { kind: 'tooLarge' },
      { keepaliveBytes: () => 60_000 },
    ],
    [
      'is accepted above the quota when it was sent anyway',
      [page(big), network({ status: 200 })],
      { kind: 'accepted' },
    ],
    [
      'is unknown above the quota without keepalive',
      [page({ body: big.body })],
      { kind: 'unknown', why: 'unseen' },
    ],
    ['is pending right after only the page captured it', [page()], { kind: 'pending' }, soon],
    ['is unknown when only the page captured it', [page()], { kind: 'unknown', why: 'unseen' }],
    [
      'is unknown when only the page captured it and was left',
      [page()],
      { kind: 'unknown', why: 'left' },
      left,
    ],
    ['is pending in flight', [page(), network()], { kind: 'pending' }],
    [
      'is unknown when it is in flight as the page is left',
      [page(), network()],
      { kind: 'unknown', why: 'left' },
      left,
    ],
    [
      'is blocked as mixed content from https to http',
      [page(mixed)],
      { kind: 'blocked', by: 'mixedContent' },
    ],
    [
      'is blocked as mixed content as Chromium’s DevTools list it',
      [page(mixed), devtools({}, mixed)],
      { kind: 'blocked', by: 'mixedContent' },
      soon,
    ],
    [
      'is failed when the user allows mixed content and the connection is reset',
      [page(mixed), network({ error: 'net::ERR_CONNECTION_RESET' }, mixed)],
      { kind: 'failed', why: 'network' },
    ],
    [
      'is failed when the user allows mixed content and only DevTools captured the 503',
      [page(mixed), devtools({ status: 503 }, mixed)],
      { kind: 'failed', status: 503 },
    ],
    [
      'is unknown from https to http on this machine',
      [page({ documentUrl: 'https://shop.example/', url: 'http://localhost:80/v1/context' })],
      { kind: 'unknown', why: 'unseen' },
    ],
  ])('%s', (_, captures, expected, inputs = {}) => {
    expect(attemptOutcome(attempt(...captures), sceneOf(inputs))).toMatchObject(expected)
  })
})

describe('attemptEndedAt', () => {
  it.each<[string, [Capture, ...Capture[]], number | null]>([
    ['returns the time of the network’s report', [page(), network({ status: 200 })], AT + 12],
    ['returns null in flight', [page(), network()], null],
    ['returns null when only the page captured it', [page()], null],
    ['returns the start of an attempt that never left', [page(big)], AT],
    ['returns the start of an attempt that a policy blocked', [page({ forbidden: 'connect-src' })], AT],
    ['returns the start of blocked mixed content', [page(mixed)], AT],
    ['returns null for mixed content in flight', [page(mixed), network(undefined, mixed)], null],
    [
      'returns null when only the page gave up',
      [page(), network(), devtools({ error: 'net::ERR_ABORTED' })],
      null,
    ],
  ])('%s', (_, captures, expected) => {
    expect(attemptEndedAt(attempt(...captures), () => 0)).toBe(expected)
  })
})

describe('hasUsableResponse', () => {
  it.each<[string, [Capture, ...Capture[]], boolean]>([
    ['accepts a 2xx with JSON', [page(), devtools({ status: 200 }, JSON_ANSWER)], true],
    ['accepts a 2xx with an unread response', [page(), network({ status: 204 })], true],
    [
      'refuses an empty response',
      [page(), network({ status: 200 }), devtools({ status: 200 }, { answer: { text: '' } })],
      false,
    ],
    [
      'refuses a response with a network error',
      [page(), network({ status: 200, error: 'net::ERR_ABORTED' })],
      false,
    ],
    ['refuses a 503', [page(), network({ status: 503 })], false],
    ['refuses a pending attempt', [page(), network()], false],
  ])('%s', (_, captures, expected) => {
    expect(hasUsableResponse(attempt(...captures))).toBe(expected)
  })
})
