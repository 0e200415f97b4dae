import { type NameSearch, nearNames, type NearName, prepareNames } from './near-names'
import type { RegistryIndex, RegistryItem } from './registry'
import { goalVerdict, nameVerdict, type CheckedList, type NameVerdict } from './verdict'
import { type KnownWorkspace, workspaceFor } from './workspace'

/** Maximum number of cached results. Pages choose the names and may send a new one every time. */
const MAX_CACHED_VERDICTS = 50_000

/** Lists that are searched for near names. */
type SearchedList = 'goals' | CheckedList

/** Lookups in the current registries. Results are cached, so they can be requested on every render of a list. */
export interface RegistryLookup {
  readonly workspaces: readonly KnownWorkspace[]
  /** See {@link goalVerdict}. Returns the same object for the same arguments. */
  goal(name: string, collectorUrl: string): NameVerdict
  /** See {@link nameVerdict}. Returns the same object for the same arguments. */
  name(list: CheckedList, name: string, collectorUrl: string): NameVerdict
  /** Returns the workspace assigned to a collector, or null. */
  workspace(collectorUrl: string): KnownWorkspace | null
  /**
   * Returns the names of that workspace that are nearest to a name, without archived ones: at most three, and none
   * without a registry. The first call for a list takes a while (0.3 s for 10,000 names), so call it only for names
   * that need a suggestion.
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
      return index ? nearIn(index, list, name) : []
    },
  }
}

/** The searchable names of a list with the results so far. Lives as long as its registry is in use. */
interface NameSearchCache {
  readonly search: NameSearch
  readonly found: Map<string, readonly NearName[]>
}

const searches = new WeakMap<RegistryIndex, Map<SearchedList, NameSearchCache>>()

function nearIn(index: RegistryIndex, list: SearchedList, name: string): readonly NearName[] {
  let lists = searches.get(index)
  if (!lists) searches.set(index, (lists = new Map<SearchedList, NameSearchCache>()))
  let searched = lists.get(list)
  if (!searched) {
    searched = { search: prepareNames(activeNames(index.registry[list].items)), found: new Map() }
    lists.set(list, searched)
  }
  let near = searched.found.get(name)
  if (!near) remember(searched.found, name, (near = nearNames(name, searched.search)))
  return near
}

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
