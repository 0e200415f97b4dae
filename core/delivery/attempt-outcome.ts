import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import { responseOf, type CollectorResponse } from './collector-response'
import { isAborted, type MergedResult, mergedResultOf } from './merged-result'

/** Outcome of one attempt, as far as it is known. */
export type AttemptOutcome =
  | { readonly kind: 'pending' }
  /** `response` is null when DevTools was closed. `gaveUp`: the page had stopped waiting for the response. */
  | {
      readonly kind: 'accepted'
      readonly status: number
      readonly response: CollectorResponse | null
      readonly gaveUp?: true
    }
  /** 4xx: the SDK does not retry. */
  | { readonly kind: 'rejected'; readonly status: number; readonly response: CollectorResponse | null }
  /** `mayBeStored`: the body may have reached the server before the request failed. */
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
  /** The page was not allowed to read the response, if there was one. The server may have stored the request. */
  | { readonly kind: 'unreadable'; readonly status: number | null }
  /** A body over the `keepalive` limit, or a beacon that the browser did not accept. It was never sent. */
  | { readonly kind: 'tooLarge' }
  /** `left`: the page was gone before a response came. `unseen`: no source saw the request end. */
  | { readonly kind: 'unknown'; readonly why: 'left' | 'unseen' }

/** Information needed to determine an outcome, apart from the attempt itself. */
export interface OutcomeInputs {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Returns when an attempt's page was left, in ms since the epoch; null while it is open. */
  readonly leftAt: (attempt: Attempt) => number | null
  /** Returns the bytes of the document's other `keepalive` bodies in flight when an attempt was made. */
  readonly keepaliveBytes: (attempt: Attempt) => number
}

/**
 * Limit of all `keepalive` bodies of a page that are in flight together (Fetch, HTTP-network-or-cache fetch, step 8).
 */
const MAX_KEEPALIVE_BYTES = 64 * 1024
/** The network source reports an attempt within this time or not at all. */
const NETWORK_RESULT_WAIT_MS = 1000
/** Maximum delay between the abort of a page's requests and the first message from the next page. */
const PAGE_CHANGE_GRACE_MS = 2000
/**
 * Just under the SDK's total timeout of 3000 ms (`src/client.ts` of 1.8 and newer). A request aborted earlier was not
 * aborted by the SDK.
 */
const SDK_TIMEOUT_MS = 2900

/** Returns the outcome of an attempt, as far as it is known at a given time. */
export function attemptOutcome(attempt: Attempt, inputs: OutcomeInputs): AttemptOutcome {
  const [first] = attempt.captures
  if (first.refused) return { kind: 'tooLarge' }
  if (first.forbidden !== undefined) return { kind: 'blocked', by: 'policy', directive: first.forbidden }
  const result = mergedResultOf(attempt)
  if (!result) return outcomeWithoutResult(attempt, inputs)
  // Chromium's DevTools lists mixed content with neither status nor error.
  if (isBlockedMixedContent(attempt) && result.status === null && result.error === undefined)
    return MIXED_CONTENT
  return outcomeFromResult(attempt, result, inputs)
}

/**
 * Returns when an attempt ended, in ms since the epoch, as far as this is known without a clock. Null when it has not
 * ended, or its end is unknown.
 */
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

/**
 * Checks whether the page got a 2xx response that the SDK could parse. A body that no source saw counts as parseable.
 */
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
  // Firefox's code for a request that an extension blocked before there were headers.
  if (/BLOCKED_BY|^NS_ERROR_ABORT$/.test(error)) return { kind: 'blocked', by: 'extension' }
  // The response did not reach the page. Without a status, Chromium does not say whether there was a response.
  if (status !== null || error === 'net::ERR_FAILED') return { kind: 'unreadable', status }
  // Firefox reports this for beacons that did arrive, when their page is left.
  const isBeacon = attempt.captures.some(({ transport }) => transport === 'beacon')
  if (isBeacon && error === 'NS_ERROR_FAILURE') return { kind: 'unknown', why: 'left' }
  return failed('network', null, error, !NEVER_SENT.test(error))
}

/** Errors that occur before any part of the request could be sent. */
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
  // A frame or a worker can end while its page stays open.
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

/**
 * Checks for a body over the `keepalive` limit that only the page saw: browsers refuse to send it, without any trace on
 * the network.
 */
function isTooLarge(attempt: Attempt, keepaliveBytes: OutcomeInputs['keepaliveBytes']): boolean {
  const { captures, body } = attempt
  const [first, ...others] = captures
  if (!first.keepalive || others.length > 0 || body.encoding === 'none') return false
  const bytes = body.gzip ?? body.bytes
  return bytes > MAX_KEEPALIVE_BYTES || bytes + keepaliveBytes(attempt) > MAX_KEEPALIVE_BYTES
}

const MIXED_CONTENT: AttemptOutcome = { kind: 'blocked', by: 'mixedContent' }

/**
 * Checks for mixed content that the network did not see: an https page must not send requests to http, except to the
 * local machine (Mixed Content, section 5). If the user allows mixed content, the network does see the request.
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
