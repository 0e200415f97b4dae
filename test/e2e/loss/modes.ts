/** Lists every way to lose a goal, or to seem to, with the expected state of the panel. */
import { type ExpectedLoss, isOld, type LossMode } from './mode.ts'
import { CONTEXT } from './loss-page.ts'
import { matching, re, t } from '../harness/messages.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
export const LOADED = { headers: JSON_TYPE, body: JSON.stringify(CONTEXT) }
export const OK = { headers: JSON_TYPE, body: '{"ok":true}' }
const MADE = { data: CONTEXT }
const always = (expected: ExpectedLoss) => () => expected
/** CORS header of a server that allows another site only. */
const OTHERS_ONLY = { 'access-control-allow-origin': 'https://elsewhere.example' }

type OutcomeKey = 'accepted' | 'rejected' | 'failed' | 'blocked' | 'unreadable' | 'tooLarge' | 'unknown'
const ended = (kind: OutcomeKey): RegExp => re`^${t(`delivery.kind.${kind}`)}$`
const lost = (kind: OutcomeKey): RegExp => re`^${t('delivery.lost', { kind: t(`delivery.kind.${kind}`) })}$`
const acceptedAt = (attempt: number): RegExp =>
  re`^${t('delivery.recovered', { kind: t('delivery.kind.accepted'), attempt })}$`

export const LOSS_MODES: readonly LossMode[] = [
  {
    name: 'accepted',
    answers: [OK],
    expected: always({ delivery: ended('accepted'), server: [200], attempts: 1 }),
  },
  {
    name: 'unauthorized',
    answers: [{ status: 401, body: 'no' }],
    page: MADE,
    expected: always({ delivery: lost('rejected'), server: [401], attempts: 1 }),
  },
  {
    name: 'unavailable-twice',
    answers: [{ status: 503 }, { status: 503 }, OK],
    expected: always({ delivery: acceptedAt(3), server: [503, 503, 200], attempts: 3 }),
  },
  {
    name: 'error-for-ever',
    answers: [{ status: 500 }],
    expected: always({ delivery: lost('failed'), server: [500, 500, 500, 500, 500, 500], attempts: 6 }),
  },
  {
    name: 'slow',
    isPatient: false,
    answers: [{ ...OK, delayMs: 4000 }],
    // SDK 1.8 and newer gives up after 3 s. Chromium still completes the keepalive request, so it arrives.
    expected: (sdk, browser) => ({
      delivery: isOld(sdk) || browser === 'chromium' ? ended('accepted') : ended('failed'),
      server: [200],
      attempts: 1,
    }),
  },
  {
    name: 'empty-answer',
    answers: [{ body: '' }],
    expected: always({
      delivery: acceptedAt(6),
      server: [200, 200, 200, 200, 200, 200],
      attempts: 6,
    }),
  },
  {
    name: 'refused-connection',
    page: MADE,
    nowhere: true,
    expected: always({ delivery: lost('failed'), server: [], attempts: 6 }),
  },
  {
    name: 'preflight-refused',
    page: MADE,
    preflight: { status: 403 },
    expected: always({ delivery: lost('blocked'), server: [], attempts: 6 }),
  },
  {
    name: 'answer-without-cors',
    page: MADE,
    answers: [{ ...OK, headers: { ...JSON_TYPE, ...OTHERS_ONLY } }],
    expected: always({
      delivery: ended('unreadable'),
      server: [200, 200, 200, 200, 200, 200],
      attempts: 6,
    }),
  },
  {
    name: 'policy',
    page: MADE,
    headers: { 'content-security-policy': "connect-src 'none'" },
    expected: always({ delivery: lost('blocked'), server: [], attempts: 6 }),
  },
  {
    name: 'mixed-content',
    page: MADE,
    secure: true,
    expected: always({ delivery: lost('blocked'), server: [], attempts: 6 }),
  },
  {
    name: 'adblocked',
    page: MADE,
    expected: always({ delivery: lost('blocked'), server: [], attempts: 6 }),
  },
  {
    name: 'too-large',
    page: { ...MADE, characters: 66_000 },
    expected: (sdk) =>
      isOld(sdk)
        ? { delivery: ended('accepted'), server: [200], attempts: 1 }
        : { delivery: lost('tooLarge'), server: [], attempts: 6 },
  },
  {
    name: 'too-large-together',
    apart: true,
    // Each has about 31 kB, and the first two stay in flight while the SDK tries to send the third.
    page: { ...MADE, copies: 2, characters: 30_000 },
    holds: 2,
    expected: (sdk) => ({
      beside: [ended('accepted'), ended('accepted')],
      ...(isOld(sdk)
        ? { delivery: ended('accepted'), server: [200, 200, 200], attempts: 1 }
        : { delivery: lost('tooLarge'), server: [200, 200], attempts: 6 }),
    }),
  },
  {
    name: 'left-after-track',
    apart: true,
    // Long enough for a busy machine to load the next page.
    page: { ...MADE, publishDelay: 5000, after: 'leave' },
    expected: always({ delivery: null, server: [] }),
  },
  {
    name: 'left-after-publish',
    apart: true,
    page: { ...MADE, after: 'publish and leave' },
    // Held until the page is gone: only a request sent with `keepalive` can still get a response then.
    holds: 9,
    expected: (sdk, browser) => {
      if (!isOld(sdk)) return { delivery: ended('accepted'), server: [200], attempts: 1 }
      if (browser === 'chromium') return { delivery: ended('unknown'), server: 'anything' }
      // Firefox aborts it before the page is gone. The SDK retries, and the retry may or may not arrive.
      return {
        delivery: re`^(?:${t('delivery.kind.unknown')}|${t('delivery.kind.accepted')})`,
        server: 'anything',
      }
    },
  },
  {
    name: 'context-failed',
    apart: true,
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
    apart: true,
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
    apart: true,
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
    apart: true,
    page: { refreshPeriod: 600 },
    loads: [LOADED, { status: 401 }],
    expected: always({
      delivery: ended('accepted'),
      server: [200],
      banner: matching('delivery.context.refreshFailed'),
    }),
  },
]
