import { message } from '../../../core/message'
import type { SettingsResponse, SettingsRequest } from '../../../core/protocol/settings'
import type { Registry } from '../../../core/registry/registry'
import type { KnownWorkspace, WorkspaceState } from '../../../core/registry/workspace'
import type { StorageFault } from '../../../core/storage/fault'
import { takeCandidate, workspacesDatabase } from '../../../settings/database'
import { databaseReason } from '../../../settings/indexed-database'
import { type FetchResult, RegistryFetcher, storageProblem } from './registry-fetcher'
import { WorkspaceStore } from './workspace-store'

/** Age above which a registry is fetched again when a panel opens, in ms. */
const STALE_MS = 10 * 60 * 1000

const DONE: SettingsResponse = { problem: null }
/** Problem of a request that needs the workspaces while they cannot be loaded. */
export const NOT_LOADED = message('storage.notLoaded')

/** The workspaces with their registries, and the requests of panels and options page that concern them. */
export class RegistryKeeper {
  /** Called after a change. `registryOf` is the workspace whose registry has changed, or null. */
  onChange: (registryOf: string | null) => void = () => {}
  /** Called when the workspaces are loaded after they could not be, or when their stored data has other faults. */
  onReload: () => void = () => {}
  private readonly store = new WorkspaceStore()
  private readonly fetcher: RegistryFetcher
  private loading: Promise<void> | null = null
  private loaded = false
  private unusable: StorageFault | null = null
  /**
   * Number of times that the user has deleted everything. Data that was read before a deletion must not be stored after
   * it.
   */
  private wipes = 0

  /** `sdkKeyEnds` returns the last characters of the API keys that pages have published with. */
  constructor(sdkKeyEnds: () => ReadonlySet<string>) {
    this.fetcher = new RegistryFetcher(this.store, sdkKeyEnds)
    this.fetcher.onChange = (registryOf) => this.onChange(registryOf)
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
    return this.fetcher.candidate
  }

  get known(): readonly KnownWorkspace[] {
    return this.store.known
  }

  registryOf(id: string): Registry | null {
    return this.store.registryOf(id)
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
    this.fetcher.abortAll()
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
        this.fetcher.abort(request.id)
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
        this.fetcher.abort(request.id)
        await this.store.remove(request.id)
        break
      case 'wipe':
        this.wipes++
        this.fetcher.abortAll()
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
  refreshAll(id?: string): Promise<void> {
    return this.refreshIf((one) => id === undefined || one === id)
  }

  /** Fetches the registries that are older than {@link STALE_MS} again. */
  refreshStale(): Promise<void> {
    return this.refreshIf((id) => {
      const registry = this.registryOf(id)
      // Fetches of only the goals don't count here, or the other lists might never be fetched again.
      return Date.now() - (registry?.othersFetchedAt ?? registry?.fetchedAt ?? 0) > STALE_MS
    })
  }

  private async refreshIf(isDue: (id: string) => boolean): Promise<void> {
    await this.ready()
    const ids = this.states.map(({ workspace }) => workspace.id).filter(isDue)
    await Promise.all(ids.map((id) => this.refresh(id)))
  }

  /** Fetches the registry of a workspace again, or only its goals, see {@link RegistryFetcher.refresh}. Never rejects. */
  refresh(id: string, goalsAlone = false): Promise<FetchResult> {
    return this.fetcher.refresh(id, goalsAlone)
  }

  /** Asks the events API for a goal of that name and stores the result if it proves the goal exists. Never rejects. */
  checkEventsApi(id: string, name: string): Promise<void> {
    return this.fetcher.checkEventsApi(id, name)
  }

  /** Tries the candidate that the options page has stored. */
  private async connect(): Promise<SettingsResponse> {
    const { wipes } = this
    const candidate = await takeCandidate()
    if (!candidate || wipes !== this.wipes) return { problem: message('consoleAnswer.cancelled') }
    return { problem: (await this.fetcher.connect(candidate)).problem }
  }
}
