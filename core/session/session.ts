import { type Attempt, requestOf } from '../attempt'
import type { Delivery } from '../delivery/delivery'
import { type Page, pageOf } from '../page'
import type { Row } from '../record/row'

/** What is left out of a session that leaves the browser, or masked in it. */
export interface Redactions {
  /** Addresses of pages and requests end before `?` and `#`. */
  readonly addresses: boolean
  /** Values of goals' properties are masked; their names stay. */
  readonly properties: boolean
  /** Values of attributes are masked; their names stay. */
  readonly attributes: boolean
  /** Unit ids are replaced, the same one by the same one. */
  readonly units: boolean
}

/** What somebody gets who does not choose: what is often secret and seldom needed stays at home. */
export const DEFAULT_REDACTIONS: Redactions = {
  addresses: true,
  properties: false,
  attributes: false,
  units: false,
}

/** As it was seen. */
export const NO_REDACTIONS: Redactions = {
  addresses: false,
  properties: false,
  attributes: false,
  units: false,
}

/** What was seen of a tab, to be taken elsewhere. Everything else is derived from it, as in the panel. */
export interface Session {
  /** Ms since the epoch; what became of a delivery is what it was then. */
  readonly exportedAt: number
  readonly redactions: Redactions
  /** In the order of time. */
  readonly pages: readonly Page[]
  readonly attempts: readonly Attempt[]
  /** Ids of the rows that were chosen of those that the attempts have; null for all. */
  readonly rows: readonly string[] | null
}

/** What a session is made of. */
interface SessionParts {
  /** All there are, those without a row too. */
  readonly deliveries: readonly Delivery[]
  readonly pages: readonly Page[]
  /** The rows that were chosen; null for all. */
  readonly selectedRows: readonly Row[] | null
  readonly exportedAt: number
}

/**
 * Everything, or what is needed for some rows: a request is one whole, so goals that were sent together with a chosen one
 * are in it too, and `rows` says which were meant. Nothing is left out of it yet.
 */
export function createSession({ deliveries, pages, selectedRows, exportedAt }: SessionParts): Session {
  const wanted = selectedRows && new Set(selectedRows.map(({ delivery }) => delivery))
  const attempts = deliveries.flatMap((delivery) =>
    !wanted || wanted.has(delivery) ? delivery.attempts : [],
  )
  return {
    exportedAt,
    redactions: NO_REDACTIONS,
    pages: wanted ? pagesOf(pages, attempts) : pages,
    attempts,
    rows: selectedRows && selectedRows.map(({ id }) => id),
  }
}

/** From the first page that something was made on to the one after the last, by which it is known when that was left. */
function pagesOf(pages: readonly Page[], attempts: readonly Attempt[]): readonly Page[] {
  const places = attempts
    .map((attempt) => pageOf(pages, requestOf(attempt)))
    .flatMap((page) => (page ? [pages.indexOf(page)] : []))
  return places.length === 0 ? [] : pages.slice(Math.min(...places), Math.max(...places) + 2)
}
