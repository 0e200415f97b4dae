import type { ListEntry } from './lists'
import type { ListPage } from './console-response'

/** The pages of one reading of a list so far. */
export interface ListReading {
  readonly entries: ReadonlyMap<number, ListEntry>
  /** The page to ask for next; null when the list has ended. */
  readonly next: number | null
  /** As many entries are here as the console has ever counted while it was read. */
  readonly full: boolean
  /** The most that the console has counted; null before the first page. */
  readonly total: number | null
  /** Everything came in one answer, so nothing can have changed in between. */
  readonly atOnce: boolean
}

/** Before the first page. */
export const EMPTY_READING: ListReading = {
  entries: new Map(),
  next: 1,
  full: false,
  total: null,
  atOnce: false,
}

/**
 * Adds a page. The list ends when as many entries are here as the console counts, or with a page that brings nothing new:
 * an empty one, or that of a console that gives the same page again and again. How many entries a page should have is not
 * asked, since the console may have lowered what was asked for without saying so. Entries are told apart by id, because a
 * list that grows while it is read repeats one on the next page.
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
 * Whether a reading has every entry that was there all the time. A list that changes while it is read moves entries
 * onto pages already read, where they are not seen, and as many new ones can hide that from every count. But an entry
 * moves up only when one before it goes. So, of a reading that came in several answers: it has as many entries as the
 * console counted, hence, when it lacks one, it has another that is gone by now. Such a one is not in a later reading.
 * When all entries are, none was lacking, in the earlier reading and so in the later one too.
 */
export function isProven(earlier: ListReading, later: ListReading | null): boolean {
  if (!earlier.full) return false
  if (earlier.atOnce) return true
  if (!later) return false
  for (const id of earlier.entries.keys()) if (!later.entries.has(id)) return false
  return true
}

/**
 * One list out of two: what the console gives by default, and what it gives for `archived=true`. Whether the second
 * is "only archived" or "archived too" is not documented, so the `archived` field of an entry is believed, and where
 * there is none, the list that an entry came in.
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
