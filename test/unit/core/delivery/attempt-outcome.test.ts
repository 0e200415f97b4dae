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
/** A page of https that publishes to http. */
const mixed = { documentUrl: 'https://shop.example/', url: 'http://collector.example/v1/context' }
const big = { keepalive: true, body: textBody('x'.repeat(70_000)) } as const

describe('what became of an attempt', () => {
  it.each<Case>([
    ['accepted, DevTools closed', [page(), network({ status: 200 })], { kind: 'accepted', response: null }],
    ['accepted in time', [page(), network({ status: 202 })], { kind: 'accepted', status: 202 }, soon],
    ['rejected', [page(), network({ status: 401 })], { kind: 'rejected', status: 401 }],
    [
      'a server that fails',
      [page(), network({ status: 503 })],
      { kind: 'failed', why: 'status', status: 503 },
    ],
    [
      'refused by the other side',
      [page(), network({ error: 'net::ERR_CONNECTION_REFUSED' })],
      { kind: 'failed', why: 'network', mayBeStored: false },
    ],
    [
      'cut off',
      [page(), network({ error: 'net::ERR_EMPTY_RESPONSE' })],
      { kind: 'failed', why: 'network', mayBeStored: true },
    ],
    [
      'blocked by an extension in Chromium',
      [page(), network({ error: 'net::ERR_BLOCKED_BY_CLIENT' })],
      { kind: 'blocked', by: 'extension' },
    ],
    [
      'blocked by an extension in Firefox',
      [page(), network({ error: 'NS_ERROR_ABORT' }), devtools({})],
      { kind: 'blocked', by: 'extension' },
    ],
    [
      'forbidden by the page’s policy',
      [page({ forbidden: 'connect-src' })],
      { kind: 'blocked', by: 'policy', directive: 'connect-src' },
    ],
    [
      'a preflight refused, known by DevTools',
      [
        page(),
        network({ error: 'net::ERR_FAILED' }),
        devtools({ error: 'net::ERR_FAILED', preflight: 'refused' }),
      ],
      { kind: 'blocked', by: 'preflight' },
    ],
    [
      'a preflight refused, known by Firefox’s network',
      [page(), network({ error: 'NS_ERROR_DOM_BAD_URI', preflight: 'refused' })],
      { kind: 'blocked', by: 'preflight' },
    ],
    [
      'refused or not to be read, DevTools closed',
      [page(), network({ error: 'net::ERR_FAILED' })],
      { kind: 'unreadable', status: null },
    ],
    [
      'answered without leave to read it, in Chromium',
      [page(), network({ error: 'net::ERR_FAILED' }), devtools({ status: 200, error: 'net::ERR_FAILED' })],
      { kind: 'unreadable', status: 200 },
    ],
    [
      'answered without leave to read it, in Firefox',
      [page(), network({ status: 200, error: 'NS_ERROR_DOM_BAD_URI' })],
      { kind: 'unreadable', status: 200 },
    ],
    [
      'given up by the page, and answered all the same',
      [page(), network({ status: 200 }), devtools({ error: 'net::ERR_ABORTED' })],
      { kind: 'accepted', status: 200 },
    ],
    [
      'given up by the page, and still under way',
      [page(), network(), devtools({ error: 'net::ERR_ABORTED' })],
      { kind: 'pending' },
    ],
    [
      'answered when the page was gone',
      [page(), network({ status: 200, error: 'net::ERR_ABORTED' })],
      { kind: 'accepted', gaveUp: true },
      left,
    ],
    [
      'taken back by the page',
      [page(), network({ error: 'net::ERR_ABORTED' })],
      { kind: 'failed', why: 'aborted', mayBeStored: true },
    ],
    ['taken back a moment ago', [page(), network({ error: 'net::ERR_ABORTED' })], { kind: 'pending' }, soon],
    [
      'taken back as the page was left',
      [page(), network({ error: 'NS_BINDING_ABORTED' })],
      { kind: 'unknown', why: 'left' },
      left,
    ],
    [
      'taken back long before the page was left',
      [page(), network({ error: 'net::ERR_ABORTED' })],
      { kind: 'failed', why: 'aborted' },
      { leftAt: () => AT + 30_000 },
    ],
    [
      'taken back by a frame that may be gone',
      [page({ top: false }), network({ error: 'net::ERR_ABORTED' })],
      { kind: 'unknown', why: 'left' },
    ],
    [
      'a beacon that Firefox calls failed',
      [page({ transport: 'beacon' }), network({ error: 'NS_ERROR_FAILURE' })],
      { kind: 'unknown', why: 'left' },
    ],
    ['a beacon that was not taken', [page({ transport: 'beacon', refused: true })], { kind: 'tooLarge' }],
    ['more than may outlive its page', [page(big)], { kind: 'tooLarge' }],
    [
      'more than there is room for',
      [page({ ...big, body: textBody('x'.repeat(30_000)) })],
      { kind: 'tooLarge' },
      { keepaliveBytes: () => 60_000 },
    ],
    ['as much, but sent', [page(big), network({ status: 200 })], { kind: 'accepted' }],
    ['as much, without keepalive', [page({ body: big.body })], { kind: 'unknown', why: 'unseen' }],
    ['seen by the page alone, just now', [page()], { kind: 'pending' }, soon],
    ['seen by the page alone', [page()], { kind: 'unknown', why: 'unseen' }],
    ['seen by the page alone, which was left', [page()], { kind: 'unknown', why: 'left' }, left],
    ['under way', [page(), network()], { kind: 'pending' }],
    ['under way when the page was left', [page(), network()], { kind: 'unknown', why: 'left' }, left],
    ['http from https', [page(mixed)], { kind: 'blocked', by: 'mixedContent' }],
    [
      'http from https, as Chromium’s DevTools list it',
      [page(mixed), devtools({}, mixed)],
      { kind: 'blocked', by: 'mixedContent' },
      soon,
    ],
    [
      'http from https that a person allows',
      [page(mixed), network({ error: 'net::ERR_CONNECTION_RESET' }, mixed)],
      { kind: 'failed', why: 'network' },
    ],
    [
      'http from https that a person allows, to a path that the network is not asked about',
      [page(mixed), devtools({ status: 503 }, mixed)],
      { kind: 'failed', status: 503 },
    ],
    [
      'http to this very machine',
      [page({ documentUrl: 'https://shop.example/', url: 'http://localhost:80/v1/context' })],
      { kind: 'unknown', why: 'unseen' },
    ],
  ])('%s', (_, captures, expected, inputs = {}) => {
    expect(attemptOutcome(attempt(...captures), sceneOf(inputs))).toMatchObject(expected)
  })
})

describe('the end of an attempt', () => {
  it.each<[string, [Capture, ...Capture[]], number | null]>([
    ['is that of its report', [page(), network({ status: 200 })], AT + 12],
    ['is not known while it is under way', [page(), network()], null],
    ['is not known of what the page alone saw', [page()], null],
    ['is its beginning where it never left', [page(big)], AT],
    ['is its beginning where it was forbidden', [page({ forbidden: 'connect-src' })], AT],
    ['is its beginning where the browser does not let it go from https', [page(mixed)], AT],
    ['is not known where it let it go', [page(mixed), network(undefined, mixed)], null],
    [
      'does not come when the page gives up',
      [page(), network(), devtools({ error: 'net::ERR_ABORTED' })],
      null,
    ],
  ])('%s', (_, captures, expected) => {
    expect(attemptEndedAt(attempt(...captures), () => 0)).toBe(expected)
  })
})

describe('an answer that the SDK can use', () => {
  it.each<[string, [Capture, ...Capture[]], boolean]>([
    ['is a 2xx in JSON', [page(), devtools({ status: 200 }, JSON_ANSWER)], true],
    ['is a 2xx that nobody has read', [page(), network({ status: 204 })], true],
    [
      'is no empty one',
      [page(), network({ status: 200 }), devtools({ status: 200 }, { answer: { text: '' } })],
      false,
    ],
    ['is none with an error', [page(), network({ status: 200, error: 'net::ERR_ABORTED' })], false],
    ['is no 503', [page(), network({ status: 503 })], false],
    ['is none that has not come', [page(), network()], false],
  ])('%s', (_, captures, expected) => {
    expect(hasUsableResponse(attempt(...captures))).toBe(expected)
  })
})
