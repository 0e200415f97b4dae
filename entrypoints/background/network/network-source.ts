import { browser, type Browser } from 'wxt/browser'
import type { Header, NetworkResult } from '../../../core/capture'
import { isHiddenByCors, CORS_HIDDEN_ERROR } from '../../../core/delivery/cors'
import { cutHeaders, isPublishHeader } from '../../../core/protocol/secret-headers'
import { isContextLoadUrl } from '../../../core/publish/read-capture'
import { Preflights } from './preflights'
import { reportedBody } from './request-body'
import { beginRequest, type Details, type NetworkRequest } from './network-request'

/**
 * URL patterns of publishes and context loads on any host. They are narrow on purpose, since every match wakes the
 * background. A path that a team has renamed does not match: when the page's wrapper misses such a request, only
 * DevTools reports it, while they are open.
 */
const URL_PATTERNS = ['context', 'context/batch'].flatMap((path) =>
  ['*://*/', '*://*/*/'].flatMap((start) => [`${start}${path}`, `${start}${path}?*`]),
)

/** Maximum number of requests tracked at a time; the oldest is dropped. */
const MAX_OPEN_REQUESTS = 500

interface OpenRequest {
  readonly request: NetworkRequest
  /** Headers as sent; empty until they are known. */
  readonly sent: readonly Header[]
  /** HTTP status; null until the response headers have arrived. */
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
 * Reports every publish that leaves the browser and every context load, whoever sent it, and how it ended. Call it
 * synchronously when the background starts: only listeners registered then wake it. In Firefox, a request that a
 * service worker handles is only seen to start.
 *
 * @param report called with a request once its headers are known, and again when it has ended. It is only called at the
 * end for a request that another extension has blocked, since that never gets headers.
 * @returns false when the extension may not use `webRequest`.
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
      // A redirect is the same request at another URL.
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
      // A redirect is not the final response.
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
 * Returns whether the error only means that the response is hidden from the page. Firefox 153 reports this error for
 * cross-origin beacons with a JSON response (opaque response blocking), which does not matter to a beacon.
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
