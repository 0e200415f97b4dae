/** Types of the coverage table's cases, and the script environment of their pages. */
import type { BrowserName } from '../harness/browser/browser-name.ts'
import type { Route } from '../harness/page/page-server.ts'

/**
 * Captures of the publish by source: `–` for none, otherwise whether the source has the body, and the request's outcome.
 * Two requests of one source are joined by ` + `. A cell ends in `?` if the capture is sometimes missing.
 */
export interface Cells {
  readonly page: string
  readonly network: string
  readonly devtools: string
  /** Sender shown in the panel; empty for the main document. */
  readonly from: string
}

/** One way to send a publish, and the captures expected in each browser. */
export interface CoverageCase {
  /** Name in the table. In kebab case, also the path of the page and of the publish. */
  readonly name: string
  readonly html?: (place: CaseSite) => string
  readonly headers?: Readonly<Record<string, string>>
  /** Additional resources of the page, by the end of their path. */
  readonly files?: (place: CaseSite) => Readonly<Record<string, Route>>
  /** Statements that run in the page, with the variables of {@link inPage}. */
  readonly run?: string
  /** End of the publish's path; defaults to `v1/context`. */
  readonly path?: string
  /** Exact body as base64, if it differs from the default publish. */
  readonly sent?: string
  /** Message in the row of a publish that cannot be read. */
  readonly unreadable?: Readonly<Partial<Record<BrowserName, string>>>
  /** Set if the publish belongs to another tab, which the page opens. */
  readonly otherTab?: true
  readonly expected: Readonly<Record<BrowserName, Cells>>
  /** Further differences without the page's wrapper: Chromium's network has the body of a Request that wasn't cloned. */
  readonly withoutPage?: Readonly<Partial<Record<BrowserName, Partial<Cells>>>>
}

/** URLs and goal name of a case. */
export interface CaseSite {
  /** Base URL of the page and its resources: `http://127.0.0.1:1234/its-name/`. */
  readonly base: string
  /** The same base URL with another host name. */
  readonly otherBase: string
  /** URL of the publish. */
  readonly publish: string
  /** Name of the published goal. */
  readonly goal: string
}

/** Words in several scripts, with an accent in composed and decomposed form, and an emoji made of several code points. */
const MULTILINGUAL = '目標 العربية é e\u0301 🎯👩‍🚀'

const idOf = ({ name }: CoverageCase): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-')

export function caseSite(coverageCase: CoverageCase, origin: string, otherOrigin: string): CaseSite {
  const id = idOf(coverageCase)
  return {
    base: `${origin}/${id}/`,
    otherBase: `${otherOrigin}/${id}/`,
    publish: `${origin}/${id}/${coverageCase.path ?? 'v1/context'}`,
    goal: `${id} ${MULTILINGUAL}`,
  }
}

/**
 * Wraps statements in a script. They can use `url`, the URL to publish to; `text`, the publish; `bytes`, the publish as
 * bytes; `headers`, as the SDK sets them; and `read`, which reads a response to its end as the SDK does, because
 * Chromium's DevTools report a request as finished only then.
 */
export function inPage(statements: string, { publish, goal }: Pick<CaseSite, 'publish' | 'goal'>): string {
  const text = `{"units":[{"type":"session_id","uid":"LTSLmGJb-oGQVJhxElUwtQ"}], "hashed":true,"publishedAt" :1763900000001,"goals":[{"name":${JSON.stringify(goal)},"achievedAt":1763900000000,"properties":{"precio €":"\\u0041","n":1.50,"\\n":null}}]}`
  return `(async () => {
  const url = ${JSON.stringify(publish)}
  const text = ${JSON.stringify(text)}
  const bytes = new TextEncoder().encode(text)
  const headers = { 'Content-Type': 'application/json', 'X-API-Key': 'sdk-key-0123456789-wxyz', 'X-Agent': 'test', 'X-Application': 'shop' }
  const read = async (response) => (await response).text()
  ${statements}
})()`
}
