import { type Message, message } from '../../../core/message'
import type { RequestFailure } from '../../../core/registry/console-response'
import type { WorkspaceState } from '../../../core/registry/workspace'
import { errorMessage } from '../../../core/error-message'
import { type Candidate, readSecret } from '../../../settings/database'
import { consoleAccess, fetchCandidate } from './candidate'
import { type ConsoleAccess, isCanceled } from './console-request'
import { type FetchRegistryOptions, fetchGoals, fetchRegistry, fetchStoredGoalId } from './registry-client'
import type { WorkspaceStore } from './workspace-store'

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

/**
 * Fetches registries from the Web Consoles and stores them. Only this class uses the credentials of workspaces for
 * requests.
 */
export class RegistryFetcher {
  /** Called after a change. `registryOf` is the workspace whose registry has changed, or null. */
  onChange: (registryOf: string | null) => void = () => {}
  private readonly fetching = new Map<string, Fetching>()
  private triedCandidate: WorkspaceState | null = null
  private readonly store: WorkspaceStore
  private readonly sdkKeyEnds: () => ReadonlySet<string>

  /** `sdkKeyEnds` returns the last characters of the API keys that pages have published with. */
  constructor(store: WorkspaceStore, sdkKeyEnds: () => ReadonlySet<string>) {
    this.store = store
    this.sdkKeyEnds = sdkKeyEnds
  }

  /** The candidate being tried, or null. */
  get candidate(): WorkspaceState | null {
    return this.triedCandidate
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

  /** Tries the candidate and adds it to the workspaces if it works. Never rejects. */
  async connect(candidate: Candidate): Promise<FetchResult> {
    const { id } = candidate.workspace
    // A fetch that is still running uses the previous credential, so stop it.
    const older = this.fetching.get(id)
    older?.stop.abort()
    const result = await this.run(id, true, async (signal) => {
      await older?.done
      return this.tryCandidate(candidate, signal)
    })
    this.onChange(id)
    return result
  }

  /** Cancels the fetch of a workspace or candidate. No-op if there is none. */
  abort(id: string): void {
    this.fetching.get(id)?.stop.abort()
  }

  /** Cancels all fetches. */
  abortAll(): void {
    for (const { stop } of this.fetching.values()) stop.abort()
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
    const older = this.store.registryOf(id)
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

  private async tryCandidate(candidate: Candidate, signal: AbortSignal): Promise<FetchResult> {
    const { workspace, secret } = candidate
    try {
      const fetched = await fetchCandidate(candidate, {
        older: this.store.get(workspace.id)?.state.workspace ?? null,
        olderRegistry: this.store.registryOf(workspace.id),
        sdkKeyEnds: this.sdkKeyEnds,
        signal,
        onProgress: (state) => {
          this.triedCandidate = state
          this.onChange(null)
        },
      })
      if ('problem' in fetched) return failedFetch(fetched)
      if (signal.aborted) return failedFetch({ problem: message('consoleAnswer.cancelled') })
      await this.store.add(workspace, secret, fetched)
      this.store.setTransient(workspace.id, { problem: null })
      return FETCH_SUCCEEDED
    } finally {
      if (this.triedCandidate?.workspace === workspace) this.triedCandidate = null
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

/** Returns the problem of a database that cannot be read or written. */
export const storageProblem = (error: unknown): Message =>
  message('consoleAnswer.storage', { reason: errorMessage(error) })
