/** Which JavaScript API the page handed the request to. */
export type Transport = 'fetch' | 'xhr' | 'beacon'

/** Why a body could not be taken. Every reason has its sentence under `problem.body` in the locales. */
export type MissingBody = 'absent' | 'stream' | 'formData' | 'unreadable'

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
    }
  | { readonly encoding: 'none'; readonly why: MissingBody }

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
}

/** A sighting with its id: what travels from the bridge to the background. */
export interface PageCapture extends Sighting {
  readonly id: string
}

/** One request seen by one source, as the background keeps it. Nothing derived is in here. */
export interface Capture extends PageCapture {
  /** Position in the tab's record, from 1, without gaps. */
  readonly seq: number
  readonly source: 'page'
  readonly documentId: string
  readonly top: boolean
  /** Address of the main document under which the request was made. */
  readonly pageUrl: string
}

/** Longer addresses are cut: they can be megabytes (`data:`), and say nothing more. In UTF-16 code units. */
export const MAX_URL_CHARACTERS = 16 * 1024

/** Bodies above this keep their size and their first MiB, so that one request cannot fill a tab's record. */
export const MAX_BODY_BYTES = 1024 * 1024
