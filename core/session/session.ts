import { type Attempt, requestOf } from '../attempt'
import type { Delivery } from '../delivery/delivery'
import { type Page, pageOf, visitEndedAt } from '../page'
import type { Row } from '../record/row'

/** Parts that are removed from or masked in an exported session. */
export interface Redactions {
  /** URLs of pages and requests are cut before `?` and `#`. */
  readonly addresses: boolean
  /** Values of goals' properties are masked; their names stay. */
  readonly properties: boolean
  /** Values of attributes are masked; their names stay. */
  readonly attributes: boolean
  /** Unit ids are replaced. Equal ids get equal replacements. */
  readonly units: boolean
}

/** Default redactions: parts that are often secret and seldom needed. */
export const DEFAULT_REDACTIONS: Redactions = {
  addresses: true,
  properties: false,
  attributes: false,
  units: false,
}

/** Leaves everything as it was seen. */
export const NO_REDACTIONS: Redactions = {
  addresses: false,
  properties: false,
  attributes: false,
  units: false,
}

/** A tab's pages and attempts, for use outside of the panel. Everything else is derived from them, as in the panel. */
export interface Session {
  /** Milliseconds since the epoch. Outcomes of deliveries are as of this time. */
  readonly exportedAt: number
  readonly redactions: Redactions
  /** In chronological order. */
  readonly pages: readonly Page[]
  readonly attempts: readonly Attempt[]
  /** Ids of the selected rows among those of the attempts; null for all rows. */
  readonly rows: readonly string[] | null
}

/** Parts of a session. */
interface SessionParts {
  /** All deliveries, including those without a row. */
  readonly deliveries: readonly Delivery[]
  readonly pages: readonly Page[]
  /** The selected rows; null for all. */
  readonly selectedRows: readonly Row[] | null
  readonly exportedAt: number
}

/**
 * Creates a session from all deliveries, or only those of the selected rows. A request cannot be split, so the session
 * includes goals that were sent together with a selected one, and `rows` holds the selection. Nothing is redacted yet.
 */
export function createSession({ deliveries, pages, selectedRows, exportedAt }: SessionParts): Session {
  const wanted = selectedRows && new Set(selectedRows.map(({ delivery }) => delivery))
  const attempts = deliveries.flatMap((delivery) =>
    !wanted || wanted.has(delivery) ? delivery.attempts : [],
  )
  return {
    exportedAt,
    redactions: NO_REDACTIONS,
    pages: pagesOf(pages, attempts),
    attempts,
    rows: selectedRows && selectedRows.map(({ id }) => id),
  }
}

/** Returns the pages that the attempts belong to, each with the time it was left and the URLs that an attempt was made at. */
function pagesOf(pages: readonly Page[], attempts: readonly Attempt[]): readonly Page[] {
  const timesOf = Map.groupBy(
    attempts.map((attempt) => requestOf(attempt)),
    (request) => pageOf(pages, request),
  )
  return pages.flatMap((page) => {
    const times = timesOf.get(page)?.map(({ at }) => at)
    if (!times) return []
    const leftAt = visitEndedAt(pages, page)
    return [{ ...withUrlsAt(page, times), ...(leftAt !== null && { leftAt }) }]
  })
}

/** Returns a page with only the URLs that it had at the given times, in ms since the epoch. */
function withUrlsAt(page: Page, times: readonly number[]): Page {
  const used = new Set(times.map((at) => page.navigations.findLast((one) => one.at <= at)))
  const navigations = page.navigations.filter((navigation) => used.has(navigation))
  const url = used.has(undefined) ? page.url : (navigations[0]?.url ?? page.url)
  return { ...page, url, navigations }
}
