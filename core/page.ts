import type { DocumentInfo, Navigation } from './capture'

/** A visit to a main document. Returning from the back/forward cache starts a new visit. */
export interface Page {
  /** Unique within its tab. */
  readonly id: string
  readonly documentId: string
  /** URL when the visit began. */
  readonly url: string
  readonly title: string
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly restored?: true
  /** When the visit ended, in ms since the epoch. Absent while it lasts, and if the page could not report it. */
  readonly leftAt?: number
  /** URLs that the page switched to since then, oldest first. */
  readonly navigations: readonly Navigation[]
}

/** Maximum number of pages remembered per tab, so that a late capture can be matched to its page. */
const MAX_PAGES = 100
/** Maximum number of URL changes remembered per page, since a page may change its URL with every keystroke. */
const MAX_PAGE_NAVIGATIONS = 200

/** Adds a visit to a main document, or updates a known visit. Returns the same list when nothing changed. */
export function recordPage(pages: readonly Page[], document: DocumentInfo): readonly Page[] {
  const { id: documentId, startedAt, title = '', navigations = [], restored } = document
  const index = pages.findIndex((page) => page.documentId === documentId && page.startedAt === startedAt)
  const page = pages[index]
  if (!page) {
    const added: Page = {
      id: `${documentId}/${startedAt}`,
      documentId,
      url: document.url,
      title,
      startedAt,
      ...(restored && { restored }),
      navigations: navigations.slice(-MAX_PAGE_NAVIGATIONS),
    }
    return [...pages, added].toSorted((one, other) => one.startedAt - other.startedAt).slice(-MAX_PAGES)
  }
  const updated = {
    ...page,
    title: title === '' ? page.title : title,
    navigations: navigations.length < page.navigations.length ? page.navigations : navigations,
  }
  if (updated.title === page.title && updated.navigations.length === page.navigations.length) return pages
  return pages.with(index, updated)
}

/**
 * Marks the visit that a document's page left at `at` (ms since the epoch). Returns the same list when no visit of the
 * document lasts.
 */
export function leavePage(pages: readonly Page[], documentId: string, at: number): readonly Page[] {
  const index = pages.findLastIndex((page) => page.documentId === documentId)
  const page = pages[index]
  return page && page.leftAt === undefined ? pages.with(index, { ...page, leftAt: at }) : pages
}

/**
 * Returns a page as the panel shows it after a clear at `at` (ms since the epoch): earlier URL changes are left out.
 */
export function pageSince(page: Page, at: number): Page {
  const navigations = page.navigations.filter((navigation) => navigation.at >= at)
  return navigations.length === page.navigations.length
    ? page
    : { ...page, url: pageUrlAt(page, at), navigations }
}

/** Time and document of an event in a tab. */
interface PagePosition {
  readonly at: number
  readonly top: boolean
  readonly documentId: string | null
}

/**
 * Maximum time between the report that a page is being left and the last requests of its frames and workers, in ms. A
 * frame unloads after its page.
 */
const MAX_LEAVING_MS = 1000

/**
 * Returns the page that an event belongs to: the visit to its own main document, or else the page that the tab showed
 * at the time. Returns undefined when that page is not known, since only pages with ABsmartly requests are recorded.
 */
export function pageOf(pages: readonly Page[], { at, top, documentId }: PagePosition): Page | undefined {
  const own = top ? pages.filter((page) => page.documentId === documentId) : []
  if (own.length > 0) return own.findLast(({ startedAt }) => startedAt <= at) ?? own[0]
  const page = pages.findLast(({ startedAt }) => startedAt <= at)
  if (!page) return pages[0]
  return page.leftAt === undefined || at <= page.leftAt + MAX_LEAVING_MS ? page : undefined
}

/** Returns the URL of a page at a given time, in ms since the epoch. */
export function pageUrlAt({ url, navigations }: Page, at: number): string {
  return navigations.findLast((navigation) => navigation.at <= at)?.url ?? url
}

/**
 * Returns when the tab left an event's page, in ms since the epoch; null if, as far as is known, the tab still shows
 * that page.
 */
export function pageLeftAt(pages: readonly Page[], position: PagePosition): number | null {
  const page = pageOf(pages, position)
  return page ? visitEndedAt(pages, page) : null
}

/** Returns when a visit ended, in ms since the epoch: when the page was left, or when the next page began. */
export function visitEndedAt(pages: readonly Page[], page: Page): number | null {
  return page.leftAt ?? pages[pages.indexOf(page) + 1]?.startedAt ?? null
}
