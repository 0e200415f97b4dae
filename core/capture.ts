/** Which JavaScript API the request was handed to. The network cannot tell `fetch` from `XMLHttpRequest`. */
export type Transport = 'fetch' | 'xhr' | 'beacon' | 'fetchOrXhr'

/**
 * Who saw a request: the wrapper in the page, the browser's `webRequest`, or DevTools while they are open.
 * In the order in which they are believed.
 */
export const SOURCES = ['page', 'network', 'devtools'] as const
export type Source = (typeof SOURCES)[number]

/** Why the wrapper in the page could not take a body. Every reason has its sentence under `problem.body`. */
export type UnreadBodyReason = 'absent' | 'stream' | 'formData' | 'unreadable'

/**
 * Why a body is not there. `notGiven`: Chromium gives extensions no bytes of a Blob (seen in 156: `requestBody.error`).
 * `masked`: it was left out of a session that was exported.
 */
export type MissingBodyReason = UnreadBodyReason | 'notGiven' | 'masked'

/**
 * A request body as it was handed over, never re-serialised. `bytes` is the size of the whole body, also when
 * `truncated` says that only its first {@link MAX_BODY_BYTES} are here.
 */
export type Body =
  | {
      readonly encoding: 'text' | 'base64'
      readonly data: string
      readonly bytes: number
      readonly truncated?: true
      /** It was sent compressed, in so many bytes; `data` and `bytes` are of what was compressed. */
      readonly gzip?: number
    }
  | { readonly encoding: 'none'; readonly why: MissingBodyReason }

/** One header as the page set it. */
export type Header = readonly [name: string, value: string]

/** A header whose value never leaves the page: its name and, where it is long enough, its last four characters. */
type SecretHeader = readonly [name: string, lastFour: string]

/** A document as the bridge in it knows it; `id` is drawn by the bridge, where no page can see or forge it. */
export interface DocumentInfo {
  readonly id: string
  /** Its address at the time of the message: a page may change it by `history.pushState`. */
  readonly url: string
  readonly top: boolean
  /** When it began, was shown after prerendering, or came back from the back/forward cache; ms since the epoch. */
  readonly startedAt: number
  readonly title?: string
  /** Another page has led here: it has an opener or a referrer. */
  readonly opened?: true
  /** It came back from the back/forward cache at `startedAt`. */
  readonly restored?: true
  /** Addresses that a main document has given itself since `startedAt`, oldest first. */
  readonly navigations?: readonly Navigation[]
}

/** A change of address without a new document (`history.pushState`, a fragment). `at` in ms since the epoch. */
export interface Navigation {
  readonly url: string
  readonly at: number
}

/** What the interceptor saw of one request. */
export interface Sighting {
  readonly transport: Transport
  readonly method: string
  /** Absolute. */
  readonly url: string
  /** Address of the document when the request was made. */
  readonly documentUrl: string
  /** When the page made the call, in ms since the epoch. */
  readonly at: number
  readonly headers: readonly Header[]
  readonly secrets: readonly SecretHeader[]
  readonly body: Body
  /** `sendBeacon` answered false: the browser did not take the request. */
  readonly refused?: true
  /** It may outlive its page; all such bodies of a page in flight together have 64 KiB (Fetch, 4.6 HTTP-network-or-cache fetch). */
  readonly keepalive?: true
}

/** A sighting with its id: what travels from the bridge to the background. */
export interface PageCapture extends Sighting {
  readonly id: string
  /** The page's Content Security Policy forbade it: the directive, as the document was told. It never left. */
  readonly forbidden?: string
}

/** What a source said of a request in the end. With both a status and an error, what was answered did not get through. */
export interface NetworkResult {
  /** When, in ms since the epoch. */
  readonly at: number
  /** HTTP status; null when there was no answer. */
  readonly status: number | null
  /** The browser's own word for what went wrong: `net::ERR_ABORTED`, `NS_BINDING_ABORTED`. */
  readonly error?: string
  /** The server did not allow the request beforehand (CORS preflight), so it was not sent. */
  readonly preflight?: 'refused'
}

/** The body of an answer, as far as DevTools give it. */
export interface ResponseBody {
  /** At most {@link MAX_RESPONSE_CHARS} of it, of a context {@link MAX_CONTEXT_RESPONSE_CHARS}. */
  readonly text: string
  /** There was more of it. */
  readonly truncated?: true
}

/**
 * Who made a request that the wrapper did not see, as far as it is known. `document`: a document's own resource timing
 * lists it, so a script there kept a `fetch` from before. `worker`: no document lists it, or the browser says that it
 * belongs to no tab.
 */
export type SenderKind = 'document' | 'worker' | 'unknown'

/** One request seen by one source, as the background keeps it. Nothing derived is in here. */
export interface Capture extends PageCapture {
  readonly source: Source
  /** The id that its bridge drew; null where the source does not know the document. */
  readonly documentId: string | null
  readonly top: boolean
  /** Address of the main document under which the request was made. */
  readonly pageUrl: string
  /** The request belongs to no tab (a shared worker, a service worker); it was given to so many tabs of its origin. */
  readonly sharedBy?: number
  /** DevTools: a service worker has answered it, and may have passed it on by a request of its own. */
  readonly viaServiceWorker?: true
  readonly sender?: SenderKind
  readonly outcome?: NetworkResult
  /** DevTools alone have it. */
  readonly answer?: ResponseBody
}

/** Longer addresses are cut: they can be megabytes (`data:`), and say nothing more. In UTF-16 code units. */
export const MAX_URL_CHARS = 16 * 1024

/** What a collector says fits into a tenth of it; a list of experiments may not. In UTF-16 code units. */
export const MAX_RESPONSE_CHARS = 64 * 1024
/**
 * Of a context it is only asked whether it has any experiments, and each page loads one: the whole of them would push
 * publishes out of the record. In UTF-16 code units.
 */
export const MAX_CONTEXT_RESPONSE_CHARS = 4 * 1024

/** Bodies above this keep their size and their first MiB, so that one request cannot fill a tab's record. */
export const MAX_BODY_BYTES = 1024 * 1024
