import { browser, type Browser } from 'wxt/browser'
import type { Header, NetworkResult } from '../../../core/capture'
import { isHiddenByCors, CORS_HIDDEN_ERROR } from '../../../core/delivery/cors'
import { cutHeaders, isPublishHeader } from '../../../core/protocol/secret-headers'
import { isContextLoadUrl } from '../../../core/publish/read-capture'
import { Preflights } from './preflights'
import { reportedBody } from './request-body'
import { beginRequest, type Details, type NetworkRequest } from './network-request'

/**
 * URL patterns of publishes and context loads on any host. Every match starts the background, so the patterns only
 * match the SDK's own paths. If a team has renamed the path and the page's wrapper misses the request, only DevTools
 * can report it, while they are open.
 */
const URL_PATTERNS = ['context', 'context/batch'].flatMap((path) =>
  ['*://*/', '*://*/*/'].flatMap((start) => [`${start}${path}`, `${start}${path}?*`]),
)

/** Maximum number of requests tracked at a time; the oldest is dropped. */
const MAX_OPEN_REQUESTS = 500

interface OpenRequest {
  readonly request: NetworkRequest
  /** Headers as the browser sends them; empty until they are known. */
  readonly sent: readonly Header[]
  /** HTTP status; null until the response headers have arrived. */
  readonly status: number | null
  readonly isCorsHidden: boolean
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
 * Reports every publish and every context load that the browser sends, whichever script caused it, and how it ended.
 * Call it synchronously when the background starts: only listeners that are registered then can restart the background.
 * In Firefox, a request that a service worker handles only begins, and is not reported.
 *
 * @param report called with a request when its headers are known, and again when it has ended. For a request that
 * another extension has blocked, it is called only at the end, since such a request never gets headers.
 * @returns false when the extension may not use `webRequest`.
 */
export function watchNetwork(report: (request: NetworkRequest) => void): boolean {
  const { webRequest } = browser as { webRequest?: typeof browser.webRequest }
  if (!webRequest) return false
  const openRequests = new Map<string, OpenRequest>()
  const preflights = new Preflights()
  let namesDocuments = false
  const filter = { urls: URL_PATTERNS, types: typesOf(webRequest) }

  webRequest.onBeforeRequest.addListener(
    (details: Details & { readonly requestBody?: Parameters<typeof reportedBody>[0] }) => {
      const { requestId, method } = details
      namesDocuments ||= details.documentId !== undefined
      if (method === 'OPTIONS') preflights.begin(details)
      // After a redirect, the browser reports the same request again with another URL.
      if (!isWanted(details) || openRequests.has(requestId)) return
      const request = beginRequest(details, reportedBody(details.requestBody), namesDocuments)
      openRequests.set(requestId, { request, sent: [], status: null, isCorsHidden: false })
      for (const [oldest] of openRequests)
        if (openRequests.size > MAX_OPEN_REQUESTS) openRequests.delete(oldest)
    },
    filter,
    ['requestBody'],
  )
  webRequest.onBeforeSendHeaders.addListener(
    ({ requestId, requestHeaders }: RequestDetails) => {
      const open = openRequests.get(requestId)
      if (!open) return
      const sent = headersOf(requestHeaders)
      const request = { ...open.request, headers: cutHeaders(sent.filter(isPublishHeader)) }
      openRequests.set(requestId, { ...open, request, sent })
      report(request)
    },
    filter,
    ['requestHeaders'],
  )
  webRequest.onHeadersReceived.addListener(
    ({ requestId, url, statusCode, responseHeaders }: ResponseDetails) => {
      preflights.answered(requestId)
      const open = openRequests.get(requestId)
      // A redirect is not the final response.
      if (!open || (statusCode >= 300 && statusCode < 400)) return
      const isCorsHidden = isHiddenByCors(url, open.sent, headersOf(responseHeaders))
      openRequests.set(requestId, { ...open, status: statusCode, isCorsHidden })
    },
    filter,
    ['responseHeaders'],
  )
  const end = (requestId: string, outcomeOf: (open: OpenRequest) => NetworkResult) => {
    const open = openRequests.get(requestId)
    if (!open) return
    openRequests.delete(requestId)
    report({ ...open.request, outcome: preflights.explain(outcomeOf(open), open.request) })
  }
  webRequest.onCompleted.addListener(
    ({ requestId, timeStamp, statusCode }: Details & { readonly statusCode: number }) =>
      end(requestId, (open) => ({
        at: timeStamp,
        status: statusCode,
        ...(open.isCorsHidden && { error: CORS_HIDDEN_ERROR }),
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
 * Returns whether the error only means that Firefox hides the response from the page. Firefox 153 reports this error
 * for a cross-origin beacon with a JSON response (opaque response blocking). A beacon needs no response, so it has not
 * failed.
 */
const isOpaqueBeaconResponse = ({ transport }: NetworkRequest, error: string): boolean =>
  transport === 'beacon' && error === 'NS_ERROR_FAILURE'

const headersOf = (headers: readonly RawHeader[] = []): Header[] =>
  headers.map(({ name, value = '' }) => [name, value])

/**
 * Returns the resource types to filter by. Browsers reject unknown types: beacons are `ping` in Chromium and `beacon`
 * in Firefox.
 */
function typesOf(webRequest: typeof browser.webRequest): `${Browser.webRequest.ResourceType}`[] {
  const known = new Set<string>(Object.values(webRequest.ResourceType))
  return (['xmlhttprequest', 'ping', 'beacon', 'other'] as `${Browser.webRequest.ResourceType}`[]).filter(
    (type) => known.has(type),
  )
}
