import { message } from '../../../core/message'
import type { RequestFailure } from '../../../core/registry/console-response'
import { LIST_NAMES, type Listed, type ListName, type Registry } from '../../../core/registry/registry'
import type { FetchProgress } from '../../../core/registry/workspace'
import { parseStoredGoalId } from '../../../core/registry/stored-goal'
import { requestConsole, type ConsoleAccess } from './console-request'
import { type FetchedList, fetchList } from './list-reader'

/** Options of {@link fetchRegistry} and {@link fetchGoals}. */
export interface FetchRegistryOptions {
  readonly workspaceId: string
  readonly now: () => number
  readonly signal: AbortSignal
  /** Called after each page with the progress of all lists. */
  readonly onProgress: (progress: readonly FetchProgress[]) => void
}

/**
 * Fetches the registry of a workspace, with all its lists in parallel. Fails if the goals cannot be read; other
 * incomplete lists have a `gap`. Never rejects.
 */
export async function fetchRegistry(
  access: ConsoleAccess,
  options: FetchRegistryOptions,
): Promise<Registry | RequestFailure> {
  const read = await fetchLists(LIST_NAMES, access, options)
  if ('problem' in read) return read
  const lists = Object.fromEntries(
    LIST_NAMES.map((list) => {
      const { items, complete, gap } = read.get(list) ?? NOTHING
      return [list, { items, complete, gap }]
    }),
  ) as unknown as { [List in ListName]: Registry[List] }
  return { workspaceId: options.workspaceId, fetchedAt: options.now(), confirmed: [], ...lists }
}

const NOTHING: Listed<never> = { items: [], complete: false, gap: null }

/** Fetches only the goals; the other lists of the registry stay as they are. Never rejects. */
export async function fetchGoals(
  access: ConsoleAccess,
  registry: Registry,
  options: FetchRegistryOptions,
): Promise<Registry | RequestFailure> {
  const read = await fetchLists(['goals'], access, options)
  if ('problem' in read) return read
  const { items, complete, gap } = read.get('goals') ?? NOTHING
  return {
    ...registry,
    fetchedAt: options.now(),
    othersFetchedAt: registry.othersFetchedAt ?? registry.fetchedAt,
    goals: { items, complete, gap } as Registry['goals'],
  }
}

async function fetchLists(
  names: readonly ListName[],
  access: ConsoleAccess,
  { signal, onProgress }: FetchRegistryOptions,
): Promise<ReadonlyMap<ListName, FetchedList> | RequestFailure> {
  const progress = new Map<ListName, FetchProgress>()
  const read = new Map<ListName, FetchedList>()
  const reportProgress = (ofList: FetchProgress) => {
    progress.set(ofList.list, ofList)
    onProgress([...progress.values()])
  }
  await Promise.all(
    names.map(async (list) => {
      read.set(list, await fetchList(list, access, { signal, onProgress: reportProgress }))
    }),
  )
  if (signal.aborted) return { problem: message('consoleAnswer.cancelled') }
  const failure = read.get('goals')?.failure
  return failure ?? read
}

/** Number of days of events to search. */
const EVENTS_DAYS = 30

/**
 * Asks the events API whether ABsmartly has stored a goal event of this name with a goal. Returns the id of the goal,
 * or null when there is no such event, which does not prove that the goal is missing. `POST /v1/events` (ABsmartly's
 * `cli-ts`, `api-client.ts`, `listEvents`) needs the permission Events:List (release notes, June 2025). Its columns are
 * not documented, so they are found by name.
 */
export async function fetchStoredGoalId(
  access: ConsoleAccess,
  name: string,
  { now, signal }: Pick<FetchRegistryOptions, 'now' | 'signal'>,
): Promise<number | null | RequestFailure> {
  const to = now()
  const from = to - EVENTS_DAYS * 24 * 60 * 60 * 1000
  const filters = { from, to, event_types: ['goal'], event_names: [name] }
  const response = await requestConsole(access, {
    path: '/v1/events',
    about: 'events',
    signal,
    body: { filters, take: 10, skip: 0 },
  })
  if ('problem' in response) return response
  return parseStoredGoalId(response, name)
}
