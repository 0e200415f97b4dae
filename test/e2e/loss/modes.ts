/** Lists every way to lose a goal, or to look as if it was lost, with the expected state of the panel. */
import { type ExpectedLoss, isOld, type LossMode } from './mode.ts'
import { CONTEXT } from './loss-page.ts'
import { matching, re, t } from '../harness/messages.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
export const LOADED = { headers: JSON_TYPE, body: JSON.stringify(CONTEXT) }
export const OK = { headers: JSON_TYPE, body: '{"ok":true}' }
const WITH_DATA = { data: CONTEXT }
const always = (expected: ExpectedLoss) => () => expected
/** CORS header of a server that allows another site only. */
const FOREIGN_CORS = { 'access-control-allow-origin': 'https://elsewhere.example' }

type OutcomeKey = 'accepted' | 'rejected' | 'failed' | 'blocked' | 'unreadable' | 'tooLarge' | 'unknown'
const ended = (kind: OutcomeKey): RegExp => re`^${t(`delivery.kind.${kind}`)}$`
const lost = (kind: OutcomeKey): RegExp => re`^${t('delivery.lost', { kind: t(`delivery.kind.${kind}`) })}$`
const acceptedAt = (attempt: number): RegExp =>
  re`^${t('delivery.recovered', { kind: t('delivery.kind.accepted'), attempt })}$`

export const LOSS_MODES: readonly LossMode[] = [
  {
    name: 'accepted',
    responses: [OK],
    expected: always({ delivery: ended('accepted'), server: [200], attempts: 1 }),
  },
  {
    name: 'unauthorized',
    responses: [{ status: 401, body: 'no' }],
    page: WITH_DATA,
    expected: always({ delivery: lost('rejected'), server: [401], attempts: 1 }),
  },
  {
    name: 'unavailable-twice',
    responses: [{ status: 503 }, { status: 503 }, OK],
    expected: always({ delivery: acceptedAt(3), server: [503, 503, 200], attempts: 3 }),
  },
  {
    name: 'error-for-ever',
    responses: [{ status: 500 }],
    expected: always({ delivery: lost('failed'), server: [500, 500, 500, 500, 500, 500], attempts: 6 }),
  },
  {
    name: 'slow',
    hasDefaultTimeout: true,
    responses: [{ ...OK, delayMs: 4000 }],
    // SDKs from 1.8 on give up after 3 s. Chromium still completes the keepalive request, so the publish arrives.
    expected: (sdk, browser) => ({
      delivery: isOld(sdk) || browser === 'chromium' ? ended('accepted') : ended('failed'),
      server: [200],
      attempts: 1,
    }),
  },
  {
    name: 'empty-answer',
    responses: [{ body: '' }],
    expected: always({
      delivery: acceptedAt(6),
      server: [200, 200, 200, 200, 200, 200],
      attempts: 6,
    }),
  },
  {
    name: 'refused-connection',
    page: WITH_DATA,
    unreachable: true,
    expected: always({ delivery: lost('failed'), server: [], attempts: 6 }),
  },
  {
    name: 'preflight-refused',
    page: WITH_DATA,
    preflight: { status: 403 },
    expected: always({ delivery: lost('blocked'), server: [], attempts: 6 }),
  },
  {
    name: 'answer-without-cors',
    page: WITH_DATA,
    responses: [{ ...OK, headers: { ...JSON_TYPE, ...FOREIGN_CORS } }],
    expected: always({
      delivery: ended('unreadable'),
      server: [200, 200, 200, 200, 200, 200],
      attempts: 6,
    }),
  },
  {
    name: 'policy',
    page: WITH_DATA,
    headers: { 'content-security-policy': "connect-src 'none'" },
    expected: always({ delivery: lost('blocked'), server: [], attempts: 6 }),
  },
  {
    name: 'mixed-content',
    page: WITH_DATA,
    secure: true,
    expected: always({ delivery: lost('blocked'), server: [], attempts: 6 }),
  },
  {
    name: 'adblocked',
    page: WITH_DATA,
    expected: always({ delivery: lost('blocked'), server: [], attempts: 6 }),
  },
  {
    name: 'too-large',
    page: { ...WITH_DATA, characters: 66_000 },
    expected: (sdk) =>
      isOld(sdk)
        ? { delivery: ended('accepted'), server: [200], attempts: 1 }
        : { delivery: lost('tooLarge'), server: [], attempts: 6 },
  },
  {
    name: 'too-large-together',
    separatePages: true,
    // Each has about 31 kB, and the first two stay in flight while the SDK tries to send the third.
    page: { ...WITH_DATA, copies: 2, characters: 30_000 },
    held: 2,
    expected: (sdk) => ({
      copies: [ended('accepted'), ended('accepted')],
      ...(isOld(sdk)
        ? { delivery: ended('accepted'), server: [200, 200, 200], attempts: 1 }
        : { delivery: lost('tooLarge'), server: [200, 200], attempts: 6 }),
    }),
  },
  {
    name: 'left-after-track',
    separatePages: true,
    // Longer than a busy machine takes to load the next page.
    page: { ...WITH_DATA, publishDelay: 5000, after: 'leave' },
    expected: always({ delivery: null, server: [] }),
  },
  {
    name: 'left-after-publish',
    separatePages: true,
    page: { ...WITH_DATA, after: 'publish and leave' },
    // The server holds the response until the page is gone. Only a request sent with `keepalive` can receive it then.
    held: 9,
    expected: (sdk, browser) => {
      if (!isOld(sdk)) return { delivery: ended('accepted'), server: [200], attempts: 1 }
      if (browser === 'chromium') return { delivery: ended('unknown'), server: 'anything' }
      // Firefox aborts the request before the page is gone. The SDK retries, and the retry may or may not arrive.
      return {
        delivery: re`^(?:${t('delivery.kind.unknown')}|${t('delivery.kind.accepted')})`,
        server: 'anything',
      }
    },
  },
  {
    name: 'context-failed',
    separatePages: true,
    loads: [{ status: 401 }],
    expected: always({
      delivery: null,
      server: [],
      loads: [401],
      banner: matching('delivery.context.failed', {
        fate: matching('delivery.fate.rejected', { status: 401 }),
      }),
    }),
  },
  {
    name: 'context-without-cors',
    separatePages: true,
    loads: [{ ...LOADED, withoutCors: true }],
    expected: always({
      delivery: null,
      server: [],
      loads: [200, 200, 200, 200, 200, 200],
      banner: matching('delivery.context.failed', {
        fate: matching('delivery.fate.unreadableStatus', { status: 200 }),
      }),
    }),
  },
  {
    name: 'context-empty',
    separatePages: true,
    loads: [{ headers: JSON_TYPE, body: '{"experiments":[]}' }],
    expected: always({
      delivery: ended('accepted'),
      server: [200],
      loads: [200],
      attempts: 1,
      banner: matching('delivery.context.empty'),
    }),
  },
  {
    name: 'refresh-failed',
    separatePages: true,
    page: { refreshPeriod: 600 },
    loads: [LOADED, { status: 401 }],
    expected: always({
      delivery: ended('accepted'),
      server: [200],
      banner: matching('delivery.context.refreshFailed'),
    }),
  },
]
