/** What a way to lose a goal is. */
import type { RouteAnswer } from '../harness/page/page-server.ts'
import type { LossPage } from './page.ts'

/** The SDKs that differ in retries, timeouts and `keepalive`. */
export const SDKS = ['1.5.0', '1.11.5', '1.13.4'] as const
export type SdkName = (typeof SDKS)[number]
export type BrowserName = 'chromium' | 'firefox'

/** Versions before 1.8 neither give up nor use `keepalive`. */
export const isOld = (sdk: SdkName): boolean => sdk === '1.5.0'

/**
 * A name of this machine that is not known to be one: from https, a browser lets a page send to `localhost` and
 * `127.0.0.1` over http, but to no other (Mixed Content, section 4.2). The browsers are told where it is.
 */
export const NO_LOCALHOST = 'collector.test'

/** What is to be seen in the end. */
export interface ExpectedLoss {
  /** The delivery column of the goal's row; of several, which must not be, joined by ` + `. Null for no row. */
  readonly delivery: RegExp | null
  /** The same of the goals beside it, in their order. */
  readonly beside?: readonly RegExp[]
  /** Statuses that the server answered to the publishes, in order; null where it dropped the connection. */
  readonly server: readonly (number | null)[] | 'anything'
  /** Likewise, to the requests for the context. */
  readonly loads?: readonly number[]
  /** How many attempts the Delivery tab lists. */
  readonly attempts?: number
  /** A line under the page's head. */
  readonly banner?: RegExp
}

/** One way. */
export interface LossMode {
  readonly name: string
  /**
   * Each SDK has the page for itself, because the document as a whole is what it is about: its context, its leaving, its
   * `keepalive` bodies. Of the others one page has all, which saves two thirds of the time.
   */
  readonly apart?: true
  readonly page?: Partial<LossPage>
  readonly headers?: Readonly<Record<string, string>>
  /** The page comes by https, and its collector is at {@link NO_LOCALHOST} by http. */
  readonly secure?: true
  /** False: the SDK waits no longer than it does by itself. */
  readonly isPatient?: false
  /** Nothing listens where the page publishes. */
  readonly nowhere?: true
  /** Answers to the publishes of this mode, by how many there were before; the last one goes on. */
  readonly answers?: readonly RouteAnswer[]
  /** So many are answered only when the one after them, or one of the next page, has arrived or was given up. */
  readonly holds?: number
  /** Answers to the context requests, likewise. */
  readonly loads?: readonly RouteAnswer[]
  /** Answer to the preflight. */
  readonly preflight?: RouteAnswer
  readonly expected: (sdk: SdkName, browser: BrowserName) => ExpectedLoss
}
