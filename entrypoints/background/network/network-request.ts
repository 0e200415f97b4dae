import { type Body, type Capture, MAX_URL_CHARS, type NetworkResult } from '../../../core/capture'
import type { CutHeaders } from '../../../core/protocol/secret-headers'

/** A request as `webRequest` reports it, before it is assigned to a tab. */
export interface NetworkRequest {
  readonly id: string
  /** -1 when the browser names no tab. */
  readonly tabId: number
  /**
   * Whether the request comes from a private window. Null when the browser does not report that, as in Chromium, where
   * private windows have their own instance of the extension.
   */
  readonly incognito: boolean | null
  /** Origin or URL of the initiator; empty when the browser does not report it. */
  readonly initiator: string
  /**
   * Document that the browser names as the origin of the request. When a worker of the document sent it, the browser
   * names the document as well, but Firefox without a `documentId`.
   */
  readonly document: { readonly frameId: number; readonly documentId?: string }
  /** Whether a worker sent the request; null when the browser does not report that. */
  readonly isFromWorker: boolean | null
  readonly transport: Capture['transport']
  readonly method: string
  readonly url: string
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly headers: CutHeaders
  readonly body: Body
  readonly outcome?: NetworkResult
}

/** Event details of `webRequest`, limited to the fields used here. */
export interface Details {
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
 * Creates a request with a new id. `namesDocuments` is true once the browser has given a `documentId` with any request.
 */
export function beginRequest(details: Details, body: Body, namesDocuments: boolean): NetworkRequest {
  const { tabId, incognito = null, type, method, url, timeStamp, originUrl, documentUrl } = details
  const { frameId, documentId } = details
  return {
    id: crypto.randomUUID(),
    tabId,
    incognito,
    initiator: documentUrl ?? originUrl ?? details.initiator ?? '',
    document: { frameId, ...(documentId !== undefined && { documentId }) },
    isFromWorker: isFromWorker(details, namesDocuments),
    transport: type === 'ping' || type === 'beacon' ? 'beacon' : 'fetchOrXhr',
    method,
    url: url.slice(0, MAX_URL_CHARS),
    at: timeStamp,
    headers: { headers: [], secrets: [] },
    body,
  }
}

/**
 * Returns whether a worker sent the request, or null when that is unknown. Firefox gives a `documentId` with a request
 * of a document. With a request of a worker, it gives none, and `documentUrl` is the URL of the worker's script (seen
 * in ESR 153). Older versions of Firefox never give a `documentId`, so its absence only counts when `namesDocuments` is
 * true. Chromium gives no `documentUrl`, and a `documentId` in both cases.
 */
function isFromWorker({ documentId, documentUrl, tabId }: Details, namesDocuments: boolean): boolean | null {
  if (documentUrl === undefined) return null
  if (documentId !== undefined) return false
  return namesDocuments && tabId >= 0 ? true : null
}
