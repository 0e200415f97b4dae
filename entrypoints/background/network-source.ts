import { browser, type Browser } from 'wxt/browser'
import { type Body, type Capture, MAX_URL_CHARACTERS, type Outcome } from '../../core/capture'
import { type CutHeaders, cutHeaders, isPublishHeader } from '../../core/protocol/secret-headers'
import { reportedBody } from './request-body'

/** A request as the browser's network saw it, before it is known to which tab it belongs. */
export interface SeenRequest {
  readonly id: string
  /** -1 when it belongs to no tab. */
  readonly tabId: number
  /** In a private window. Null where the browser does not tell: Chromium has an instance of the extension of its own there. */
  readonly incognito: boolean | null
  /** Origin or address of what made it; empty when the browser does not say. */
  readonly initiator: string
  /** The document it belongs to, also when a worker of it made it; Firefox has no `documentId` then. */
  readonly document: { readonly frameId: number; readonly documentId?: string }
  /** Whether a worker made it; null where the browser does not tell. */
  readonly isWorkers: boolean | null
  readonly transport: Capture['transport']
  readonly method: string
  readonly url: string
  /** Ms since the epoch. */
  readonly at: number
  readonly headers: CutHeaders
  readonly body: Body
  readonly outcome?: Outcome
}

/**
 * Where publishes go, whatever the host. Narrow on purpose: each request that fits wakes the background. A path that a
 * team has renamed does not fit; what the page's wrapper does not see there, DevTools do while they are open.
 */
const PLACES = ['context', 'context/batch'].flatMap((place) =>
  ['*://*/', '*://*/*/'].flatMap((start) => [`${start}${place}`, `${start}${place}?*`]),
)

/** A body is reported for at most so many requests at a time that have no headers yet. */
const MOST_BEGUN = 500

interface Details {
  readonly requestId: string
  readonly method: string
  readonly url: string
  readonly tabId: number
  readonly frameId: number
  readonly documentId?: string | undefined
  readonly type: string
  readonly timeStamp: number
  readonly initiator?: string | undefined
  readonly originUrl?: string | undefined
  readonly documentUrl?: string | undefined
  readonly incognito?: boolean | undefined
}

/**
 * Hears from the browser of every publish that leaves it, whoever sent it, and of its end. Call in the first turn of the
 * background: only listeners that are there then wake it.
 *
 * @param report called with a request once its headers are known, and again when it has ended.
 * @returns false where the extension may not use `webRequest`.
 */
export function watchNetwork(report: (request: SeenRequest) => void): boolean {
  const { webRequest } = browser as { webRequest?: typeof browser.webRequest }
  if (!webRequest) return false
  const begun = new Map<string, SeenRequest>()
  let namesDocuments = false
  const filter = { urls: PLACES, types: typesOf(webRequest) }

  webRequest.onBeforeRequest.addListener(
    (details: Details & { readonly requestBody?: Parameters<typeof reportedBody>[0] }) => {
      namesDocuments ||= details.documentId !== undefined
      // A redirect is the same request at another address.
      if (!/^(PUT|POST)$/.test(details.method) || begun.has(details.requestId)) return
      begun.set(details.requestId, begin(details, reportedBody(details.requestBody), namesDocuments))
      for (const [oldest] of begun) if (begun.size > MOST_BEGUN) begun.delete(oldest)
    },
    filter,
    ['requestBody'],
  )
  webRequest.onBeforeSendHeaders.addListener(
    ({
      requestId,
      requestHeaders = [],
    }: {
      requestId: string
      requestHeaders?: readonly RequestHeader[]
    }) => {
      const request = begun.get(requestId)
      if (!request) return
      const all = requestHeaders.map(({ name, value = '' }) => [name, value] as const)
      const known = { ...request, headers: cutHeaders(all.filter(isPublishHeader)) }
      begun.set(requestId, known)
      report(known)
    },
    filter,
    ['requestHeaders'],
  )
  const end = (requestId: string, outcome: Outcome) => {
    const request = begun.get(requestId)
    if (!request) return
    begun.delete(requestId)
    report({ ...request, outcome })
  }
  webRequest.onCompleted.addListener(
    ({ requestId, timeStamp, statusCode }: Details & { readonly statusCode: number }) =>
      end(requestId, { at: timeStamp, status: statusCode }),
    filter,
  )
  webRequest.onErrorOccurred.addListener(
    ({ requestId, timeStamp, error }: Details & { readonly error: string }) =>
      end(requestId, { at: timeStamp, status: null, error }),
    filter,
  )
  return true
}

interface RequestHeader {
  readonly name: string
  readonly value?: string | undefined
}

/** Browsers refuse a filter with a type they do not know: beacons are `ping` in Chromium, `beacon` in Firefox. */
function typesOf(webRequest: typeof browser.webRequest): `${Browser.webRequest.ResourceType}`[] {
  const known = new Set<string>(Object.values(webRequest.ResourceType))
  return (['xmlhttprequest', 'ping', 'beacon', 'other'] as `${Browser.webRequest.ResourceType}`[]).filter(
    (type) => known.has(type),
  )
}

/**
 * Firefox names the document for what a document sends, and none for what a worker of it does, whose script it gives as
 * `documentUrl` (seen in ESR 153); `namesDocuments` says that it has named one before, which older ones do not.
 * Chromium names the document for both.
 */
function isWorkers({ documentId, documentUrl, tabId }: Details, namesDocuments: boolean): boolean | null {
  if (documentUrl === undefined) return null
  if (documentId !== undefined) return false
  return namesDocuments && tabId >= 0 ? true : null
}

function begin(details: Details, body: Body, namesDocuments: boolean): SeenRequest {
  const { tabId, incognito = null, type, method, url, timeStamp, originUrl, documentUrl } = details
  const { frameId, documentId } = details
  return {
    id: crypto.randomUUID(),
    tabId,
    incognito,
    initiator: documentUrl ?? originUrl ?? details.initiator ?? '',
    document: { frameId, ...(documentId !== undefined && { documentId }) },
    isWorkers: isWorkers(details, namesDocuments),
    transport: type === 'ping' || type === 'beacon' ? 'beacon' : 'fetchOrXhr',
    method,
    url: url.slice(0, MAX_URL_CHARACTERS),
    at: timeStamp,
    headers: { headers: [], secrets: [] },
    body,
  }
}
