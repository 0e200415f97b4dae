import type { ListEntry } from './lists'
import type { ListPage } from './console-response'

/** State of a reading: a pass over a list of the console, page by page. */
export interface ListReading {
  readonly entries: ReadonlyMap<number, ListEntry>
  /** Next page to request; null at the end of the list. */
  readonly next: number | null
  /** Whether the reading has as many entries as the console has reported at most during it. */
  readonly full: boolean
  /** Highest number of entries that the console has reported; null before the first page. */
  readonly total: number | null
  /** Whether the whole list came in one response, so that it cannot have changed during the reading. */
  readonly atOnce: boolean
}

/** State before the first page. */
export const EMPTY_READING: ListReading = {
  entries: new Map(),
  next: 1,
  full: false,
  total: null,
  atOnce: false,
}

/**
 * Adds a page to a reading. The list ends when the reading has as many entries as the console reports, or with a page
 * that adds no entry: an empty page, or the same page again. The length of a page is not checked, since the console may
 * use a smaller page size than requested without reporting it. Entries are identified by id: if a list grows during the
 * reading, the next page repeats an entry.
 */
export function addPage(reading: ListReading, page: ListPage): ListReading {
  const entries = new Map(reading.entries)
  for (const entry of page.entries) entries.set(entry.id, entry)
  const requested = reading.next ?? 1
  const total = Math.max(reading.total ?? 0, page.total)
  const full = entries.size >= total
  const ended = full || entries.size === reading.entries.size
  return { entries, next: ended ? null : requested + 1, full, total, atOnce: ended && requested === 1 }
}

/**
 * Returns whether it is proven that the reading `earlier` missed no entry. A reading takes several requests, and the
 * list may change in between. If the console removes an entry from a page that was already read, the entries after it
 * move up. One of them then moves onto a page that was already read, and the reading misses it. If an entry is added as
 * well, even the number of entries is right.
 *
 * The reading `later` serves as proof. If `earlier` missed an entry, it has another one that the console had removed by
 * the end, so `later` lacks that one. Therefore, if `later` has all entries of `earlier`, neither of them misses an
 * entry that existed the whole time.
 */
export function isProven(earlier: ListReading, later: ListReading | null): boolean {
  if (!earlier.full) return false
  if (earlier.atOnce) return true
  if (!later) return false
  for (const id of earlier.entries.keys()) if (!later.entries.has(id)) return false
  return true
}

/**
 * Merges the list that the console returns by default with the list for `archived=true`. It is not documented whether
 * the second list contains only the archived entries or all of them. Therefore, an entry is archived if its `archived`
 * field says so. An entry without that field is archived if only the second list contains it.
 */
export function mergeArchived(
  current: ReadonlyMap<number, ListEntry>,
  archived: ReadonlyMap<number, ListEntry>,
): (ListEntry & { readonly archived: boolean })[] {
  const merged = new Map<number, ListEntry & { readonly archived: boolean }>()
  for (const [id, entry] of archived) merged.set(id, { ...entry, archived: entry.archived ?? true })
  for (const [id, entry] of current) merged.set(id, { ...entry, archived: entry.archived ?? false })
  return [...merged.values()]
}
