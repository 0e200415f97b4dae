import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Capture } from '../../../../core/capture'
import { MAX_JOIN_GAP_MS, MAX_SAME_BODY_GAP_MS, joinCaptures } from '../../../../core/delivery/join'
import { captureOf, jsonBody, publishWith } from '../../../fixtures/make'
import { madeRequests, numberOf, capturesOfRequest } from '../../../fixtures/made-requests'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const seen = (id: string, source: Capture['source'], at: number, more: Partial<Capture> = {}) =>
  captureOf(0, { id, source, at, ...more })
const idsOf = (captures: readonly Capture[]) =>
  joinCaptures(captures).map((group) => group.map(({ id }) => id))
const noBody = { body: { encoding: 'none', why: 'notGiven' } } as const
const absent = { body: { encoding: 'none', why: 'absent' } } as const
const other = { body: jsonBody(publishWith(['other'])) }

describe('joinCaptures', () => {
  it.each<[string, Capture[], string[][]]>([
    ['returns nothing for no captures', [], []],
    [
      'joins the captures of three sources, the preferred source first',
      [seen('d', 'devtools', 1010), seen('n', 'network', 1004), seen('p', 'page', 1000)],
      [['p', 'n', 'd']],
    ],
    [
      'separates two simultaneous requests with the same bytes',
      [
        seen('p1', 'page', 1000),
        seen('p2', 'page', 1000),
        seen('n1', 'network', 1001),
        seen('n2', 'network', 1001),
      ],
      [
        ['p1', 'n1'],
        ['p2', 'n2'],
      ],
    ],
    [
      'never joins two captures of one source',
      [seen('n1', 'network', 1000), seen('n2', 'network', 1001)],
      [['n1'], ['n2']],
    ],
    [
      'joins a blocked request that DevTools list late',
      [
        seen('p', 'page', 1000),
        seen('n', 'network', 1004, { outcome: { at: 1005, status: null, error: 'NS_ERROR_ABORT' } }),
        seen('d', 'devtools', 1728, { ...noBody, outcome: { at: 1728, status: null } }),
      ],
      [['p', 'n', 'd']],
    ],
    [
      'separates a request with a body in DevTools that began after the other one ended',
      [
        seen('n', 'network', 1004, { outcome: { at: 1005, status: null, error: 'net::ERR_FAILED' } }),
        seen('d', 'devtools', 1728, { outcome: { at: 1728, status: null } }),
      ],
      [['n'], ['d']],
    ],
    [
      'separates different bodies',
      [seen('p', 'page', 1000), seen('n', 'network', 1001, other)],
      [['p'], ['n']],
    ],
    [
      'separates different URLs',
      [seen('p', 'page', 1000), seen('n', 'network', 1001, { url: 'https://x.example/context' })],
      [['p'], ['n']],
    ],
    [
      'separates different methods',
      [seen('p', 'page', 1000), seen('n', 'network', 1001, { method: 'POST' })],
      [['p'], ['n']],
    ],
    [
      'ignores a fragment, which is never sent',
      [
        seen('p', 'page', 1000, { url: 'https://x.example/context#top' }),
        seen('n', 'network', 1001, { url: 'https://x.example/context' }),
      ],
      [['p', 'n']],
    ],
    [
      'joins the same bytes up to the maximum gap for equal bodies',
      [seen('p', 'page', 1000), seen('n', 'network', 1000 + MAX_SAME_BODY_GAP_MS)],
      [['p', 'n']],
    ],
    [
      'separates the same bytes above the maximum gap for equal bodies',
      [seen('p', 'page', 1000), seen('n', 'network', 1001 + MAX_SAME_BODY_GAP_MS)],
      [['p'], ['n']],
    ],
    [
      'separates captures above the maximum gap when one has no body',
      [seen('p', 'page', 1000), seen('n', 'network', 1001 + MAX_JOIN_GAP_MS, noBody)],
      [['p'], ['n']],
    ],
    [
      'separates requests without a body above the maximum gap',
      [seen('p', 'page', 1000, absent), seen('n', 'network', 1001 + MAX_JOIN_GAP_MS, absent)],
      [['p'], ['n']],
    ],
    [
      'joins each attempt with its own capture although an earlier one is within the gap',
      [
        seen('p1', 'page', 1000),
        seen('p2', 'page', 4000),
        seen('n2', 'network', 4500),
        seen('p3', 'page', 7000),
        seen('n3', 'network', 7500),
      ],
      [['p1'], ['p2', 'n2'], ['p3', 'n3']],
    ],
    [
      'joins the retry when the first attempt never reached the network',
      [seen('p1', 'page', 1000), seen('p2', 'page', 1070), seen('n2', 'network', 1072)],
      [['p1'], ['p2', 'n2']],
    ],
    [
      'joins a Blob without a network body with the nearest capture that has one',
      [seen('p1', 'page', 1000), seen('p2', 'page', 1500, other), seen('n', 'network', 1503, noBody)],
      [['p1'], ['p2', 'n']],
    ],
    [
      'joins a stream that the page couldn’t read',
      [seen('p', 'page', 1000, { body: { encoding: 'none', why: 'stream' } }), seen('n', 'network', 1001)],
      [['p', 'n']],
    ],
    [
      'joins a worker’s Blob, with a body in DevTools only',
      [seen('n', 'network', 1000, noBody), seen('d', 'devtools', 1003)],
      [['n', 'd']],
    ],
    [
      'joins a request that the page’s service worker forwards',
      [seen('p', 'page', 1000), seen('n', 'network', 1001), seen('s', 'network', 1200, { sharedBy: 1 })],
      [['p', 'n', 's']],
    ],
    [
      'joins a forwarded request that Chromium’s DevTools list twice',
      [
        seen('p', 'page', 1000),
        seen('s', 'network', 1020, { sharedBy: 1 }),
        seen('d', 'devtools', 1001, { viaServiceWorker: true }),
        seen('e', 'devtools', 1020),
      ],
      [['p', 's', 'd', 'e']],
    ],
    [
      'joins a body above 1 MiB, truncated as text and as bytes',
      [
        seen('p', 'page', 1000, {
          body: { encoding: 'text', data: 'x'.repeat(9000), bytes: 2_000_000, truncated: true },
        }),
        seen('n', 'network', 1001, {
          body: {
            encoding: 'base64',
            data: Buffer.from('x'.repeat(9001)).toString('base64'),
            bytes: 2_000_000,
            truncated: true,
          },
        }),
      ],
      [['p', 'n']],
    ],
    [
      'separates truncated bodies with the same start but different sizes',
      [
        seen('p', 'page', 1000, {
          body: { encoding: 'text', data: 'x'.repeat(9000), bytes: 2_000_000, truncated: true },
        }),
        seen('n', 'network', 1001, {
          body: { encoding: 'text', data: 'x'.repeat(9000), bytes: 2_000_001, truncated: true },
        }),
      ],
      [['p'], ['n']],
    ],
    ['removes a duplicate capture', [seen('p', 'page', 1000), seen('p', 'page', 1000)], [['p']]],
  ])('%s', (_, captures, groups) => {
    expect(idsOf(captures)).toEqual(groups)
    expect(idsOf(captures.toReversed())).toEqual(groups)
  })
})

describe('joinCaptures, whatever the sources capture', () => {
  const requestsApart = (apart: number, blobs?: boolean) =>
    madeRequests(apart, blobs).map((requests) => ({
      requests,
      captures: requests.flatMap(capturesOfRequest),
    }))

  it('keeps every capture exactly once', () => {
    fc.assert(
      fc.property(requestsApart(0), ({ captures }) => {
        expect(
          joinCaptures(captures)
            .flat()
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(captures.map(({ id }) => id).toSorted())
      }),
    )
  })

  it('ignores the order of arrival and duplicates', () => {
    fc.assert(
      fc.property(
        requestsApart(0).chain(({ captures }) =>
          fc.tuple(
            fc.constant(captures),
            fc.shuffledSubarray([...captures, ...captures], { minLength: captures.length * 2 }),
          ),
        ),
        ([captures, shuffled]) => {
          expect(idsOf(shuffled)).toEqual(idsOf(captures))
        },
      ),
    )
  })

  it('puts no source in one attempt twice, except for requests that a service worker forwards', () => {
    fc.assert(
      fc.property(requestsApart(0), ({ captures }) => {
        for (const group of joinCaptures(captures)) {
          const lanes = group.map(
            ({ source, sharedBy, viaServiceWorker }) =>
              `${source} ${sharedBy !== undefined} ${viaServiceWorker}`,
          )
          expect(new Set(lanes).size).toBe(group.length)
        }
      }),
    )
  })

  it('joins exactly the captures of one request unless equal requests are close together', () => {
    fc.assert(
      fc.property(requestsApart(2 * MAX_SAME_BODY_GAP_MS), ({ requests, captures }) => {
        const groups = joinCaptures(captures)
        for (const group of groups) expect(new Set(group.map(numberOf)).size).toBe(1)
        expect(groups).toHaveLength(
          requests.filter((request) => capturesOfRequest(request).length > 0).length,
        )
      }),
    )
  })

  it('returns as many requests as a source that captured all of them', () => {
    const seenByAll = requestsApart(0, false).map(({ requests }) =>
      requests.map((request) => ({
        ...request,
        seenBy: { ...request.seenBy, page: true, network: 'tab' as const },
      })),
    )
    fc.assert(
      fc.property(seenByAll, (requests) => {
        expect(joinCaptures(requests.flatMap(capturesOfRequest))).toHaveLength(requests.length)
      }),
    )
  })
})
