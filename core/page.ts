import type { DocumentInfo, Navigation } from './capture'

/** A visit to a main document. One that comes back from the back/forward cache begins another visit. */
export interface Page {
  /** Unique in its tab. */
  readonly id: string
  readonly documentId: string
  /** Its address when the visit began. */
  readonly url: string
  readonly title: string
  /** Ms since the epoch. */
  readonly startedAt: number
  readonly restored?: true
  /** Addresses that it has given itself since, oldest first. */
  readonly navigations: readonly Navigation[]
}

/** How many pages of a tab are remembered, so that a late capture finds the page it was made on. */
const MAX_PAGES = 100
/** A page may change its address with every key that is pressed. */
const MAX_PAGE_NAVIGATIONS = 200

/** Pages with a main document noted: a new visit, or what is new about one. The same list when there is nothing new. */
export function recordPage(pages: readonly Page[], document: DocumentInfo): readonly Page[] {
  const { id: documentId, startedAt, title = '', navigations = [], restored } = document
  const index = pages.findIndex((page) => page.documentId === documentId && page.startedAt === startedAt)
  const page = pages[index]
  if (!page) {
    const fresh: Page = {
      id: `${documentId}/${startedAt}`,
      documentId,
      url: document.url,
      title,
      startedAt,
      ...(restored && { restored }),
      navigations: navigations.slice(-MAX_PAGE_NAVIGATIONS),
    }
    return [...pages, fresh].toSorted((one, other) => one.startedAt - other.startedAt).slice(-MAX_PAGES)
  }
  const noted = {
    ...page,
    title: title === '' ? page.title : title,
    navigations: navigations.length < page.navigations.length ? page.navigations : navigations,
  }
  if (noted.title === page.title && noted.navigations.length === page.navigations.length) return pages
  return pages.with(index, noted)
}

/** A page as it is to be seen after what was before a moment (ms since the epoch) was cleared. */
export function pageSince(page: Page, at: number): Page {
  const navigations = page.navigations.filter((navigation) => navigation.at >= at)
  return navigations.length === page.navigations.length
    ? page
    : { ...page, url: pageUrlAt(page, at), navigations }
}

/** Where in the tab's history something was made. */
interface PagePosition {
  readonly at: number
  readonly top: boolean
  readonly documentId: string | null
}

/** The page something was made on: that of its own main document, else the one that was shown at the time. */
export function pageOf(pages: readonly Page[], { at, top, documentId }: PagePosition): Page | undefined {
  const own = top ? pages.filter((page) => page.documentId === documentId) : []
  const candidates = own.length > 0 ? own : pages
  return candidates.findLast(({ startedAt }) => startedAt <= at) ?? candidates[0]
}

/** The address of a page at a moment, in ms since the epoch. */
export function pageUrlAt({ url, navigations }: Page, at: number): string {
  return navigations.findLast((navigation) => navigation.at <= at)?.url ?? url
}

/** When the page that something was made on gave way to the next one, in ms since the epoch; null while it is the last. */
export function pageLeftAt(pages: readonly Page[], placed: PagePosition): number | null {
  const page = pageOf(pages, placed)
  return page ? (pages[pages.indexOf(page) + 1]?.startedAt ?? null) : null
}
