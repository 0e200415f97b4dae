/** The ways in which a goal can be lost, or seem to be: what happens, and what the panel has to say. */
import type { PageRequest, Route } from '../harness/page-server.ts'
import { CONTEXT, type LossPage } from './page.ts'

/** The SDKs that differ in retries, timeouts and `keepalive`. */
export type SdkName = '1.5.0' | '1.11.5' | '1.13.4'
export type BrowserName = 'chromium' | 'firefox'

/** What is to be seen in the end. */
export interface Expected {
  /** The delivery column of the goal's row, from its beginning; null when there is no row. */
  readonly delivery: RegExp | null
  /** Statuses that the server answered to the publish, in order; null where it dropped the connection. */
  readonly server: readonly (number | null)[] | 'anything'
  /** How many attempts the Delivery tab lists. */
  readonly attempts?: number
  /** A line under the page's head. */
  readonly banner?: RegExp
}

/** One way. */
export interface LossMode {
  readonly name: string
  readonly page?: Partial<LossPage>
  readonly headers?: Readonly<Record<string, string>>
  /** Answers to the publishes of this mode, by how many there were before; the last one goes on. */
  readonly answers?: readonly Exclude<Route, string>[]
  /** Answers to the context requests, likewise. */
  readonly loads?: readonly Exclude<Route, string>[]
  /** Answer to the preflight. */
  readonly preflight?: Exclude<Route, string>
  readonly expected: (sdk: SdkName, browser: BrowserName) => Expected
}

const OK = { headers: { 'content-type': 'application/json' }, body: '{"ok":true}' }
const LOADED = { headers: { 'content-type': 'application/json' }, body: JSON.stringify(CONTEXT) }
const MADE = { data: CONTEXT }
const always = (expected: Expected) => () => expected
/** Versions before 1.8 neither give up nor use `keepalive`. */
const isOld = (sdk: SdkName) => sdk === '1.5.0'
const noCors = { 'access-control-allow-origin': 'https://elsewhere.example' }

export const LOSS_MODES: readonly LossMode[] = [
  {
    name: 'accepted',
    answers: [OK],
    expected: always({ delivery: /^Accepted$/, server: [200], attempts: 1 }),
  },
  {
    name: 'unauthorised',
    answers: [{ status: 401, body: 'no' }],
    page: MADE,
    expected: always({ delivery: /^Rejected, lost$/, server: [401], attempts: 1 }),
  },
  {
    name: 'unavailable-twice',
    answers: [{ status: 503 }, { status: 503 }, OK],
    expected: always({ delivery: /^Accepted, attempt 3$/, server: [503, 503, 200], attempts: 3 }),
  },
  {
    name: 'error-for-ever',
    answers: [{ status: 500 }],
    expected: always({ delivery: /^Failed, lost$/, server: [500, 500, 500, 500, 500, 500], attempts: 6 }),
  },
  {
    name: 'slow',
    answers: [{ ...OK, delayMs: 4000 }],
    // SDK 1.8 and newer gives up after 3 s. Chromium lets a keepalive request go on: it arrives all the same.
    expected: (sdk, browser) => ({
      delivery: isOld(sdk) || browser === 'chromium' ? /^Accepted$/ : /^Failed$/,
      server: [200],
      attempts: 1,
    }),
  },
  {
    name: 'empty-answer',
    answers: [{ body: '' }],
    expected: always({
      delivery: /^Accepted, attempt 6$/,
      server: [200, 200, 200, 200, 200, 200],
      attempts: 6,
    }),
  },
  {
    name: 'refused-connection',
    page: { ...MADE, endpoint: 'http://127.0.0.1:4999/v1' },
    expected: always({ delivery: /^Failed, lost$/, server: [], attempts: 6 }),
  },
  {
    name: 'preflight-refused',
    page: MADE,
    preflight: { status: 403 },
    expected: always({ delivery: /^Blocked, lost$/, server: [], attempts: 6 }),
  },
  {
    name: 'answer-without-cors',
    page: MADE,
    answers: [{ ...OK, headers: { ...OK.headers, ...noCors } }],
    expected: always({
      delivery: /^Answer not readable$/,
      server: [200, 200, 200, 200, 200, 200],
      attempts: 6,
    }),
  },
  {
    name: 'policy',
    page: MADE,
    headers: { 'content-security-policy': "connect-src 'none'" },
    expected: always({ delivery: /^Blocked, lost$/, server: [], attempts: 6 }),
  },
  {
    name: 'adblocked',
    page: MADE,
    expected: always({ delivery: /^Blocked, lost$/, server: [], attempts: 6 }),
  },
  {
    name: 'too-large',
    page: { ...MADE, characters: 100_000 },
    expected: (sdk) =>
      isOld(sdk)
        ? { delivery: /^Accepted$/, server: [200], attempts: 1 }
        : { delivery: /^Too large, lost$/, server: [], attempts: 6 },
  },
  {
    name: 'left-after-track',
    // Long enough for a busy machine to load the next page.
    page: { ...MADE, publishDelay: 5000, after: 'leave' },
    expected: always({ delivery: null, server: [] }),
  },
  {
    name: 'left-after-publish',
    page: { ...MADE, after: 'publish and leave' },
    answers: [{ ...OK, delayMs: 700 }],
    expected: (sdk) =>
      isOld(sdk)
        ? { delivery: /^(Not known|Accepted)$/, server: 'anything' }
        : { delivery: /^(Accepted|Not known)$/, server: [200] },
  },
  {
    name: 'context-failed',
    loads: [{ status: 401 }],
    expected: always({ delivery: null, server: [], banner: /context failed to load\. .*\(401\)/ }),
  },
  {
    name: 'refresh-failed',
    page: { refreshPeriod: 600 },
    loads: [LOADED, { status: 401 }],
    expected: always({
      delivery: /^Accepted$/,
      server: [200],
      banner: /Refreshing the SDK’s context failed/,
    }),
  },
]

/** What the server sends for a mode: its page, its context, its answers. */
export function routesOf(mode: LossMode, origin: string): Record<string, Route> {
  const at = `/${mode.name}/v1/context`
  return {
    [`GET ${at}`]: inTurn(mode.loads ?? [LOADED]),
    [`PUT ${at}`]: inTurn(mode.answers ?? [OK]),
    ...(mode.preflight && { [`OPTIONS ${at}`]: mode.preflight }),
    [`/${mode.name}/next`]: `<!doctype html><title>Next</title><link rel="icon" href="data:,"><p>${origin}</p>`,
  }
}

function inTurn(answers: readonly Exclude<Route, string>[]): Exclude<Route, string> {
  let turn = 0
  return (request: PageRequest) => {
    const answer = answers[Math.min(turn++, answers.length - 1)] ?? {}
    return typeof answer === 'function' ? answer(request) : answer
  }
}
