import type { Message } from '../../../core/message'
import { type Registry, indexRegistry, type RegistryIndex } from '../../../core/registry/registry'
import {
  registryFacts,
  type KnownWorkspace,
  type Workspace,
  type WorkspaceState,
} from '../../../core/registry/workspace'
import type { UnreadableValue } from '../../../core/storage/fault'
import {
  forgetAll,
  forgetUnreadable,
  forgetWorkspace,
  readRegistry,
  readSecret,
  readUnreadable,
  readWorkspaces,
  workspacesDatabase,
  writeRegistry,
  writeSecret,
  writeWorkspace,
} from '../../../settings/database'
import { entryOf, type WorkspaceEntry } from './workspace-entry'

/** Workspaces with their current state. The parts of it that are stored are a copy of the database. */
export class WorkspaceStore {
  private all: ReadonlyMap<string, WorkspaceEntry> = new Map()
  private unreadableValues: readonly UnreadableValue[] = []
  /**
   * The last write of the queue. Writes run one after the other; otherwise, a write that is still running could restore
   * a removed workspace.
   */
  private writing: Promise<unknown> = Promise.resolve()

  /** Reads all workspaces from the database. Rejects when it cannot be read. */
  async load(): Promise<void> {
    const workspaces = await readWorkspaces()
    const entries = workspaces.map(async (workspace) => {
      const [registry, secret] = await Promise.all([readRegistry(workspace.id), readSecret(workspace.id)])
      return [workspace.id, entryOf(workspace, registry ?? null, secret)] as const
    })
    this.all = new Map(await Promise.all(entries))
    await this.findUnreadable()
  }

  /** Stored values that were set aside because they cannot be read. */
  get unreadable(): readonly UnreadableValue[] {
    return this.unreadableValues
  }

  /** Updates {@link unreadable}. Rejects when the database cannot be read. */
  async findUnreadable(): Promise<void> {
    this.unreadableValues = await readUnreadable(this.states.map(({ workspace }) => workspace))
  }

  /** Deletes a value that was set aside. */
  forgetUnreadable(id: string): Promise<void> {
    return this.enqueue(() => forgetUnreadable(id))
  }

  /** Deletes the database, even if it cannot be opened, and creates an empty one. */
  recreate(): Promise<void> {
    return this.enqueue(async () => {
      await workspacesDatabase.recreate()
      this.all = new Map()
      this.unreadableValues = []
    })
  }

  /** States of all workspaces, oldest first. */
  get states(): readonly WorkspaceState[] {
    return [...this.all.values()].map(({ state }) => state)
  }

  /** All workspaces with the index of their goals, as verdicts need them. */
  get known(): readonly KnownWorkspace[] {
    return [...this.all.values()].map(({ state, index }) => ({ workspace: state.workspace, index }))
  }

  get(id: string): WorkspaceEntry | undefined {
    return this.all.get(id)
  }

  registryOf(id: string): Registry | null {
    return this.get(id)?.index?.registry ?? null
  }

  /** Changes the parts of the state that are not stored: progress and problem. No-op if the workspace was removed. */
  setTransient(id: string, change: Partial<Pick<WorkspaceState, 'progress' | 'problem'>>): void {
    this.patch(id, change)
  }

  /** Sets the problem of the last request to the events API; null if it succeeded. */
  setEventsProblem(id: string, problem: Message | null): void {
    const entry = this.all.get(id)
    if (!entry) return
    const { eventsProblem: _, ...state } = entry.state
    this.set({ ...entry, state: { ...state, ...(problem && { eventsProblem: problem }) } })
  }

  /**
   * Adds a workspace, or replaces the one with the same id. If the secret or registry is null, the existing one stays.
   */
  add(workspace: Workspace, secret: string | null, registry: Registry | null): Promise<void> {
    return this.enqueue(async () => {
      const before = this.all.get(workspace.id)
      await this.claimCollectors(workspace)
      // Write the workspace last, since it is of no use without its secret and registry.
      if (secret !== null) await writeSecret(workspace.id, secret)
      if (registry) await writeRegistry(registry)
      await writeWorkspace(workspace)
      const entry = entryOf(
        workspace,
        registry ?? before?.index?.registry ?? null,
        secret ?? (await readSecret(workspace.id)),
      )
      this.set(before ? { ...entry, state: { ...entry.state, problem: before.state.problem } } : entry)
    })
  }

  /** Changes the name, collectors or switches of a workspace. No-op if it was removed. */
  edit(id: string, change: (workspace: Workspace) => Workspace): Promise<void> {
    return this.enqueue(async () => {
      const before = this.all.get(id)?.state.workspace
      if (!before) return
      const workspace = { ...change(before), id, source: before.source }
      await this.claimCollectors(workspace)
      await writeWorkspace(workspace)
      this.patch(id, { workspace })
    })
  }

  /**
   * Stores the registry that `change` returns. `change` receives the registry when it is this write's turn, since
   * several callers may change it at once. No-op if the workspace was removed.
   */
  changeRegistry(id: string, change: (registry: Registry | null) => Registry | null): Promise<void> {
    return this.enqueue(async () => {
      const registry = change(this.all.get(id)?.index?.registry ?? null)
      if (!registry || !this.all.has(id)) return
      await writeRegistry(registry)
      const index = indexRegistry(registry)
      this.patch(id, { facts: registryFacts(index) }, index)
    })
  }

  remove(id: string): Promise<void> {
    return this.enqueue(async () => {
      await forgetWorkspace(id)
      this.all = new Map([...this.all].filter(([other]) => other !== id))
    })
  }

  wipe(): Promise<void> {
    return this.enqueue(async () => {
      await forgetAll()
      this.all = new Map()
      this.unreadableValues = []
    })
  }

  /** Removes the collectors of this workspace from all others: a collector belongs to one workspace. */
  private async claimCollectors({ id, collectors }: Workspace): Promise<void> {
    for (const { workspace: other } of this.states) {
      if (other.id === id || !other.collectors.some((host) => collectors.includes(host))) continue
      const workspace = {
        ...other,
        collectors: other.collectors.filter((host) => !collectors.includes(host)),
      }
      await writeWorkspace(workspace)
      this.patch(other.id, { workspace })
    }
  }

  /**
   * Changes the current entry instead of replacing it, since parts that are not stored may have changed during a write.
   */
  private patch(id: string, change: Partial<WorkspaceState>, index?: RegistryIndex): void {
    const entry = this.all.get(id)
    if (entry) this.set({ state: { ...entry.state, ...change }, index: index ?? entry.index })
  }

  private set(entry: WorkspaceEntry): void {
    this.all = new Map(this.all).set(entry.state.workspace.id, entry)
  }

  private enqueue(action: () => Promise<void>): Promise<void> {
    const done = this.writing.then(action)
    // The next write waits for this one and runs even if it fails.
    this.writing = done.catch(() => {})
    return done
  }
}
