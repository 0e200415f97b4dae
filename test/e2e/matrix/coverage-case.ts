/** What a case of the coverage table is, and what a page of it has to work with. */
import type { Route } from '../harness/page/page-server.ts'

const BROWSERS = ['chromium', 'firefox'] as const
export type BrowserName = (typeof BROWSERS)[number]

/**
 * What each source has of the publish: `–` when it did not see it, else whether it has the body, and what became of the
 * request. Two requests of one source are joined by ` + `; what is sometimes missed ends in `?`.
 */
export interface Cells {
  readonly page: string
  readonly network: string
  readonly devtools: string
  /** Who the panel says has sent it; empty for the main document. */
  readonly from: string
}

/** One way to send a publish, and what is known of it in each browser. */
export interface CoverageCase {
  /** As it stands in the table; also, with dashes, where its page and its publish are. */
  readonly name: string
  readonly html?: (place: CaseSite) => string
  readonly headers?: Readonly<Record<string, string>>
  /** Other things that the page loads, by the end of their path. */
  readonly files?: (place: CaseSite) => Readonly<Record<string, Route>>
  /** Statements that run in the page: {@link inPage} says with what. */
  readonly run?: string
  /** The end of the publish's path; `v1/context` when not said otherwise. */
  readonly path?: string
  /** The very body, as base64, where it is not the usual publish. */
  readonly sent?: string
  /** The row says that the publish cannot be read, in these words. */
  readonly unreadable?: Readonly<Partial<Record<BrowserName, string>>>
  /** The publish is of another tab, which the page opens. */
  readonly otherTab?: true
  readonly expected: Readonly<Record<BrowserName, Cells>>
  /** What else changes where the page's wrapper is not there: Chromium's network has the body of a Request that nobody has cloned. */
  readonly withoutPage?: Readonly<Partial<Record<BrowserName, Partial<Cells>>>>
}

/** Where a case happens. */
export interface CaseSite {
  /** `http://127.0.0.1:1234/its-name/`: the page, and what it loads. */
  readonly base: string
  /** The same under another host name. */
  readonly otherBase: string
  /** Where the publish goes. */
  readonly publish: string
  /** The name of its goal. */
  readonly goal: string
}

/** A name in several scripts, with marks that can be written in two ways, and with emoji made of several. */
const TONGUES = '目標 العربية é e\u0301 🎯👩‍🚀'

const idOf = ({ name }: CoverageCase): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-')

export function caseSite(one: CoverageCase, origin: string, otherOrigin: string): CaseSite {
  const id = idOf(one)
  return {
    base: `${origin}/${id}/`,
    otherBase: `${otherOrigin}/${id}/`,
    publish: `${origin}/${id}/${one.path ?? 'v1/context'}`,
    goal: `${id} ${TONGUES}`,
  }
}

/**
 * A script of statements. They have `url`, where to publish; `text`, the publish; `bytes`, the same as bytes; `headers`
 * as the SDK sets them; and `read`, which takes an answer to its end as the SDK does: Chromium's DevTools do not count a
 * request as finished before.
 */
export function inPage(statements: string, { publish, goal }: Pick<CaseSite, 'publish' | 'goal'>): string {
  const text = `{"units":[{"type":"session_id","uid":"LTSLmGJb-oGQVJhxElUwtQ"}], "hashed":true,"publishedAt" :1763900000001,"goals":[{"name":${JSON.stringify(goal)},"achievedAt":1763900000000,"properties":{"precio €":"\\u0041","n":1.50,"\\n":null}}]}`
  return `(async () => {
  const url = ${JSON.stringify(publish)}
  const text = ${JSON.stringify(text)}
  const bytes = new TextEncoder().encode(text)
  const headers = { 'Content-Type': 'application/json', 'X-API-Key': 'sdk-key-0123456789-wxyz', 'X-Agent': 'test', 'X-Application': 'shop' }
  const read = async (answer) => (await answer).text()
  ${statements}
})()`
}
