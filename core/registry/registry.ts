import type { Message } from '../message'

/** What every list of the Web Console has in common. */
export interface RegistryItem {
  readonly id: number
  readonly name: string
  readonly archived: boolean
}

/** An environment; `type` is `development` or `production`, null where the console did not say. */
export interface RegistryEnvironment extends RegistryItem {
  readonly type: string | null
}

/** The lists a registry is made of, by the path they are fetched from. */
export const REGISTRY_LISTS = ['goals', 'applications', 'environments', 'unit_types'] as const
export type RegistryList = (typeof REGISTRY_LISTS)[number]

/** What one workspace knows at one time. Plain data: it is stored and sent as it is. */
export interface Registry {
  /** Host of the Web Console: `acme.absmartly.com`. */
  readonly workspace: string
  /** Ms since the epoch. */
  readonly fetchedAt: number
  readonly goals: readonly RegistryItem[]
  readonly applications: readonly RegistryItem[]
  readonly environments: readonly RegistryEnvironment[]
  readonly unitTypes: readonly RegistryItem[]
  /** True when every goal of every page is here: without that nothing may be called unknown. */
  readonly complete: boolean
  /** What could not be fetched, list by list. */
  readonly gaps: readonly Message[]
}

/** Where the registry stands, as every extension page is told. It never holds the credential. */
export interface RegistryState {
  /** Host of the connected Web Console; null when none is connected. */
  readonly workspace: string | null
  readonly busy: boolean
  /** Why the last attempt failed; null when it did not. An older registry may still be there. */
  readonly problem: Message | null
  readonly registry: Registry | null
}

/** Nothing connected. */
export const NO_REGISTRY: RegistryState = { workspace: null, busy: false, problem: null, registry: null }

/** A registry made ready for look-ups by exact name, as ABsmartly matches. */
export interface RegistryIndex {
  readonly workspace: string
  readonly complete: boolean
  readonly goals: ReadonlyMap<string, RegistryItem>
  readonly applications: ReadonlyMap<string, RegistryItem>
  readonly environments: ReadonlyMap<string, RegistryEnvironment>
  readonly unitTypes: ReadonlyMap<string, RegistryItem>
}

/** Look-ups by exact name. Of several items with one name, one that is not archived wins. */
export function indexRegistry(registry: Registry): RegistryIndex {
  return {
    workspace: registry.workspace,
    complete: registry.complete,
    goals: byName(registry.goals),
    applications: byName(registry.applications),
    environments: byName(registry.environments),
    unitTypes: byName(registry.unitTypes),
  }
}

function byName<Item extends RegistryItem>(items: readonly Item[]): ReadonlyMap<string, Item> {
  const map = new Map<string, Item>()
  for (const item of items) {
    const earlier = map.get(item.name)
    if (!earlier || (earlier.archived && !item.archived)) map.set(item.name, item)
  }
  return map
}
