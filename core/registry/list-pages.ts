import type { ListEntry } from './lists'
import type { ListPage } from './console-response'

/** State of reading a list page by page. */
export interface ListReading {
  readonly entries: ReadonlyMap<number, ListEntry>
  /** Next page to request; null at the end of the list. */
  readonly next: number | null
  /** True when there are as many entries as the console has ever counted during this reading. */
  readonly full: boolean
  /** Highest count that the console reported; null before the first page. */
  readonly total: number | null
  /** True when the whole list came in one response, so nothing can have changed while it was read. */
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
 * Adds a page. The list ends when there are as many entries as the console counts, or with a page that adds nothing
 * new: an empty page, or one from a console that returns the same page again and again. The length of a page is not
 * checked, since the console may use a smaller page size than requested without reporting it. Entries are identified
 * by id, because a list that grows while it is read repeats an entry on the next page.
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
 * Returns whether a reading has every entry that existed during all of it. A list that changes while it is read can
 * move entries onto pages that were already read, where they are missed, and new entries can hide that from every
 * count. But an entry only moves up when one before it is removed. Suppose that `earlier` came in several responses,
 * has as many entries as the console counted, and still lacks one. Then it contains another entry that has been
 * removed by now, which `later` does not have. So when `later` has all entries of `earlier`, none was missing,
 * neither in `earlier` nor in `later`.
 */
export function isProven(earlier: ListReading, later: ListReading | null): boolean {
  if (!earlier.full) return false
  if (earlier.atOnce) return true
  if (!later) return false
  for (const id of earlier.entries.keys()) if (!later.entries.has(id)) return false
  return true
}

/**
 * Merges the list that the console returns by default with the list for `archived=true`. Whether the second list
 * holds only archived entries or all entries is not documented. So the `archived` field of an entry decides or,
 * without that field, the list that the entry came from.
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
