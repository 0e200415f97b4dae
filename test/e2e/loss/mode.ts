/** Types that describe a way to lose a goal, and the SDK versions to try it with. */
import type { RouteAnswer } from '../harness/page/page-server.ts'
import type { LossPage } from './loss-page.ts'

/** SDK versions that differ in retries, timeouts and `keepalive`. */
export const SDKS = ['1.5.0', '1.11.5', '1.13.4'] as const
export type SdkName = (typeof SDKS)[number]
export type BrowserName = 'chromium' | 'firefox'

/** Versions before 1.8 have no timeout and don't use `keepalive`. */
export const isOld = (sdk: SdkName): boolean => sdk === '1.5.0'

/**
 * Host name that resolves to this machine without being a loopback name. Browsers let an https page send http requests
 * to `localhost` and `127.0.0.1` only (Mixed Content, section 4.2). Launch options map the name to 127.0.0.1.
 */
export const NO_LOCALHOST = 'collector.test'

/** Expected final state. */
export interface ExpectedLoss {
  /** Delivery column of the goal's row. Duplicate rows, which are wrong, are joined by ` + `. Null for no row. */
  readonly delivery: RegExp | null
  /** Delivery columns of the goal's copies, in order. */
  readonly beside?: readonly RegExp[]
  /** Response statuses of the publishes, in order; null where the server dropped the connection. */
  readonly server: readonly (number | null)[] | 'anything'
  /** Response statuses of the context requests, in order. */
  readonly loads?: readonly number[]
  /** Number of attempts in the Delivery tab. */
  readonly attempts?: number
  /** Message under the page's header in the list. */
  readonly banner?: RegExp
}

/** One way to lose a goal, or to seem to. */
export interface LossMode {
  readonly name: string
  /**
   * Gives each SDK a page of its own, because the mode concerns the whole document: its context, its navigation or its
   * `keepalive` bodies. In other modes one page has all SDKs, which saves two thirds of the time.
   */
  readonly apart?: true
  readonly page?: Partial<LossPage>
  readonly headers?: Readonly<Record<string, string>>
  /** Serves the page over https, with a collector at {@link NO_LOCALHOST} over http. */
  readonly secure?: true
  /** False keeps the SDK's default timeout. */
  readonly isPatient?: false
  /** Points the page at an endpoint where nothing listens. */
  readonly nowhere?: true
  /** Responses to the publishes, in order; the last one repeats. */
  readonly answers?: readonly RouteAnswer[]
  /** Number of publishes to hold until a further one, or one of the next page, arrives or is given up. */
  readonly holds?: number
  /** Responses to the context requests, in order; the last one repeats. */
  readonly loads?: readonly RouteAnswer[]
  /** Response to the preflight. */
  readonly preflight?: RouteAnswer
  readonly expected: (sdk: SdkName, browser: BrowserName) => ExpectedLoss
}
