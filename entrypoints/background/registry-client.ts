import { type Message, message } from '../../core/message'
import { type ConsoleAnswer, type ListEntry, readListAnswer } from '../../core/registry/answer'
import { addPage, FIRST_PAGE, mergeArchived, type Pages } from '../../core/registry/pages'
import {
  type Registry,
  REGISTRY_LISTS,
  type RegistryEnvironment,
  type RegistryList,
} from '../../core/registry/registry'
import type { Credential } from '../../settings/database'

/** How many entries are asked for at once; the console may give fewer. */
const PAGE_ITEMS = 200
/** A list of more pages than this is not read to its end. */
const MOST_PAGES = 500
/** How often a list is read that changes while it is read. */
const MOST_ATTEMPTS = 3
const TIMEOUT_MS = 30_000
/** Of one answer. */
const MOST_BYTES = 32 * 1024 * 1024

type Failed = { readonly problem: Message }
type List = { readonly entries: ReadonlyMap<number, ListEntry>; readonly gap: Message | null }

/**
 * Fetches all that Goalkeeper needs to know of a workspace: every page of goals, applications, environments and unit
 * types, archived ones too. Without the goals there is no registry; of the other lists what is missing is said in `gaps`.
 *
 * Sends the key to the console's own origin only, follows no redirect and sends no cookie. Never rejects.
 */
export async function fetchRegistry(credential: Credential, now: () => number): Promise<Registry | Failed> {
  const lists = await Promise.all(REGISTRY_LISTS.map((list) => fetchWithArchived(list, credential)))
  const [goals, applications, environments, unitTypes] = lists
  if (!goals || !applications || !environments || !unitTypes) throw new Error('REGISTRY_LISTS has four lists')
  if ('problem' in goals) return goals
  return {
    workspace: credential.workspace,
    fetchedAt: now(),
    goals: goals.items,
    complete: goals.gap === null,
    applications: itemsOf(applications),
    environments: itemsOf(environments),
    unitTypes: itemsOf(unitTypes),
    gaps: lists.map((list) => ('problem' in list ? list.problem : list.gap)).filter((gap) => gap !== null),
  }
}

type Merged = { readonly items: RegistryEnvironment[]; readonly gap: Message | null }

const itemsOf = (list: Merged | Failed): RegistryEnvironment[] => ('problem' in list ? [] : list.items)

async function fetchWithArchived(list: RegistryList, credential: Credential): Promise<Merged | Failed> {
  const current = await fetchList(list, credential, false)
  if ('problem' in current) return current
  const archived = await fetchList(list, credential, true)
  if ('problem' in archived) return archived
  return { items: mergeArchived(current.entries, archived.entries), gap: current.gap ?? archived.gap }
}

/** Reads a list to its end, and once more from its beginning when it changed in the meantime. */
async function fetchList(
  list: RegistryList,
  credential: Credential,
  archived: boolean,
): Promise<List | Failed> {
  for (let attempt = 1; ; attempt++) {
    const pages = await fetchPages(list, credential, archived)
    if ('problem' in pages) return pages
    const { entries, total } = pages
    if (pages.next !== null) {
      return { entries, gap: message('connect.answer.tooManyPages', { list, pages: MOST_PAGES }) }
    }
    if (pages.complete) return { entries, gap: null }
    if (attempt === MOST_ATTEMPTS) {
      const values = { list, got: entries.size, total: total ?? 0 }
      return { entries, gap: message('connect.answer.incomplete', values) }
    }
  }
}

async function fetchPages(
  list: RegistryList,
  credential: Credential,
  archived: boolean,
): Promise<Pages | Failed> {
  let pages: Pages = FIRST_PAGE
  for (let count = 0; pages.next !== null && count < MOST_PAGES; count++) {
    const answer = await ask(pageUrl(list, credential, pages.next, archived), list, credential)
    const page = 'problem' in answer ? answer : readListAnswer(list, answer)
    if ('problem' in page) return page
    pages = addPage(pages, page)
  }
  return pages
}

function pageUrl(list: RegistryList, { origin }: Credential, page: number, archived: boolean): URL {
  const url = new URL(`/v1/${list}`, origin)
  url.searchParams.set('page', String(page))
  url.searchParams.set('items', String(PAGE_ITEMS))
  if (archived) url.searchParams.set('archived', 'true')
  return url
}

async function ask(url: URL, list: RegistryList, credential: Credential): Promise<ConsoleAnswer | Failed> {
  try {
    const response = await fetch(url, {
      headers: { Authorization: `Api-Key ${credential.key}`, Accept: 'application/json' },
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    const text = await readText(response)
    if (text === null)
      return { problem: message('connect.answer.tooLarge', { list, megabytes: MOST_BYTES / 1024 / 1024 }) }
    return { status: response.status, contentType: response.headers.get('content-type') ?? '', text }
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
    const { workspace } = credential
    return {
      problem: timedOut
        ? message('connect.answer.timeout', { workspace, seconds: TIMEOUT_MS / 1000 })
        : message('connect.answer.unreachable', { workspace }),
    }
  }
}

/** The body as text; null when it is too large to be read. */
async function readText(response: Response): Promise<string | null> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.length
    if (bytes > MOST_BYTES) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}
