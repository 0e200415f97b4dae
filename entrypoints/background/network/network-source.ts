import { browser, type Browser } from 'wxt/browser'
import type { Header, NetworkResult } from '../../../core/capture'
import { isHiddenByCors, CORS_HIDDEN_ERROR } from '../../../core/delivery/cors'
import { cutHeaders, isPublishHeader } from '../../../core/protocol/secret-headers'
import { isContextLoadUrl } from '../../../core/publish/read-capture'
import { Preflights } from './preflights'
import { reportedBody } from './request-body'
import { beginRequest, type Details, type NetworkRequest } from './network-request'

/**
 * Where publishes go and contexts come from, whatever the host. Narrow on purpose: each request that fits wakes the
 * background. A path that a team has renamed does not fit; what the page's wrapper does not see there, DevTools do while
 * they are open.
 */
const URL_PATTERNS = ['context', 'context/batch'].flatMap((path) =>
  ['*://*/', '*://*/*/'].flatMap((start) => [`${start}${path}`, `${start}${path}?*`]),
)

/** A body is reported for at most so many requests at a time that have not ended yet. */
const MAX_OPEN_REQUESTS = 500

/** A request that has not ended. */
interface OpenRequest {
  readonly request: NetworkRequest
  /** As they left; empty before. */
  readonly sent: readonly Header[]
  /** What was answered, as long as it is not known whether it got through. */
  readonly status: number | null
  readonly isWithheld: boolean
}

interface RawHeader {
  readonly name: string
  readonly value?: string | undefined
}
type RequestDetails = Details & { readonly requestHeaders?: readonly RawHeader[] | undefined }
type ResponseDetails = Details & {
  readonly statusCode: number
  readonly responseHeaders?: readonly RawHeader[] | undefined
}

/**
 * Hears from the browser of every publish that leaves it and every context that is loaded, whoever asked, and of its
 * end. Call in the first turn of the background: only listeners that are there then wake it. What a service worker takes
 * over in Firefox begins, and nothing more is heard of it.
 *
 * @param report called with a request once its headers are known, and again when it has ended; only then for one that
 * another extension has blocked, since that one gets no headers.
 * @returns false where the extension may not use `webRequest`.
 */
export function watchNetwork(report: (request: NetworkRequest) => void): boolean {
  const { webRequest } = browser as { webRequest?: typeof browser.webRequest }
  if (!webRequest) return false
  const begun = new Map<string, OpenRequest>()
  const preflights = new Preflights()
  let namesDocuments = false
  const filter = { urls: URL_PATTERNS, types: typesOf(webRequest) }

  webRequest.onBeforeRequest.addListener(
    (details: Details & { readonly requestBody?: Parameters<typeof reportedBody>[0] }) => {
      const { requestId, method } = details
      namesDocuments ||= details.documentId !== undefined
      if (method === 'OPTIONS') preflights.begin(details)
      // A redirect is the same request at another address.
      if (!isWanted(details) || begun.has(requestId)) return
      const request = beginRequest(details, reportedBody(details.requestBody), namesDocuments)
      begun.set(requestId, { request, sent: [], status: null, isWithheld: false })
      for (const [oldest] of begun) if (begun.size > MAX_OPEN_REQUESTS) begun.delete(oldest)
    },
    filter,
    ['requestBody'],
  )
  webRequest.onBeforeSendHeaders.addListener(
    ({ requestId, requestHeaders }: RequestDetails) => {
      const one = begun.get(requestId)
      if (!one) return
      const sent = headersOf(requestHeaders)
      const request = { ...one.request, headers: cutHeaders(sent.filter(isPublishHeader)) }
      begun.set(requestId, { ...one, request, sent })
      report(request)
    },
    filter,
    ['requestHeaders'],
  )
  webRequest.onHeadersReceived.addListener(
    ({ requestId, url, statusCode, responseHeaders }: ResponseDetails) => {
      preflights.answered(requestId)
      const one = begun.get(requestId)
      // A redirect is no answer yet.
      if (!one || (statusCode >= 300 && statusCode < 400)) return
      const withheld = isHiddenByCors(url, one.sent, headersOf(responseHeaders))
      begun.set(requestId, { ...one, status: statusCode, isWithheld: withheld })
    },
    filter,
    ['responseHeaders'],
  )
  const end = (requestId: string, outcomeOf: (one: OpenRequest) => NetworkResult) => {
    const one = begun.get(requestId)
    if (!one) return
    begun.delete(requestId)
    report({ ...one.request, outcome: preflights.explain(outcomeOf(one), one.request) })
  }
  webRequest.onCompleted.addListener(
    ({ requestId, timeStamp, statusCode }: Details & { readonly statusCode: number }) =>
      end(requestId, (one) => ({
        at: timeStamp,
        status: statusCode,
        ...(one.isWithheld && { error: CORS_HIDDEN_ERROR }),
      })),
    filter,
  )
  webRequest.onErrorOccurred.addListener(
    ({ requestId, timeStamp, error }: Details & { readonly error: string }) => {
      preflights.failed(requestId, error)
      end(requestId, ({ request, status }) => ({
        at: timeStamp,
        status,
        ...(!(status !== null && isOpaqueBeaconResponse(request, error)) && { error }),
      }))
    },
    filter,
  )
  return true
}

function isWanted({ method, url }: Details): boolean {
  return method === 'PUT' || method === 'POST' || (method === 'GET' && isContextLoadUrl(url))
}

/**
 * Firefox 153 ends beacons to other origins so when they are answered with JSON: it keeps such answers from pages (opaque
 * response blocking), which a beacon does not care for.
 */
const isOpaqueBeaconResponse = ({ transport }: NetworkRequest, error: string): boolean =>
  transport === 'beacon' && error === 'NS_ERROR_FAILURE'

const headersOf = (headers: readonly RawHeader[] = []): Header[] =>
  headers.map(({ name, value = '' }) => [name, value])

/** Browsers refuse a filter with a type they do not know: beacons are `ping` in Chromium, `beacon` in Firefox. */
function typesOf(webRequest: typeof browser.webRequest): `${Browser.webRequest.ResourceType}`[] {
  const known = new Set<string>(Object.values(webRequest.ResourceType))
  return (['xmlhttprequest', 'ping', 'beacon', 'other'] as `${Browser.webRequest.ResourceType}`[]).filter(
    (type) => known.has(type),
  )
}
