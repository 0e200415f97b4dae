import { type Attempt, requestOf } from '../attempt'
import type { Delivery } from '../delivery/delivery'
import { type Page, pageOf } from '../page'
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
    pages: wanted ? pagesOf(pages, attempts) : pages,
    attempts,
    rows: selectedRows && selectedRows.map(({ id }) => id),
  }
}

/**
 * Returns the pages from the first to the last one with an attempt, and the next page, whose start ended the last one.
 */
function pagesOf(pages: readonly Page[], attempts: readonly Attempt[]): readonly Page[] {
  const indices = attempts
    .map((attempt) => pageOf(pages, requestOf(attempt)))
    .flatMap((page) => (page ? [pages.indexOf(page)] : []))
  return indices.length === 0 ? [] : pages.slice(Math.min(...indices), Math.max(...indices) + 2)
}
