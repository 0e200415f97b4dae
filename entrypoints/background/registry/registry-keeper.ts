import { type Message, message } from '../../../core/message'
import type { SettingsResponse, SettingsRequest } from '../../../core/protocol/settings'
import type { RequestFailure } from '../../../core/registry/console-response'
import type { Registry } from '../../../core/registry/registry'
import type { KnownWorkspace, WorkspaceState } from '../../../core/registry/workspace'
import { errorMessage } from '../../../core/error-message'
import type { StorageFault } from '../../../core/storage/fault'
import { type Candidate, readSecret, takeCandidate, workspacesDatabase } from '../../../settings/database'
import { databaseReason } from '../../../settings/indexed-database'
import { consoleAccess, fetchCandidate } from './candidate'
import { type ConsoleAccess, isCanceled } from './console-request'
import { WorkspaceStore } from './workspace-store'
import { type FetchRegistryOptions, fetchGoals, fetchRegistry, fetchStoredGoalId } from './registry-client'

/** Age above which a registry is fetched again when a panel opens, in ms. */
const STALE_MS = 10 * 60 * 1000

/** Result of a fetch. */
export interface FetchResult {
  /** Null when the registry was fetched. */
  readonly problem: Message | null
  /** Delay before the next request that the console asks for, in ms. */
  readonly retryAfterMs: number
}

/** A running fetch. `whole` is true when it reads all lists, and false when it reads only the goals. */
interface Fetching {
  readonly stop: AbortController
  readonly done: Promise<FetchResult>
  readonly whole: boolean
}

const DONE: SettingsResponse = { problem: null }
/** Problem of a request that needs the workspaces while they cannot be loaded. */
export const NOT_LOADED = message('storage.notLoaded')

/** Manages the workspaces and their registries. Only this class uses their credentials for requests. */
export class RegistryKeeper {
  /** Called after a change. `registryOf` is the workspace whose registry has changed, or null. */
  onChange: (registryOf: string | null) => void = () => {}
  /** Called when the workspaces are loaded after they could not be, or when their stored data has other faults. */
  onReload: () => void = () => {}
  private readonly store = new WorkspaceStore()
  private readonly fetching = new Map<string, Fetching>()
  private candidate: WorkspaceState | null = null
  private loading: Promise<void> | null = null
  private loaded = false
  private unusable: StorageFault | null = null
  /**
   * Number of times that the user has deleted everything. Data that was read before a deletion must not be stored after
   * it.
   */
  private wipes = 0
  private readonly sdkKeyEnds: () => ReadonlySet<string>

  /** `sdkKeyEnds` returns the last characters of the API keys that pages have published with. */
  constructor(sdkKeyEnds: () => ReadonlySet<string>) {
    this.sdkKeyEnds = sdkKeyEnds
    // Another attempt may succeed once the browser has answered one that was given up.
    workspacesDatabase.onSettled = () => void this.ready()
  }

  /** Resolves when the stored workspaces are loaded, or cannot be: see {@link isLoaded}. Never rejects. */
  ready(): Promise<void> {
    return (this.loading ??= this.load())
  }

  /** Whether the stored workspaces are loaded. */
  get isLoaded(): boolean {
    return this.loaded
  }

  /** Stored data of the workspaces that cannot be read. */
  get faults(): readonly StorageFault[] {
    return this.unusable ? [this.unusable] : this.store.unreadable
  }

  private async load(): Promise<void> {
    const before = JSON.stringify(this.faults)
    try {
      await this.store.load()
      this.loaded = true
      this.unusable = null
    } catch (error) {
      // The next use of the workspaces tries again.
      this.loading = null
      this.unusable = { kind: 'database', database: 'workspaces', reason: databaseReason(error) }
    }
    if (JSON.stringify(this.faults) !== before) this.onReload()
  }

  /** States of all workspaces. Like every member below, it needs {@link ready} first. */
  get states(): readonly WorkspaceState[] {
    return this.store.states
  }

  /** The candidate being tried, or null. */
  get currentCandidate(): WorkspaceState | null {
    return this.candidate
  }

  get known(): readonly KnownWorkspace[] {
    return this.store.known
  }

  registryOf(id: string): Registry | null {
    return this.store.get(id)?.index?.registry ?? null
  }

  /** Performs a request of the options page. Never rejects. */
  async handle(request: SettingsRequest): Promise<SettingsResponse> {
    try {
      await this.ready()
      if (request.what === 'recreate' || (request.what === 'wipe' && !this.loaded)) {
        await this.recreate()
        return DONE
      }
      if (!this.loaded) return { problem: NOT_LOADED }
      const before = JSON.stringify(this.faults)
      const response = await this.perform(request)
      await this.store.findUnreadable()
      if (JSON.stringify(this.faults) !== before) this.onReload()
      return response
    } catch (error) {
      return { problem: storageProblem(error) }
    }
  }

  private async recreate(): Promise<void> {
    this.wipes++
    for (const { stop } of this.fetching.values()) stop.abort()
    await this.store.recreate()
    this.loaded = true
    this.unusable = null
    this.loading = Promise.resolve()
    this.onReload()
  }

  private async perform(
    request: Exclude<SettingsRequest, { readonly what: 'recreate' }>,
  ): Promise<SettingsResponse> {
    switch (request.what) {
      case 'connect':
        return this.connect()
      case 'refresh':
        return { problem: (await this.refresh(request.id)).problem }
      case 'cancel':
        this.fetching.get(request.id)?.stop.abort()
        return DONE
      case 'edit':
        await this.store.edit(request.workspace.id, () => request.workspace)
        break
      case 'import':
        for (const workspace of request.workspaces) {
          // Never replace an existing workspace: an imported one may have another console, which must not get the
          // stored credential.
          if (!this.store.get(workspace.id)) await this.store.add(workspace, null, null)
        }
        break
      case 'remove':
        this.fetching.get(request.id)?.stop.abort()
        await this.store.remove(request.id)
        break
      case 'wipe':
        this.wipes++
        for (const { stop } of this.fetching.values()) stop.abort()
        await this.store.wipe()
        break
      case 'forgetUnreadable':
        await this.store.forgetUnreadable(request.id)
        break
    }
    this.onChange(null)
    return DONE
  }

  /** Adds a collector to a workspace. Rejects when that cannot be stored. */
  async assign(id: string, collector: string): Promise<void> {
    await this.ready()
    if (!this.loaded) return
    await this.store.edit(id, (workspace) => ({
      ...workspace,
      collectors: [...new Set([...workspace.collectors, collector])],
    }))
    this.onChange(null)
  }

  /** Fetches the registry of one workspace again, or those of all workspaces without an id. */
  async refreshAll(id?: string): Promise<void> {
    await this.ready()
    await Promise.all(
      this.states
        .filter(({ workspace }) => id === undefined || workspace.id === id)
        .map(({ workspace }) => this.refresh(workspace.id)),
    )
  }

  /** Fetches the registries that are older than {@link STALE_MS} again. */
  async refreshStale(): Promise<void> {
    await this.ready()
    // Fetches of only the goals don't count here, or the other lists might never be fetched again.
    const wholeAt = (id: string) => {
      const registry = this.registryOf(id)
      return registry?.othersFetchedAt ?? registry?.fetchedAt ?? 0
    }
    const stale = this.states.filter(({ workspace }) => Date.now() - wholeAt(workspace.id) > STALE_MS)
    await Promise.all(stale.map(({ workspace }) => this.refresh(workspace.id)))
  }

  /**
   * Fetches the registry of a workspace again, or only its goals. Only one fetch per workspace runs at a time. A fetch
   * that fails leaves the registry unchanged. Never rejects.
   */
  refresh(id: string, goalsAlone = false): Promise<FetchResult> {
    const running = this.fetching.get(id)
    if (running) return running.whole || goalsAlone ? running.done : running.done.then(() => this.refresh(id))
    return this.run(id, !goalsAlone, (signal) => this.fetchAgain(id, goalsAlone, signal))
  }

  /** Asks the events API for a goal of that name and stores the result if it proves the goal exists. Never rejects. */
  async checkEventsApi(id: string, name: string): Promise<void> {
    try {
      const access = await this.accessOf(id)
      if (!access) return
      const { signal } = new AbortController()
      const goalId = await fetchStoredGoalId(access, name, { now: Date.now, signal })
      const isRefused = typeof goalId === 'object' && goalId !== null
      this.store.setEventsProblem(id, isRefused ? goalId.problem : null)
      if (goalId === null || isRefused) return this.onChange(null)
      await this.store.changeRegistry(id, (registry) => {
        const others = registry?.confirmed.filter((goal) => goal.name !== name) ?? []
        return registry && { ...registry, confirmed: [...others, { name, goalId }] }
      })
      this.onChange(id)
    } catch (error) {
      this.store.setEventsProblem(id, storageProblem(error))
      this.onChange(null)
    }
  }

  /** Starts a fetch that callers can join and abort. */
  private run(
    id: string,
    whole: boolean,
    fetch: (signal: AbortSignal) => Promise<FetchResult>,
  ): Promise<FetchResult> {
    const stop = new AbortController()
    const done = fetch(stop.signal)
      .catch((error: unknown) => this.fail(id, { problem: storageProblem(error) }))
      .finally(() => {
        if (this.fetching.get(id)?.stop === stop) this.fetching.delete(id)
      })
    this.fetching.set(id, { stop, done, whole })
    return done
  }

  private async fetchAgain(id: string, goalsAlone: boolean, signal: AbortSignal): Promise<FetchResult> {
    const access = await this.accessOf(id)
    const older = this.registryOf(id)
    if (!access) return FETCH_SUCCEEDED
    this.change(id, { progress: [] })
    const options = this.options(id, signal, (progress) => this.change(id, { progress }))
    const registry =
      goalsAlone && older ? await fetchGoals(access, older, options) : await fetchRegistry(access, options)
    if ('problem' in registry) return this.fail(id, registry)
    // An incomplete goal list must not replace a complete one.
    if (registry.goals.gap && older?.goals.complete) return this.fail(id, { problem: registry.goals.gap })
    const names = new Set(registry.goals.items.map(({ name }) => name))
    await this.store.changeRegistry(id, (current) => ({
      ...registry,
      confirmed: current?.confirmed.filter(({ name }) => !names.has(name)) ?? [],
    }))
    this.store.setTransient(id, { progress: null, problem: null })
    this.onChange(id)
    return FETCH_SUCCEEDED
  }

  /** Tries the candidate and adds it to the workspaces if it works. */
  private async connect(): Promise<SettingsResponse> {
    const { wipes } = this
    const candidate = await takeCandidate()
    if (!candidate || wipes !== this.wipes) return { problem: message('consoleAnswer.cancelled') }
    const { id } = candidate.workspace
    // A fetch that is still running uses the previous credential, so stop it.
    const older = this.fetching.get(id)
    older?.stop.abort()
    const { problem } = await this.run(id, true, async (signal) => {
      await older?.done
      return this.tryCandidate(candidate, signal)
    })
    this.onChange(id)
    return { problem }
  }

  private async tryCandidate(candidate: Candidate, signal: AbortSignal): Promise<FetchResult> {
    const { workspace, secret } = candidate
    try {
      const fetched = await fetchCandidate(candidate, {
        older: this.store.get(workspace.id)?.state.workspace ?? null,
        olderRegistry: this.registryOf(workspace.id),
        sdkKeyEnds: this.sdkKeyEnds,
        signal,
        onProgress: (state) => {
          this.candidate = state
          this.onChange(null)
        },
      })
      if ('problem' in fetched) return failedFetch(fetched)
      if (signal.aborted) return failedFetch({ problem: message('consoleAnswer.cancelled') })
      await this.store.add(workspace, secret, fetched)
      this.store.setTransient(workspace.id, { problem: null })
      return FETCH_SUCCEEDED
    } finally {
      if (this.candidate?.workspace === workspace) this.candidate = null
    }
  }

  private async accessOf(id: string): Promise<ConsoleAccess | null> {
    const workspace = this.store.get(id)?.state.workspace
    return workspace ? consoleAccess(workspace, await readSecret(id)) : null
  }

  private options(
    workspaceId: string,
    signal: AbortSignal,
    onProgress: FetchRegistryOptions['onProgress'],
  ): FetchRegistryOptions {
    return { workspaceId, now: Date.now, signal, onProgress }
  }

  private fail(id: string, failure: RequestFailure): FetchResult {
    // A fetch that the user has canceled is no problem to report.
    this.change(id, { progress: null, ...(!isCanceled(failure) && { problem: failure.problem }) })
    return failedFetch(failure)
  }

  private change(id: string, change: Parameters<WorkspaceStore['setTransient']>[1]): void {
    this.store.setTransient(id, change)
    this.onChange(null)
  }
}

const FETCH_SUCCEEDED: FetchResult = { problem: null, retryAfterMs: 0 }
const failedFetch = ({ problem, retryAfterMs = 0 }: RequestFailure): FetchResult => ({
  problem,
  retryAfterMs,
})

const storageProblem = (error: unknown): Message =>
  message('consoleAnswer.storage', { reason: errorMessage(error) })
