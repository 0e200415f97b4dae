import { type Body, type Capture, MAX_URL_CHARS, type NetworkResult } from '../../../core/capture'
import type { CutHeaders } from '../../../core/protocol/secret-headers'

/** A request as the browser's network saw it, before it is known to which tab it belongs. */
export interface NetworkRequest {
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
  readonly outcome?: NetworkResult
}

/** What `webRequest` tells of a request when it begins, as far as it is used. */
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

/** A request that begins, with an id of its own. `namesDocuments`: the browser has named a document of one before. */
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
 * Firefox names the document for what a document sends, and none for what a worker of it does, whose script it gives as
 * `documentUrl` (seen in ESR 153); `namesDocuments` says that it has named one before, which older ones do not.
 * Chromium names the document for both.
 */
function isWorkers({ documentId, documentUrl, tabId }: Details, namesDocuments: boolean): boolean | null {
  if (documentUrl === undefined) return null
  if (documentId !== undefined) return false
  return namesDocuments && tabId >= 0 ? true : null
}
