import { message } from '../../../core/message'
import {
  MAX_LIST_ENTRIES,
  type RequestFailure,
  parseListResponse,
} from '../../../core/registry/console-response'
import { type ListEntry, LISTS } from '../../../core/registry/lists'
import {
  addPage,
  EMPTY_READING,
  isProven,
  mergeArchived,
  type ListReading,
} from '../../../core/registry/list-pages'
import { type Listed, type ListName, type RegistryItem, unlisted } from '../../../core/registry/registry'
import type { FetchProgress } from '../../../core/registry/workspace'
import { requestConsole, type ConsoleAccess } from './console-request'

/** Number of entries requested per page; the console may return fewer. `cli-ts` requests the same number. */
const ITEMS_PER_PAGE = 200
/**
 * Maximum size of one list: the length of its parsed entries as JSON, in characters. Reading stops at this limit or at
 * {@link MAX_LIST_ENTRIES}.
 */
const MAX_LIST_CHARS = 24 * 1024 * 1024
/** Maximum number of times that a list is read because it may have changed meanwhile. */
const MAX_READINGS = 4

/** Options of {@link fetchList}. */
export interface FetchListOptions {
  readonly signal: AbortSignal
  readonly onProgress: (progress: FetchProgress) => void
}

/** A list as fetched. `failure` is set when it could not be read at all. */
export type FetchedList = Listed<RegistryItem> & { readonly failure: RequestFailure | null }

/** Reads one list, including archived entries if the console lists them separately. Never rejects. */
export async function fetchList(
  list: ListName,
  access: ConsoleAccess,
  options: FetchListOptions,
): Promise<FetchedList> {
  const current = await fetchProven(list, access, options, false)
  if ('problem' in current) return failed(current)
  if (!LISTS[list].hasArchived) return listed(mergeArchived(current.entries, new Map()), current.gap)
  const archived = await fetchProven(list, access, options, true)
  if ('problem' in archived) return failed(archived)
  return listed(mergeArchived(current.entries, archived.entries), current.gap ?? archived.gap)
}

const listed = (items: readonly RegistryItem[], gap: Listed<never>['gap']): FetchedList => ({
  items,
  complete: gap === null,
  gap,
  failure: null,
})
const failed = (failure: RequestFailure): FetchedList => ({ ...unlisted(failure.problem), failure })

type Proven = { readonly entries: ReadonlyMap<number, ListEntry>; readonly gap: Listed<never>['gap'] }

/**
 * Reads a list again until it is proven complete, at most {@link MAX_READINGS} times. Without a proof, returns the last
 * reading, with a `gap` that says why it may be incomplete.
 */
async function fetchProven(
  list: ListName,
  access: ConsoleAccess,
  options: FetchListOptions,
  archived: boolean,
): Promise<Proven | RequestFailure> {
  let earlier: ListReading | null = null
  for (let attempt = 1; ; attempt++) {
    const reading: ListReading | RequestFailure = await fetchPages(list, access, options, archived)
    if ('problem' in reading) return reading
    const { entries } = reading
    const path = LISTS[list].path
    if (reading.next !== null)
      return { entries, gap: message('consoleAnswer.tooManyEntries', { list: path, most: entries.size }) }
    if (isProven(reading, null) || (earlier && isProven(earlier, reading))) return { entries, gap: null }
    if (attempt === MAX_READINGS) {
      const values = { list: path, got: entries.size, total: reading.total ?? 0 }
      return {
        entries,
        gap: message(reading.full ? 'consoleAnswer.changing' : 'consoleAnswer.incomplete', values),
      }
    }
    earlier = reading
  }
}

async function fetchPages(
  list: ListName,
  access: ConsoleAccess,
  { signal, onProgress }: FetchListOptions,
  archived: boolean,
): Promise<ListReading | RequestFailure> {
  let reading: ListReading = EMPTY_READING
  let characters = 0
  while (reading.next !== null && reading.entries.size < MAX_LIST_ENTRIES && characters < MAX_LIST_CHARS) {
    const { path } = LISTS[list]
    const response = await requestConsole(access, {
      path: pagePath(list, reading.next, archived),
      about: path,
      signal,
    })
    const page = 'problem' in response ? response : parseListResponse(list, response, access.signIn)
    if ('problem' in page) return page
    reading = addPage(reading, page)
    characters += JSON.stringify(page.entries).length
    if (!archived) onProgress({ list, got: reading.entries.size, total: reading.total })
  }
  return reading
}

function pagePath(list: ListName, page: number, archived: boolean): string {
  const { path, query } = LISTS[list]
  // Sort by id, so that new entries come last and do not shift others. Consoles that ignore this order are supported
  // too.
  const parameters = new URLSearchParams({
    page: String(page),
    items: String(ITEMS_PER_PAGE),
    sort: 'id',
    sort_asc: 'true',
    ...query,
    ...(archived && { archived: 'true' }),
  })
  return `/v1/${path}?${parameters}`
}
