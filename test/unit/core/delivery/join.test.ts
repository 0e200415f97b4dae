import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Capture } from '../../../../core/capture'
import { MAX_JOIN_GAP_MS, MAX_SAME_BODY_GAP_MS, joinCaptures } from '../../../../core/delivery/join'
import { captureOf, jsonBody, publishWith } from '../../../fixtures/make'
import { madeRequests, numberOf, capturesOfRequest } from '../../../fixtures/made-requests'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const seen = (id: string, source: Capture['source'], at: number, more: Partial<Capture> = {}) =>
  captureOf(0, { id, source, at, ...more })
const idsOf = (captures: readonly Capture[]) =>
  joinCaptures(captures).map((group) => group.map(({ id }) => id))
const noBody = { body: { encoding: 'none', why: 'notGiven' } } as const
const absent = { body: { encoding: 'none', why: 'absent' } } as const
const other = { body: jsonBody(publishWith(['other'])) }

describe('joined are', () => {
  it.each<[string, Capture[], string[][]]>([
    ['nothing', [], []],
    [
      'what three sources saw of one request, the best witness first',
      [seen('d', 'devtools', 1010), seen('n', 'network', 1004), seen('p', 'page', 1000)],
      [['p', 'n', 'd']],
    ],
    [
      'the same bytes twice at once: two',
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
      'one source never with itself',
      [seen('n1', 'network', 1000), seen('n2', 'network', 1001)],
      [['n1'], ['n2']],
    ],
    [
      'what was blocked, however late DevTools list it',
      [
        seen('p', 'page', 1000),
        seen('n', 'network', 1004, { outcome: { at: 1005, status: null, error: 'NS_ERROR_ABORT' } }),
        seen('d', 'devtools', 1728, { ...noBody, outcome: { at: 1728, status: null } }),
      ],
      [['p', 'n', 'd']],
    ],
    [
      'what DevTools have the body of, and that began after the other had ended: two',
      [
        seen('n', 'network', 1004, { outcome: { at: 1005, status: null, error: 'net::ERR_FAILED' } }),
        seen('d', 'devtools', 1728, { outcome: { at: 1728, status: null } }),
      ],
      [['n'], ['d']],
    ],
    ['another body: two', [seen('p', 'page', 1000), seen('n', 'network', 1001, other)], [['p'], ['n']]],
    [
      'another address: two',
      [seen('p', 'page', 1000), seen('n', 'network', 1001, { url: 'https://x.example/context' })],
      [['p'], ['n']],
    ],
    [
      'another method: two',
      [seen('p', 'page', 1000), seen('n', 'network', 1001, { method: 'POST' })],
      [['p'], ['n']],
    ],
    [
      'a fragment, which never leaves the browser: one',
      [
        seen('p', 'page', 1000, { url: 'https://x.example/context#top' }),
        seen('n', 'network', 1001, { url: 'https://x.example/context' }),
      ],
      [['p', 'n']],
    ],
    [
      'the same bytes, on a machine that has a lot to do: one',
      [seen('p', 'page', 1000), seen('n', 'network', 1000 + MAX_SAME_BODY_GAP_MS)],
      [['p', 'n']],
    ],
    [
      'the same bytes, too far apart: two',
      [seen('p', 'page', 1000), seen('n', 'network', 1001 + MAX_SAME_BODY_GAP_MS)],
      [['p'], ['n']],
    ],
    [
      'a body that one could not have, too far apart: two',
      [seen('p', 'page', 1000), seen('n', 'network', 1001 + MAX_JOIN_GAP_MS, noBody)],
      [['p'], ['n']],
    ],
    [
      'no body at all, which is not the same bytes, too far apart: two',
      [seen('p', 'page', 1000, absent), seen('n', 'network', 1001 + MAX_JOIN_GAP_MS, absent)],
      [['p'], ['n']],
    ],
    [
      'each try with its own twin, though the one before it is not too far away',
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
      'a retry whose first try never reached the network: the later two',
      [seen('p1', 'page', 1000), seen('p2', 'page', 1070), seen('n2', 'network', 1072)],
      [['p1'], ['p2', 'n2']],
    ],
    [
      'a Blob that the network could not read: with the nearest that could',
      [seen('p1', 'page', 1000), seen('p2', 'page', 1500, other), seen('n', 'network', 1503, noBody)],
      [['p1'], ['p2', 'n']],
    ],
    [
      'a stream that the page could not read',
      [seen('p', 'page', 1000, { body: { encoding: 'none', why: 'stream' } }), seen('n', 'network', 1001)],
      [['p', 'n']],
    ],
    [
      'a worker’s Blob: network without the body, DevTools with it',
      [seen('n', 'network', 1000, noBody), seen('d', 'devtools', 1003)],
      [['n', 'd']],
    ],
    [
      'a request that the page’s service worker passes on: one',
      [seen('p', 'page', 1000), seen('n', 'network', 1001), seen('s', 'network', 1200, { sharedBy: 1 })],
      [['p', 'n', 's']],
    ],
    [
      'a request that it passes on, twice in Chromium’s DevTools: one',
      [
        seen('p', 'page', 1000),
        seen('s', 'network', 1020, { sharedBy: 1 }),
        seen('d', 'devtools', 1001, { viaServiceWorker: true }),
        seen('e', 'devtools', 1020),
      ],
      [['p', 's', 'd', 'e']],
    ],
    [
      'a body above 1 MiB, cut as text here and as bytes there',
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
      'two long bodies that begin alike and have not the same size: two',
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
    ['a capture told twice', [seen('p', 'page', 1000), seen('p', 'page', 1000)], [['p']]],
  ])('%s', (_, captures, groups) => {
    expect(idsOf(captures)).toEqual(groups)
    expect(idsOf(captures.toReversed())).toEqual(groups)
  })
})

describe('whatever the sources tell', () => {
  const told = (apart: number, blobs?: boolean) =>
    madeRequests(apart, blobs).map((requests) => ({
      requests,
      captures: requests.flatMap(capturesOfRequest),
    }))

  it('nothing is lost and nothing is doubled', () => {
    fc.assert(
      fc.property(told(0), ({ captures }) => {
        expect(
          joinCaptures(captures)
            .flat()
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual(captures.map(({ id }) => id).toSorted())
      }),
    )
  })

  it('the order of arrival does not matter, nor what arrives twice', () => {
    fc.assert(
      fc.property(
        told(0).chain(({ captures }) =>
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

  it('no source is in one attempt twice but for what a service worker passes on', () => {
    fc.assert(
      fc.property(told(0), ({ captures }) => {
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

  it('what one request sent is joined, and with nothing else, as long as the same is not sent again at once', () => {
    fc.assert(
      fc.property(told(2 * MAX_SAME_BODY_GAP_MS), ({ requests, captures }) => {
        const groups = joinCaptures(captures)
        for (const group of groups) expect(new Set(group.map(numberOf)).size).toBe(1)
        expect(groups).toHaveLength(
          requests.filter((request) => capturesOfRequest(request).length > 0).length,
        )
      }),
    )
  })

  it('as many requests come out as a source that saw them all says', () => {
    const seenByAll = told(0, false).map(({ requests }) =>
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
