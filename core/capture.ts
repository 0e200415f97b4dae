/** JavaScript API that sent the request. The network cannot tell `fetch` from `XMLHttpRequest`. */
export type Transport = 'fetch' | 'xhr' | 'beacon' | 'fetchOrXhr'

/**
 * Sources that can see a request, the preferred one first: the wrapper in the page, the browser's `webRequest`, and
 * DevTools while it is open.
 */
export const SOURCES = ['page', 'network', 'devtools'] as const
export type Source = (typeof SOURCES)[number]

/** Why the wrapper in the page could not read a body. Every reason has a message under `problem.body`. */
export type UnreadBodyReason = 'absent' | 'stream' | 'formData' | 'unreadable'

/**
 * Why a body is missing. `notGiven`: the browser did not provide it. For example, Chromium gives extensions no bytes of
 * a Blob (seen in 156: `requestBody.error`). `masked`: it was removed from an exported session.
 */
export type MissingBodyReason = UnreadBodyReason | 'notGiven' | 'masked'

/**
 * A request body as the page passed it, never re-serialized. `bytes` is the size of the whole body, even if `truncated`
 * is set and `data` holds only the first {@link MAX_BODY_BYTES}.
 */
export type Body =
  | {
      readonly encoding: 'text' | 'base64'
      readonly data: string
      readonly bytes: number
      readonly truncated?: true
      /** Compressed size in bytes if the body was sent with gzip. `data` and `bytes` describe the uncompressed body. */
      readonly gzip?: number
    }
  | { readonly encoding: 'none'; readonly why: MissingBodyReason }

/** A header as the page set it. */
export type Header = readonly [name: string, value: string]

/** A header whose value never leaves the page: its name and, if the value is long enough, its last four characters. */
type SecretHeader = readonly [name: string, lastFour: string]

/** A document as described by its bridge. The bridge generates `id` where no page can see or forge it. */
export interface DocumentInfo {
  readonly id: string
  /** URL at the time of the message. A page can change it with `history.pushState`. */
  readonly url: string
  readonly top: boolean
  /**
   * When the document began, was shown after prerendering, or came back from the back/forward cache; ms since the
   * epoch.
   */
  readonly startedAt: number
  readonly title?: string
  /** Set when the document has an opener or a referrer: another page led here. */
  readonly opened?: true
  /** Set when the document came back from the back/forward cache at `startedAt`. */
  readonly restored?: true
  /** URLs that a main document switched to since `startedAt`, oldest first. */
  readonly navigations?: readonly Navigation[]
}

/** A URL change without a new document (`history.pushState`, a fragment). `at` is in ms since the epoch. */
export interface Navigation {
  readonly url: string
  readonly at: number
}

/** One request as the interceptor saw it. */
export interface Sighting {
  readonly transport: Transport
  readonly method: string
  /** Absolute URL. */
  readonly url: string
  /** URL of the document when the request was made. */
  readonly documentUrl: string
  /** When the page made the call, in ms since the epoch. */
  readonly at: number
  readonly headers: readonly Header[]
  readonly secrets: readonly SecretHeader[]
  readonly body: Body
  /** Set when `sendBeacon` returned false: the browser did not accept the request. */
  readonly refused?: true
  /**
   * Set when the request may outlive its page. All `keepalive` bodies that a page has in flight share a limit of 64
   * KiB (Fetch, 4.6 HTTP-network-or-cache fetch).
   */
  readonly keepalive?: true
}

/** A sighting with its id, as the bridge sends it to the background. */
export interface PageCapture extends Sighting {
  readonly id: string
  /**
   * The directive of the page's Content Security Policy that blocked the request, as reported to the document. The
   * request was never sent.
   */
  readonly forbidden?: string
}

/**
 * Result of a request as one source reported it. If both status and error are set, a response came but did not reach
 * the page.
 */
export interface NetworkResult {
  /** When the request ended, in ms since the epoch. */
  readonly at: number
  /** HTTP status; null without a response. */
  readonly status: number | null
  /** The browser's own error code, such as `net::ERR_ABORTED` or `NS_BINDING_ABORTED`. */
  readonly error?: string
  /** Set when the server rejected the CORS preflight, so the request was not sent. */
  readonly preflight?: 'refused'
}

/** The response body, as far as DevTools provides it. */
export interface ResponseBody {
  /** At most {@link MAX_RESPONSE_CHARS}, or {@link MAX_CONTEXT_RESPONSE_CHARS} for a context. */
  readonly text: string
  /** Set when the body was longer. */
  readonly truncated?: true
}

/**
 * Sender of a request that the wrapper did not see, as far as it is known. `document`: a document's own resource timing
 * lists the request, so a script there uses a `fetch` from before the wrapper was installed. `worker`: no document
 * lists it, or the browser reports that it belongs to no tab.
 */
export type SenderKind = 'document' | 'worker' | 'unknown'

/** One request as one source saw it. The background stores it as it is, without derived data. */
export interface Capture extends PageCapture {
  readonly source: Source
  /** Id generated by the document's bridge; null when the source does not know the document. */
  readonly documentId: string | null
  readonly top: boolean
  /** URL of the main document that was shown when the request was made. */
  readonly pageUrl: string
  /**
   * Set when the request belongs to no tab (a shared worker, a service worker): the number of tabs of its origin that
   * received it.
   */
  readonly sharedBy?: number
  /**
   * Set by DevTools when a service worker answered the request. The worker may have passed it on in a request of its
   * own.
   */
  readonly viaServiceWorker?: true
  readonly sender?: SenderKind
  readonly outcome?: NetworkResult
  /** Provided by DevTools only. */
  readonly answer?: ResponseBody
}

/**
 * Maximum length of a stored URL, in UTF-16 code units. A longer URL is cut: a `data:` URL can be megabytes long, and
 * its end adds no information.
 */
export const MAX_URL_CHARS = 16 * 1024

/**
 * Maximum length of a stored response body, in UTF-16 code units. A collector's messages are at most a tenth as long; a
 * list of experiments may be longer.
 */
export const MAX_RESPONSE_CHARS = 64 * 1024
/**
 * Maximum length of a stored context response, in UTF-16 code units. Goalkeeper only checks whether the context has
 * experiments, and reads their unit types if the response is not longer. Since each page loads a context, storing it in
 * full would push publishes out of the record.
 */
export const MAX_CONTEXT_RESPONSE_CHARS = 4 * 1024

/**
 * Limit of a stored body, so that one request cannot fill a tab's record. A larger body keeps its size and its first
 * MiB.
 */
export const MAX_BODY_BYTES = 1024 * 1024
