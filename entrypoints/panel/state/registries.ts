import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { type RegistryLookup, createRegistryLookup } from '../../../core/registry/registry-lookup'
import { indexRegistry, type Registry, type RegistryIndex } from '../../../core/registry/registry'
import type { KnownWorkspace, Workspace, WorkspaceState } from '../../../core/registry/workspace'
import { arraysEqual } from '../../../core/shallow-equal'

/** Workspaces and their registries, as sent by the background. */
export interface Registries {
  /** Null until the background has sent them. */
  readonly states: ReadonlySignal<readonly WorkspaceState[] | null>
  /** Workspaces with their indexes. The same array until a workspace or an index changes. */
  readonly known: ReadonlySignal<readonly KnownWorkspace[]>
  readonly lookup: ReadonlySignal<RegistryLookup>
  readonly setStates: (states: readonly WorkspaceState[]) => void
  readonly setRegistry: (registry: Registry) => void
}

/** Tracks workspaces and their registries. Each registry is indexed once. */
export function createRegistries(): Registries {
  const states = signal<readonly WorkspaceState[] | null>(null)
  const indexes = signal<ReadonlyMap<string, RegistryIndex>>(new Map())
  let last: readonly KnownWorkspace[] = []
  // The progress of a fetch arrives repeatedly and must not trigger a new check of 100,000 rows each time.
  const known = computed(() => {
    const next = (states.value ?? []).map(({ workspace, facts }) => ({
      workspace,
      index: (facts && indexes.value.get(workspace.id)) ?? null,
    }))
    return arraysEqual(last, next, isSameKnown) ? last : (last = next)
  })
  return {
    states,
    known,
    lookup: computed(() => createRegistryLookup(known.value)),
    setStates(next) {
      states.value = next
      const ids = new Set(next.map(({ workspace }) => workspace.id))
      const left = [...indexes.value].filter(([id]) => ids.has(id))
      if (left.length < indexes.value.size) indexes.value = new Map(left)
    },
    setRegistry(registry) {
      indexes.value = new Map(indexes.value).set(registry.workspaceId, indexRegistry(registry))
    },
  }
}

const isSameKnown = (one: KnownWorkspace, other: KnownWorkspace): boolean =>
  one.index === other.index && isSameWorkspace(one.workspace, other.workspace)

/** Compares by value, since every message has new copies. */
const isSameWorkspace = (one: Workspace, other: Workspace): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
