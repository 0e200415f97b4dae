/** Types that describe a way to lose a goal, and the SDK versions to try it with. */
import type { BrowserName } from '../harness/browser/browser-name.ts'
import type { RouteResponse } from '../harness/page/page-server.ts'
import type { LossPage } from './loss-page.ts'

/** SDK versions that differ in retries, timeouts and `keepalive`. */
export const SDKS = ['1.5.0', '1.11.5', '1.13.4'] as const
export type SdkName = (typeof SDKS)[number]

/** Versions before 1.8 have no timeout and don't use `keepalive`. */
export const isOld = (sdk: SdkName): boolean => sdk === '1.5.0'

/**
 * Host name that resolves to this machine without being a loopback name. Browsers let an https page send http requests
 * to `localhost` and `127.0.0.1` only (Mixed Content, section 4.2). Launch options map the name to 127.0.0.1.
 */
export const COLLECTOR_HOST = 'collector.test'

/** Expected final state. */
export interface ExpectedLoss {
  /** Delivery column of the goal's row. Duplicate rows, which are wrong, are joined by ` + `. Null for no row. */
  readonly delivery: RegExp | null
  /** Delivery columns of the goal's copies, in order. */
  readonly copies?: readonly RegExp[]
  /** Response statuses of the publishes, in order; null where the server dropped the connection. */
  readonly server: readonly (number | null)[] | 'anything'
  /** Response statuses of the context requests, in order. */
  readonly loads?: readonly number[]
  /** Number of attempts in the Delivery tab. */
  readonly attempts?: number
  /** Message under the page's header in the list. */
  readonly banner?: RegExp
}

/** One way to lose a goal, or to look as if it was lost. */
export interface LossMode {
  readonly name: string
  /**
   * Gives each SDK a page of its own, because the mode affects the whole document: its context, its navigation, or the
   * total size of its `keepalive` bodies. In the other modes, all SDKs share one page, which saves two thirds of the time.
   */
  readonly separatePages?: true
  readonly page?: Partial<LossPage>
  readonly headers?: Readonly<Record<string, string>>
  /** Serves the page over https, with a collector at {@link COLLECTOR_HOST} over http. */
  readonly secure?: true
  /** Keeps the SDK's default timeout. The other modes have a longer one. */
  readonly hasDefaultTimeout?: true
  /** Gives the SDKs an endpoint whose port is closed. */
  readonly unreachable?: true
  /** Responses to the publishes, in order; the last one repeats. */
  readonly responses?: readonly RouteResponse[]
  /**
   * Number of publishes whose response the server holds back. It releases them when a further publish or the next page's
   * publish arrives, or when the SDK gives up on the goal.
   */
  readonly held?: number
  /** Responses to the context requests, in order; the last one repeats. */
  readonly loads?: readonly RouteResponse[]
  /** Response to the preflight. */
  readonly preflight?: RouteResponse
  readonly expected: (sdk: SdkName, browser: BrowserName) => ExpectedLoss
}
