/** A visit of the corpus, and what Goalkeeper has of it once it was made. */
import { signal } from '@preact/signals'
import type { Capture, Header, Outcome } from '../../../core/capture'
import { type Attempt, attemptOf } from '../../../core/attempt'
import type { ContextTrouble } from '../../../core/delivery/context-load'
import type { Delivery, DeliveryState } from '../../../core/delivery/delivery'
import { cutHeaders } from '../../../core/protocol/secret-headers'
import { notePage, type Page } from '../../../core/page'
import type { Row } from '../../../core/record/row'
import { KeptDeliveries } from '../../../core/record/kept-deliveries'
import { followOutcomes } from '../../../entrypoints/panel/state/outcomes'
import { textBody } from '../../fixtures/make'

/** What a visit can be labelled with: the mistakes that can be told from the wire and the registry. */
export const RULES = [
  'unknown-goal',
  'near-miss-goal',
  'malformed-goal-name',
  'archived-goal',
  'goal-without-metric',
  'metric-property-type',
  'metric-property-missing',
  'junk-identity',
  'no-units',
  'unit-hashing',
  'unit-type',
  'application-name',
  'application-version',
  'environment-name',
  'environment-guard',
  'publish-rejected',
  'publish-failed',
  'answer-not-json',
  'never-delivered',
  'context-failed',
  'keepalive-too-large',
  'publish-blocked',
  'payload-size',
  'double-fire',
  'impossible-time',
  'goal-before-exposure',
  'exposure-label',
  'lossy-value',
  'personal-data',
  'wrong-host',
  'collector-message',
] as const
export type RuleId = (typeof RULES)[number]

/** One mistake, as a person labels it. */
export interface Label {
  readonly rule: RuleId
  /** Index in the visit's requests; of a delivery that was tried several times the first one. */
  readonly request: number
  /** Index in the `goals` of that request's body; null when it is about the request as a whole. */
  readonly goal: number | null
}

/** A main document; it is left when the next one begins. `startedAt` in ms since the epoch. */
export interface VisitPage {
  readonly url: string
  readonly title: string
  readonly startedAt: number
}

/** One request as the page handed it to `fetch`, and what became of it. */
export interface VisitRequest {
  /** Index in the visit's pages. */
  readonly page: number
  /** Ms since the epoch. */
  readonly at: number
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Exactly as it was sent; null for a request without one. */
  readonly body: string | null
  readonly keepalive?: true
  /** Nobody but the page's wrapper has seen it. */
  readonly unsent?: true
  /** The directive of the page's Content Security Policy that forbade it. */
  readonly forbidden?: string
  /** As the network told it; null when nobody has seen an end. */
  readonly outcome: Outcome | null
  /** The text of the answer, where DevTools had it. */
  readonly answer?: string
}

/** What one person did in one tab. */
export interface Visit {
  /** Unique in the corpus. */
  readonly id: string
  readonly shop: string
  /** The version of the SDK that made the requests, or in whose form they were written. */
  readonly sdk: string
  readonly pages: readonly VisitPage[]
  /** In the order of time. */
  readonly requests: readonly VisitRequest[]
  /** Every mistake in it; none where nothing is wrong. */
  readonly labels: readonly Label[]
}

/** What the panel has of a visit, a minute after its last request. */
export interface SeenVisit {
  readonly pages: readonly Page[]
  /** One for each request; its `seq` is the request's index and 1. */
  readonly attempts: readonly Attempt[]
  readonly deliveries: readonly Delivery[]
  readonly stateOf: (delivery: Delivery) => DeliveryState
  readonly rows: readonly Row[]
  readonly troubles: readonly ContextTrouble[]
  /** Ms since the epoch. */
  readonly now: number
}

/** When a visit is looked at, in ms after its last request: nobody tries again by then. */
const LATER_MS = 60_000

/** Turns a visit into what the panel works with, by the panel's own ways. */
export function seenVisit(visit: Visit): SeenVisit {
  const pages = visit.pages
    .map((page, index) => ({ ...page, id: documentId(index), top: true }))
    .reduce<readonly Page[]>(notePage, [])
  const attempts = visit.requests.map((_, index) => attemptOfRequest(visit, index))
  const kept = new KeptDeliveries(Number.POSITIVE_INFINITY)
  kept.add(attempts, 0)
  const outcomes = followOutcomes(signal(kept.all), signal(pages), (attempt) =>
    kept.keepalive.beside(attempt),
  )
  const now = LATER_MS + Math.max(...visit.requests.map(({ at, outcome }) => outcome?.at ?? at))
  outcomes.tick(now)
  return {
    pages,
    attempts,
    deliveries: kept.all.map(({ delivery }) => delivery),
    stateOf: outcomes.stateOf.value,
    rows: kept.all.flatMap(({ rows }) => rows),
    troubles: outcomes.troubles.value,
    now,
  }
}

const documentId = (page: number): string => `document-${page + 1}`

/** The page's wrapper saw it; the network did if it left; DevTools did if they have an answer. */
function attemptOfRequest(visit: Visit, index: number): Attempt {
  const request = visit.requests[index]
  const page = request && visit.pages[request.page]
  if (!request || !page) throw new Error(`${visit.id}: request ${index} has no page`)
  const { outcome, answer, keepalive, forbidden, headers } = request
  const id = `${visit.id}/${String(index).padStart(3, '0')}`
  const seen: Capture = {
    id,
    source: 'page',
    transport: 'fetch',
    method: request.method,
    url: request.url,
    at: request.at,
    ...cutHeaders(Object.entries(headers) satisfies Header[]),
    body: request.body === null ? { encoding: 'none', why: 'absent' } : textBody(request.body),
    documentId: documentId(request.page),
    documentUrl: page.url,
    top: true,
    pageUrl: page.url,
    ...(keepalive && { keepalive }),
    ...(forbidden !== undefined && { forbidden }),
  }
  const ended = outcome && { outcome }
  const network: Capture[] = request.unsent
    ? []
    : [{ ...seen, id: `${id}-network`, source: 'network', documentId: null, ...ended }]
  const devtools: Capture[] =
    answer === undefined
      ? []
      : [
          {
            ...seen,
            id: `${id}-devtools`,
            source: 'devtools',
            documentId: null,
            ...ended,
            answer: { text: answer },
          },
        ]
  return attemptOf(id, index + 1, [seen, ...network, ...devtools])
}
