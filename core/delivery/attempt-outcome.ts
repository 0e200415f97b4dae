import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import { responseOf, type CollectorResponse } from './collector-response'
import { isAborted, type MergedResult, mergedResultOf } from './merged-result'

/** What became of one attempt, and no more than is known of it. */
export type AttemptOutcome =
  | { readonly kind: 'pending' }
  /** `response` is null when DevTools were closed. `gaveUp`: the page had stopped waiting for it. */
  | {
      readonly kind: 'accepted'
      readonly status: number
      readonly response: CollectorResponse | null
      readonly gaveUp?: true
    }
  /** 4xx: the SDK does not try again. */
  | { readonly kind: 'rejected'; readonly status: number; readonly response: CollectorResponse | null }
  /** `mayBeStored`: the body may have arrived before it failed. */
  | {
      readonly kind: 'failed'
      readonly why: 'status' | 'network' | 'aborted'
      readonly status: number | null
      readonly error: string | null
      readonly mayBeStored: boolean
    }
  | {
      readonly kind: 'blocked'
      readonly by: 'extension' | 'policy' | 'mixedContent' | 'preflight'
      readonly directive?: string
    }
  /** The server may have stored it: it answered, or may have, what the page is not allowed to read. */
  | { readonly kind: 'unreadable'; readonly status: number | null }
  /** More than 64 KiB with `keepalive`, or a beacon the browser did not take: it never left. */
  | { readonly kind: 'tooLarge' }
  /** `left`: the page was gone before there was an answer. `unseen`: no source has told of an end. */
  | { readonly kind: 'unknown'; readonly why: 'left' | 'unseen' }

/** What has to be known besides the attempt itself. */
export interface OutcomeInputs {
  /** Ms since the epoch. */
  readonly now: number
  /** When the page of an attempt was left, in ms since the epoch; null while it is there. */
  readonly leftAt: (attempt: Attempt) => number | null
  /** Bytes of other `keepalive` bodies of its document that were under way when an attempt was made. */
  readonly keepaliveBytes: (attempt: Attempt) => number
}

/** All `keepalive` bodies of a page that are under way together: 64 KiB (Fetch, HTTP-network-or-cache fetch, step 8). */
const MAX_KEEPALIVE_BYTES = 64 * 1024
/** What the network has not told of an attempt within so many ms it will not tell any more. */
const NETWORK_RESULT_WAIT_MS = 1000
/** A page that goes away takes its requests back before the next one can say that it is there; in ms. */
const PAGE_CHANGE_GRACE_MS = 2000
/** The SDK gives up after 3000 ms in all (`src/client.ts` of 1.8 and newer): what was taken back sooner was not by it. */
const SDK_TIMEOUT_MS = 2900

/** What became of an attempt, as far as it is known at a moment. */
export function attemptOutcome(attempt: Attempt, inputs: OutcomeInputs): AttemptOutcome {
  const [first] = attempt.captures
  if (first.refused) return { kind: 'tooLarge' }
  if (first.forbidden !== undefined) return { kind: 'blocked', by: 'policy', directive: first.forbidden }
  const result = mergedResultOf(attempt)
  if (!result) return outcomeWithoutResult(attempt, inputs)
  // Chromium's DevTools list it, with neither status nor error.
  if (isBlockedMixedContent(attempt) && result.status === null && result.error === undefined)
    return MIXED_CONTENT
  return outcomeFromResult(attempt, result, inputs)
}

/** Whether an attempt is over, by what is known of it without a clock. Null: not, or nobody knows. In ms. */
export function attemptEndedAt(
  attempt: Attempt,
  keepaliveBytes: OutcomeInputs['keepaliveBytes'],
): number | null {
  const [first] = attempt.captures
  if (first.refused || first.forbidden !== undefined) return first.at
  const result = mergedResultOf(attempt)
  if (result) return result.isGivenUp ? null : result.at
  return isTooLarge(attempt, keepaliveBytes) || isBlockedMixedContent(attempt) ? first.at : null
}

/** Whether the page got what it asked for: a 2xx that the SDK could read. An answer nobody has read counts as one. */
export function hasUsableResponse(attempt: Attempt): boolean {
  const result = mergedResultOf(attempt)
  if (!result || result.error !== undefined || !isSuccess(result.status)) return false
  return responseOf(attempt)?.isJson !== false
}

function outcomeFromResult(attempt: Attempt, result: MergedResult, inputs: OutcomeInputs): AttemptOutcome {
  const { status, error, preflight } = result
  const response = responseOf(attempt)
  if (result.isGivenUp)
    return hasLeft(attempt, inputs) ? { kind: 'unknown', why: 'left' } : { kind: 'pending' }
  if (preflight) return { kind: 'blocked', by: 'preflight' }
  if (error !== undefined) return outcomeFromError(attempt, { ...result, error }, inputs)
  if (status === null) return failed('network', null, null, true)
  if (isSuccess(status)) return { kind: 'accepted', status, response }
  if (status >= 400 && status < 500) return { kind: 'rejected', status, response }
  return failed('status', status, null, false)
}

function outcomeFromError(
  attempt: Attempt,
  result: MergedResult & { readonly error: string },
  inputs: OutcomeInputs,
): AttemptOutcome {
  const { status, error } = result
  if (isAborted(result)) return outcomeOfAborted(attempt, result, inputs)
  if (/BLOCKED_BY_CSP/.test(error)) return { kind: 'blocked', by: 'policy' }
  if (/MIXED/.test(error)) return MIXED_CONTENT
  if (/BLOCKED_BY_RESPONSE|BLOCKED_BY_ORB/.test(error)) return { kind: 'unreadable', status }
  // Firefox has this word for what an extension has blocked, before there are headers.
  if (/BLOCKED_BY|^NS_ERROR_ABORT$/.test(error)) return { kind: 'blocked', by: 'extension' }
  // What was answered did not reach the page; without a status Chromium does not say whether there was an answer.
  if (status !== null || error === 'net::ERR_FAILED') return { kind: 'unreadable', status }
  // Firefox reports beacons that have arrived so, when their page is left.
  const isBeacon = attempt.captures.some(({ transport }) => transport === 'beacon')
  if (isBeacon && error === 'NS_ERROR_FAILURE') return { kind: 'unknown', why: 'left' }
  return failed('network', null, error, !NEVER_SENT.test(error))
}

/** Failures before anything of the request could be sent. */
const NEVER_SENT =
  /CONNECTION_REFUSED|NAME_NOT_RESOLVED|NAME_RESOLUTION|UNKNOWN_HOST|DISCONNECTED|OFFLINE|ADDRESS|UNSAFE_PORT|PORT_ACCESS|CERT|SSL|PROXY|TUNNEL/

function outcomeOfAborted(attempt: Attempt, result: MergedResult, inputs: OutcomeInputs): AttemptOutcome {
  const { status, at, error = null } = result
  if (status !== null && isSuccess(status)) {
    return { kind: 'accepted', status, response: responseOf(attempt), gaveUp: true }
  }
  if (status !== null) return failed('aborted', status, error, status < 400)
  const leftAt = inputs.leftAt(attempt)
  if (leftAt !== null && at >= leftAt - NETWORK_RESULT_WAIT_MS) return { kind: 'unknown', why: 'left' }
  if (leftAt === null && inputs.now - at < PAGE_CHANGE_GRACE_MS) return { kind: 'pending' }
  // A frame or a worker can go without its page.
  const { top } = requestOf(attempt)
  if (!top && at - attemptStartedAt(attempt) < SDK_TIMEOUT_MS) return { kind: 'unknown', why: 'left' }
  return failed('aborted', null, error, true)
}

function outcomeWithoutResult(attempt: Attempt, inputs: OutcomeInputs): AttemptOutcome {
  const isUnderWay = attempt.captures.some(({ source }) => source === 'network')
  if (isUnderWay) return hasLeft(attempt, inputs) ? { kind: 'unknown', why: 'left' } : { kind: 'pending' }
  if (isTooLarge(attempt, inputs.keepaliveBytes)) return { kind: 'tooLarge' }
  if (inputs.now - attemptStartedAt(attempt) < NETWORK_RESULT_WAIT_MS) return { kind: 'pending' }
  if (isBlockedMixedContent(attempt)) return MIXED_CONTENT
  return { kind: 'unknown', why: hasLeft(attempt, inputs) ? 'left' : 'unseen' }
}

const hasLeft = (attempt: Attempt, { leftAt }: OutcomeInputs): boolean => leftAt(attempt) !== null

/** Only the page saw it, and it is one of those that browsers refuse to send: they leave no trace on the network. */
function isTooLarge(attempt: Attempt, keepaliveBytes: OutcomeInputs['keepaliveBytes']): boolean {
  const { captures, body } = attempt
  const [first, ...others] = captures
  if (!first.keepalive || others.length > 0 || body.encoding === 'none') return false
  const bytes = body.gzip ?? body.bytes
  return bytes > MAX_KEEPALIVE_BYTES || bytes + keepaliveBytes(attempt) > MAX_KEEPALIVE_BYTES
}

const MIXED_CONTENT: AttemptOutcome = { kind: 'blocked', by: 'mixedContent' }

/**
 * The network has not seen it, and need not have: a page of https may not send to http, but for this very machine
 * (Mixed Content, section 5). Where a person allows it all the same, the network sees it.
 */
function isBlockedMixedContent(attempt: Attempt): boolean {
  if (attempt.captures.some(({ source }) => source === 'network')) return false
  const { url, documentUrl } = requestOf(attempt)
  if (!documentUrl.startsWith('https:') || !URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !/^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}

const isSuccess = (status: number | null): boolean => status !== null && status >= 200 && status < 300

function failed(
  why: Extract<AttemptOutcome, { kind: 'failed' }>['why'],
  status: number | null,
  error: string | null,
  mayBeStored: boolean,
): AttemptOutcome {
  return { kind: 'failed', why, status, error, mayBeStored }
}
