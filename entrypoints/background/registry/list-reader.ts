import { message } from '../../../core/message'
import { MOST_ENTRIES, type Refusal, readListAnswer } from '../../../core/registry/console-response'
import { type Entry, LISTS } from '../../../core/registry/lists'
import { addPage, FIRST_PAGE, isProven, mergeArchived, type Reading } from '../../../core/registry/list-pages'
import { type Listed, type ListName, type RegistryItem, unlisted } from '../../../core/registry/registry'
import type { FetchProgress } from '../../../core/registry/workspace'
import { askConsole, type ConsoleAccess } from './console-request'

/** How many entries are asked for at once; the console may give fewer. `cli-ts` asks for as many. */
const PAGE_ITEMS = 200
/** Of one list, as JSON of what is kept of it. With {@link MOST_ENTRIES} it is not read any further. */
const MOST_CHARACTERS = 24 * 1024 * 1024
/** How often a list is read that changes while it is read. */
const MOST_READINGS = 4

/** How to read a list. */
export interface ReadOptions {
  readonly signal: AbortSignal
  readonly onProgress: (progress: FetchProgress) => void
}

/** What one list has come to. A list that could not be read at all has a `refusal`. */
export type ReadList = Listed<RegistryItem> & { readonly refusal: Refusal | null }

/** Reads one list, archived entries too where the console keeps them apart. Never rejects. */
export async function readList(
  list: ListName,
  access: ConsoleAccess,
  options: ReadOptions,
): Promise<ReadList> {
  const current = await readProven(list, access, options, false)
  if ('problem' in current) return refused(current)
  if (!LISTS[list].hasArchived) return listed(mergeArchived(current.entries, new Map()), current.gap)
  const archived = await readProven(list, access, options, true)
  if ('problem' in archived) return refused(archived)
  return listed(mergeArchived(current.entries, archived.entries), current.gap ?? archived.gap)
}

const listed = (items: readonly RegistryItem[], gap: Listed<never>['gap']): ReadList => ({
  items,
  complete: gap === null,
  gap,
  refusal: null,
})
const refused = (refusal: Refusal): ReadList => ({ ...unlisted(refusal.problem), refusal })

type Proven = { readonly entries: ReadonlyMap<number, Entry>; readonly gap: Listed<never>['gap'] }

/** Reads a list until it is proven that nothing was missed, or gives up and says so. */
async function readProven(
  list: ListName,
  access: ConsoleAccess,
  options: ReadOptions,
  archived: boolean,
): Promise<Proven | Refusal> {
  let earlier: Reading | null = null
  for (let attempt = 1; ; attempt++) {
    const reading: Reading | Refusal = await readPages(list, access, options, archived)
    if ('problem' in reading) return reading
    const { entries } = reading
    const path = LISTS[list].path
    if (reading.next !== null)
      return { entries, gap: message('consoleAnswer.tooManyEntries', { list: path, most: entries.size }) }
    if (isProven(reading, null) || (earlier && isProven(earlier, reading))) return { entries, gap: null }
    if (attempt === MOST_READINGS) {
      const values = { list: path, got: entries.size, total: reading.total ?? 0 }
      return {
        entries,
        gap: message(reading.full ? 'consoleAnswer.changing' : 'consoleAnswer.incomplete', values),
      }
    }
    earlier = reading
  }
}

async function readPages(
  list: ListName,
  access: ConsoleAccess,
  { signal, onProgress }: ReadOptions,
  archived: boolean,
): Promise<Reading | Refusal> {
  let reading: Reading = FIRST_PAGE
  let characters = 0
  while (reading.next !== null && reading.entries.size < MOST_ENTRIES && characters < MOST_CHARACTERS) {
    const { path } = LISTS[list]
    const answer = await askConsole(access, {
      path: pagePath(list, reading.next, archived),
      about: path,
      signal,
    })
    const page = 'problem' in answer ? answer : readListAnswer(list, answer, access.signIn)
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
    items: String(PAGE_ITEMS),
    sort: 'id',
    sort_asc: 'true',
    ...query,
    ...(archived && { archived: 'true' }),
  })
  return `/v1/${path}?${parameters}`
}
