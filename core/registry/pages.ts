import type { ListEntry, ListPage } from './answer'
import type { RegistryEnvironment } from './registry'

/** The pages of one list so far. */
export interface Pages {
  readonly entries: ReadonlyMap<number, ListEntry>
  /** The page to ask for next; null when the list has ended. */
  readonly next: number | null
  /** Everything that the console counted is here. */
  readonly complete: boolean
  /** What the console counted last; null before the first page. */
  readonly total: number | null
  /** The list became shorter while it was read. */
  readonly shrunk: boolean
}

/** Before the first page. */
export const FIRST_PAGE: Pages = { entries: new Map(), next: 1, complete: false, total: null, shrunk: false }

/**
 * Adds a page. The list ends with a page that holds less than the console puts on one, or with the last one it counts;
 * the console's own page size is what counts, since it may have lowered the one asked for. Entries are told apart by
 * id, because a list that grows while it is read repeats one on the next page. One that shrinks moves an entry onto a
 * page already read, where it is not seen: such a reading is never complete, whatever it counts up to.
 */
export function addPage(pages: Pages, page: ListPage): Pages {
  const entries = new Map(pages.entries)
  for (const entry of page.entries) entries.set(entry.id, entry)
  const asked = pages.next ?? 1
  const ended =
    page.entries.length === 0 || page.entries.length < page.pageSize || asked * page.pageSize >= page.total
  const shrunk = pages.shrunk || page.total < (pages.total ?? 0)
  const complete = ended && !shrunk && entries.size >= page.total
  return { entries, next: ended ? null : asked + 1, complete, total: page.total, shrunk }
}

/**
 * One list out of two: what the console gives by default, and what it gives for `archived=true`. Whether the second
 * is "only archived" or "archived too" is not documented, so the `archived` field of an entry is believed, and where
 * there is none, the list that an entry came in.
 */
export function mergeArchived(
  current: ReadonlyMap<number, ListEntry>,
  archived: ReadonlyMap<number, ListEntry>,
): RegistryEnvironment[] {
  const merged = new Map<number, RegistryEnvironment>()
  for (const [id, entry] of archived) merged.set(id, { ...entry, archived: entry.archived ?? true })
  for (const [id, entry] of current) merged.set(id, { ...entry, archived: entry.archived ?? false })
  return [...merged.values()]
}
