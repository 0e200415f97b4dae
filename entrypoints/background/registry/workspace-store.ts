import { type Message, message } from '../../../core/message'
import { type Registry, indexRegistry, type RegistryIndex } from '../../../core/registry/registry'
import { tokenExpiry } from '../../../core/registry/token'
import {
  registryFacts,
  type KnownWorkspace,
  type Workspace,
  type WorkspaceState,
} from '../../../core/registry/workspace'
import {
  forgetAll,
  forgetWorkspace,
  readRegistry,
  readSecret,
  readWorkspaces,
  writeRegistry,
  writeSecret,
  writeWorkspace,
} from '../../../settings/database'

/** One workspace, as it is held in memory. */
interface WorkspaceEntry {
  readonly state: WorkspaceState
  readonly index: RegistryIndex | null
}

/** The workspaces: what the database has, and where each stands at the moment. The copy here follows the database. */
export class WorkspaceStore {
  private all: ReadonlyMap<string, WorkspaceEntry> = new Map()
  /** Writing is done step by step, or what is removed could be written again by what was under way. */
  private writing: Promise<unknown> = Promise.resolve()

  /** Reads all from the database. Rejects when it cannot be read. */
  async load(): Promise<void> {
    const workspaces = await readWorkspaces()
    const entries = workspaces.map(async (workspace) => {
      const [registry, secret] = await Promise.all([readRegistry(workspace.id), readSecret(workspace.id)])
      return [workspace.id, entryOf(workspace, registry ?? null, secret)] as const
    })
    this.all = new Map(await Promise.all(entries))
  }

  /** In the order in which they were added. */
  get states(): readonly WorkspaceState[] {
    return [...this.all.values()].map(({ state }) => state)
  }

  /** The same, ready to judge. */
  get known(): readonly KnownWorkspace[] {
    return [...this.all.values()].map(({ state, index }) => ({ workspace: state.workspace, index }))
  }

  get(id: string): WorkspaceEntry | undefined {
    return this.all.get(id)
  }

  /** Changes what is not kept: progress and problems. Does nothing for a workspace that is gone. */
  setTransient(id: string, change: Partial<Pick<WorkspaceState, 'progress' | 'problem'>>): void {
    this.patch(id, change)
  }

  /** What came of asking the events API; null when it has answered. */
  setEventsProblem(id: string, problem: Message | null): void {
    const entry = this.all.get(id)
    if (!entry) return
    const { eventsProblem: _, ...state } = entry.state
    this.set({ ...entry, state: { ...state, ...(problem && { eventsProblem: problem }) } })
  }

  /** Adds a workspace, or puts it in the place of the one with its id; null keeps the secret or registry it has. */
  add(workspace: Workspace, secret: string | null, registry: Registry | null): Promise<void> {
    return this.enqueue(async () => {
      const before = this.all.get(workspace.id)
      await this.claimCollectors(workspace)
      // The workspace last: without its secret and registry it would be of no use.
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

  /** Another name, other collectors or switches. Does nothing for a workspace that is gone. */
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
   * Keeps what `change` makes of the registry that is there at that moment, since several may want to change it at once.
   * Does nothing when the workspace is gone.
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
    })
  }

  /** A collector is one workspace's: the others give it up. */
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

  /** Changes the copy as it is now: while something was written, what is not kept may have changed. */
  private patch(id: string, change: Partial<WorkspaceState>, index?: RegistryIndex): void {
    const entry = this.all.get(id)
    if (entry) this.set({ state: { ...entry.state, ...change }, index: index ?? entry.index })
  }

  private set(entry: WorkspaceEntry): void {
    this.all = new Map(this.all).set(entry.state.workspace.id, entry)
  }

  private enqueue(action: () => Promise<void>): Promise<void> {
    const done = this.writing.then(action)
    // The next step waits for this one, whatever came of it.
    this.writing = done.catch(() => {})
    return done
  }
}

function entryOf(workspace: Workspace, registry: Registry | null, secret: string): WorkspaceEntry {
  const index = registry && indexRegistry(registry)
  const facts = index && registryFacts(index)
  const problem = lacksSecret(workspace, secret) ? message('consoleAnswer.noSecret') : null
  return {
    state: { workspace, progress: null, problem, expiresAt: expiryOf(workspace, secret), facts },
    index,
  }
}

/** As after an import: the settings file has none. */
const lacksSecret = ({ source }: Workspace, secret: string): boolean =>
  source.kind === 'console' && source.signIn !== 'session' && secret === ''

/** When the credential ends, in ms since the epoch; null when it does not, or does not say. */
export function expiryOf({ source }: Workspace, secret: string): number | null {
  const isToken = source.kind === 'console' && (source.signIn === 'jwt' || source.signIn === 'bearer')
  return isToken ? tokenExpiry(secret) : null
}
