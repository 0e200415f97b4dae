import { memoizeByRef } from '../memoize-by-ref'
import { nearNames, type NearName, prepareNames } from './near-names'
import type { RegistryIndex, RegistryItem } from './registry'
import { goalVerdict, nameVerdict, type CheckedList, type NameVerdict } from './verdict'
import { type KnownWorkspace, workspaceFor } from './workspace'

/** Maximum number of cached results. Pages choose the names and may send a new one every time. */
const MAX_CACHED_VERDICTS = 50_000

/** Lists that are searched for near names. */
type SearchedList = 'goals' | CheckedList

/** Lookups in the current registries. Results are cached, so the list can request them on every render. */
export interface RegistryLookup {
  readonly workspaces: readonly KnownWorkspace[]
  /** See {@link goalVerdict}. Returns the same object for the same arguments. */
  goal(name: string, collectorUrl: string): NameVerdict
  /** See {@link nameVerdict}. Returns the same object for the same arguments. */
  name(list: CheckedList, name: string, collectorUrl: string): NameVerdict
  /** Returns the workspace assigned to a collector, or null. */
  workspace(collectorUrl: string): KnownWorkspace | null
  /**
   * Returns at most three names that are near a name, from the workspace assigned to the collector, without archived
   * ones; none without a registry. The first call for a list takes a while (0.3 s for 10,000 names), so call it only
   * for names that need a suggestion.
   */
  near(list: SearchedList, name: string, collectorUrl: string): readonly NearName[]
}

/**
 * Creates a lookup in these workspaces. Caches the workspace of each collector URL and the verdict of each name at
 * it.
 */
export function createRegistryLookup(workspaces: readonly KnownWorkspace[]): RegistryLookup {
  const found = new Map<string, KnownWorkspace | null>()
  const workspace = (url: string): KnownWorkspace | null => {
    let known = found.get(url)
    if (known === undefined) remember(found, url, (known = workspaceFor(url, workspaces)))
    return known
  }
  const goals = memoize((url: string, name: string) => goalVerdict(name, url, workspaces))
  const names = {
    applications: memoize((url, name) => nameVerdict('applications', name, url, workspaces)),
    environments: memoize((url, name) => nameVerdict('environments', name, url, workspaces)),
    unitTypes: memoize((url, name) => nameVerdict('unitTypes', name, url, workspaces)),
  }
  return {
    workspaces,
    goal: (name, url) => goals(url, name),
    name: (list, name, url) => names[list](url, name),
    workspace,
    near(list, name, url) {
      const index = workspace(url)?.index
      return index ? nearNamesIn(index)(list, name) : []
    },
  }
}

/**
 * Returns the search for near names in one registry. A list is indexed at the first search, and the results are cached
 * as long as the registry is in use.
 */
const nearNamesIn = memoizeByRef(({ registry }: RegistryIndex) => {
  const searchIn = (list: SearchedList) => {
    const search = prepareNames(activeNames(registry[list].items))
    const found = new Map<string, readonly NearName[]>()
    return (name: string): readonly NearName[] => {
      let near = found.get(name)
      if (!near) remember(found, name, (near = nearNames(name, search)))
      return near
    }
  }
  const searches = new Map<SearchedList, ReturnType<typeof searchIn>>()
  return (list: SearchedList, name: string): readonly NearName[] => {
    let search = searches.get(list)
    if (!search) searches.set(list, (search = searchIn(list)))
    return search(name)
  }
})

/** Returns the names without archived ones, which are never suggested. */
const activeNames = (items: readonly RegistryItem[]): string[] =>
  items.filter(({ archived }) => !archived).map(({ name }) => name)

/** Caches verdicts by collector URL and name, since 100,000 rows share a few of both. */
function memoize(
  ask: (url: string, name: string) => NameVerdict,
): (url: string, name: string) => NameVerdict {
  const collectors = new Map<string, Map<string, NameVerdict>>()
  let count = 0
  return (url, name) => {
    const known = collectors.get(url)?.get(name)
    if (known) return known
    if (count++ >= MAX_CACHED_VERDICTS) {
      collectors.clear()
      count = 0
    }
    const verdict = ask(url, name)
    const names = collectors.get(url)
    if (names) names.set(name, verdict)
    else collectors.set(url, new Map([[name, verdict]]))
    return verdict
  }
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (map.size >= MAX_CACHED_VERDICTS) map.clear()
  map.set(key, value)
}
