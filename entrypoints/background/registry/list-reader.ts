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

/** How many entries are asked for at once; the console may give fewer. `cli-ts` asks for as many. */
const ITEMS_PER_PAGE = 200
/** Of one list, as JSON of what is kept of it. With {@link MAX_LIST_ENTRIES} it is not read any further. */
const MAX_LIST_CHARS = 24 * 1024 * 1024
/** How often a list is read that changes while it is read. */
const MAX_READINGS = 4

/** How to read a list. */
export interface FetchListOptions {
  readonly signal: AbortSignal
  readonly onProgress: (progress: FetchProgress) => void
}

/** What one list has come to. A list that could not be read at all has a `failure`. */
export type FetchedList = Listed<RegistryItem> & { readonly failure: RequestFailure | null }

/** Reads one list, archived entries too where the console keeps them apart. Never rejects. */
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

/** Reads a list until it is proven that nothing was missed, or gives up and says so. */
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
  // In the order of their ids, what is added comes last and moves nothing. A console that does not sort is read all the same.
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
