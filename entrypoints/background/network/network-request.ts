import { type Body, type Capture, MAX_URL_CHARS, type NetworkResult } from '../../../core/capture'
import type { CutHeaders } from '../../../core/protocol/secret-headers'

/** A request as `webRequest` reports it, before it is assigned to a tab. */
export interface NetworkRequest {
  readonly id: string
  /** -1 when the browser names no tab. */
  readonly tabId: number
  /**
   * Whether it comes from a private window. Null when the browser does not report it: in Chromium, private windows have
   * their own instance of the extension.
   */
  readonly incognito: boolean | null
  /** Origin or URL of the initiator; empty when the browser does not report it. */
  readonly initiator: string
  /**
   * Document of the request, also when a worker of the document sent it. Firefox gives no `documentId` in that case.
   */
  readonly document: { readonly frameId: number; readonly documentId?: string }
  /** Whether a worker sent it; null when the browser does not report it. */
  readonly isWorkers: boolean | null
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
 * Creates a request with a new id. `namesDocuments` is true once the browser has given a `documentId` for any request.
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
    isWorkers: isWorkers(details, namesDocuments),
    transport: type === 'ping' || type === 'beacon' ? 'beacon' : 'fetchOrXhr',
    method,
    url: url.slice(0, MAX_URL_CHARS),
    at: timeStamp,
    headers: { headers: [], secrets: [] },
    body,
  }
}

/**
 * Returns whether a worker sent the request, or null when that is unknown. Firefox gives a `documentId` for requests of
 * a document but not for requests of its workers, whose script it gives as `documentUrl` (seen in ESR 153). Older
 * versions never give one, so `namesDocuments` must be true. Chromium gives a `documentId` for both.
 */
function isWorkers({ documentId, documentUrl, tabId }: Details, namesDocuments: boolean): boolean | null {
  if (documentUrl === undefined) return null
  if (documentId !== undefined) return false
  return namesDocuments && tabId >= 0 ? true : null
}
