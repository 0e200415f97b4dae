import { type Message, message } from '../../../core/message'
import type { SettingsAnswer, SettingsRequest } from '../../../core/protocol/settings'
import type { Refusal } from '../../../core/registry/console-response'
import type { Registry } from '../../../core/registry/registry'
import type { KnownWorkspace, WorkspaceState } from '../../../core/registry/workspace'
import { reasonOf } from '../../../core/reason'
import { type Candidate, readSecret, takeCandidate } from '../../../settings/database'
import { accessTo, fetchCandidate } from './candidate'
import { type ConsoleAccess, isCancelled } from './console-request'
import { KeptWorkspaces } from './kept-workspaces'
import { type FetchOptions, fetchGoals, fetchRegistry, fetchStoredGoalId } from './registry-client'

/** A registry older than this is fetched again when a panel opens, in ms. */
const STALE_MS = 10 * 60 * 1000

/** What a fetch came to. */
export interface Fetched {
  /** Null when the registry was fetched. */
  readonly problem: Message | null
  /** The console wants so much time before the next request, in ms. */
  readonly retryAfterMs: number
}

/** A fetch under way; `whole`: of all lists. */
interface Fetching {
  readonly stop: AbortController
  readonly done: Promise<Fetched>
  readonly whole: boolean
}

const DONE: SettingsAnswer = { problem: null }

/** Holds the workspaces and their registries, and is the only one that uses their credentials. */
export class RegistryKeeper {
  /** Called when something has changed; `registryOf` is the workspace whose registry is another than before. */
  onChange: (registryOf: string | null) => void = () => {}
  private readonly kept = new KeptWorkspaces()
  private readonly fetching = new Map<string, Fetching>()
  private candidate: WorkspaceState | null = null
  private loading: Promise<void> | null = null
  /** How often everything was forgotten: what was read before that must not be kept after it. */
  private wipes = 0
  private readonly sdkKeyEnds: () => ReadonlySet<string>

  /** `sdkKeyEnds`: the last characters of the keys that pages have published with. */
  constructor(sdkKeyEnds: () => ReadonlySet<string>) {
    this.sdkKeyEnds = sdkKeyEnds
  }

  /** Resolves when what was kept from earlier is here. Rejects when the database cannot be read. */
  ready(): Promise<void> {
    this.loading ??= this.kept.load().catch((error: unknown) => {
      this.loading = null
      throw error
    })
    return this.loading
  }

  /** Where all workspaces stand. Call after {@link ready}, like everything below. */
  get states(): readonly WorkspaceState[] {
    return this.kept.states
  }

  /** The candidate that is being tried; null when there is none. */
  get trying(): WorkspaceState | null {
    return this.candidate
  }

  get known(): readonly KnownWorkspace[] {
    return this.kept.known
  }

  registryOf(id: string): Registry | null {
    return this.kept.get(id)?.index?.registry ?? null
  }

  /** Does what the options page asks. Never rejects. */
  async answer(request: SettingsRequest): Promise<SettingsAnswer> {
    try {
      await this.ready()
      return await this.perform(request)
    } catch (error) {
      return { problem: storageProblem(error) }
    }
  }

  private async perform(request: SettingsRequest): Promise<SettingsAnswer> {
    switch (request.what) {
      case 'connect':
        return this.connect()
      case 'refresh':
        return { problem: (await this.refresh(request.id)).problem }
      case 'cancel':
        this.fetching.get(request.id)?.stop.abort()
        return DONE
      case 'edit':
        await this.kept.edit(request.workspace.id, () => request.workspace)
        break
      case 'import':
        for (const workspace of request.workspaces) {
          // Never in the place of another: its credential was entered for another console.
          if (!this.kept.get(workspace.id)) await this.kept.add(workspace, null, null)
        }
        break
      case 'remove':
        this.fetching.get(request.id)?.stop.abort()
        await this.kept.remove(request.id)
        break
      case 'wipe':
        this.wipes++
        for (const { stop } of this.fetching.values()) stop.abort()
        await this.kept.wipe()
        break
    }
    this.onChange(null)
    return DONE
  }

  /** Lets a workspace judge what is sent to a collector. Rejects when that cannot be written. */
  async assign(id: string, collector: string): Promise<void> {
    await this.ready()
    await this.kept.edit(id, (workspace) => ({
      ...workspace,
      collectors: [...new Set([...workspace.collectors, collector])],
    }))
    this.onChange(null)
  }

  /** Fetches the registries again, of all workspaces or of one. */
  async refreshAll(id?: string): Promise<void> {
    await this.ready()
    await Promise.all(
      this.states
        .filter(({ workspace }) => id === undefined || workspace.id === id)
        .map(({ workspace }) => this.refresh(workspace.id)),
    )
  }

  /** The same for registries that are not fresh. */
  async refreshStale(): Promise<void> {
    await this.ready()
    // The goals alone are fetched now and then, and must not keep the rest from being fetched.
    const wholeAt = (id: string) => {
      const registry = this.registryOf(id)
      return registry?.othersFetchedAt ?? registry?.fetchedAt ?? 0
    }
    const stale = this.states.filter(({ workspace }) => Date.now() - wholeAt(workspace.id) > STALE_MS)
    await Promise.all(stale.map(({ workspace }) => this.refresh(workspace.id)))
  }

  /**
   * Fetches the registry of a workspace again, or its goals alone; one fetch at a time. One that fails leaves the registry
   * as it is. Never rejects.
   */
  refresh(id: string, goalsAlone = false): Promise<Fetched> {
    const running = this.fetching.get(id)
    if (running) return running.whole || goalsAlone ? running.done : running.done.then(() => this.refresh(id))
    return this.run(id, !goalsAlone, (signal) => this.fetchAgain(id, goalsAlone, signal))
  }

  /** Asks the events API for a goal of that name, and keeps what it proves. Never rejects. */
  async askEvents(id: string, name: string): Promise<void> {
    try {
      const access = await this.accessOf(id)
      if (!access) return
      const { signal } = new AbortController()
      const goalId = await fetchStoredGoalId(access, name, { now: Date.now, signal })
      const isRefused = typeof goalId === 'object' && goalId !== null
      this.kept.noteEvents(id, isRefused ? goalId.problem : null)
      if (goalId === null || isRefused) return this.onChange(null)
      await this.kept.changeRegistry(id, (registry) => {
        const others = registry?.confirmed.filter((one) => one.name !== name) ?? []
        return registry && { ...registry, confirmed: [...others, { name, goalId }] }
      })
      this.onChange(id)
    } catch (error) {
      this.kept.noteEvents(id, storageProblem(error))
      this.onChange(null)
    }
  }

  /** From here on the fetch can be joined, and stopped. */
  private run(
    id: string,
    whole: boolean,
    fetch: (signal: AbortSignal) => Promise<Fetched>,
  ): Promise<Fetched> {
    const stop = new AbortController()
    const done = fetch(stop.signal)
      .catch((error: unknown) => this.fail(id, { problem: storageProblem(error) }))
      .finally(() => {
        if (this.fetching.get(id)?.stop === stop) this.fetching.delete(id)
      })
    this.fetching.set(id, { stop, done, whole })
    return done
  }

  private async fetchAgain(id: string, goalsAlone: boolean, signal: AbortSignal): Promise<Fetched> {
    const access = await this.accessOf(id)
    const older = this.registryOf(id)
    if (!access) return FETCHED
    this.change(id, { progress: [] })
    const options = this.options(id, signal, (progress) => this.change(id, { progress }))
    const registry =
      goalsAlone && older ? await fetchGoals(access, older, options) : await fetchRegistry(access, options)
    if ('problem' in registry) return this.fail(id, registry)
    // What was complete is not given up for what is not.
    if (registry.goals.gap && older?.goals.complete) return this.fail(id, { problem: registry.goals.gap })
    const names = new Set(registry.goals.items.map(({ name }) => name))
    await this.kept.changeRegistry(id, (current) => ({
      ...registry,
      confirmed: current?.confirmed.filter(({ name }) => !names.has(name)) ?? [],
    }))
    this.kept.note(id, { progress: null, problem: null })
    this.onChange(id)
    return FETCHED
  }

  /** Tries the candidate. It takes its place among the workspaces if it works. */
  private async connect(): Promise<SettingsAnswer> {
    const { wipes } = this
    const candidate = await takeCandidate()
    if (!candidate || wipes !== this.wipes) return { problem: message('consoleAnswer.cancelled') }
    const { id } = candidate.workspace
    // A fetch that is still on its way is with the older credential.
    const older = this.fetching.get(id)
    older?.stop.abort()
    const { problem } = await this.run(id, true, async (signal) => {
      await older?.done
      return this.tryOut(candidate, signal)
    })
    this.onChange(id)
    return { problem }
  }

  private async tryOut(candidate: Candidate, signal: AbortSignal): Promise<Fetched> {
    const { workspace, secret } = candidate
    try {
      const fetched = await fetchCandidate(candidate, {
        older: this.kept.get(workspace.id)?.state.workspace ?? null,
        olderRegistry: this.registryOf(workspace.id),
        sdkKeyEnds: this.sdkKeyEnds,
        signal,
        onProgress: (trying) => {
          this.candidate = trying
          this.onChange(null)
        },
      })
      if ('problem' in fetched) return fetchedOf(fetched)
      if (signal.aborted) return fetchedOf({ problem: message('consoleAnswer.cancelled') })
      await this.kept.add(workspace, secret, fetched)
      this.kept.note(workspace.id, { problem: null })
      return FETCHED
    } finally {
      if (this.candidate?.workspace === workspace) this.candidate = null
    }
  }

  private async accessOf(id: string): Promise<ConsoleAccess | null> {
    const workspace = this.kept.get(id)?.state.workspace
    return workspace ? accessTo(workspace, await readSecret(id)) : null
  }

  private options(
    workspaceId: string,
    signal: AbortSignal,
    onProgress: FetchOptions['onProgress'],
  ): FetchOptions {
    return { workspaceId, now: Date.now, signal, onProgress }
  }

  private fail(id: string, refusal: Refusal): Fetched {
    // Who cancels knows.
    this.change(id, { progress: null, ...(!isCancelled(refusal) && { problem: refusal.problem }) })
    return fetchedOf(refusal)
  }

  private change(id: string, change: Parameters<KeptWorkspaces['note']>[1]): void {
    this.kept.note(id, change)
    this.onChange(null)
  }
}

const FETCHED: Fetched = { problem: null, retryAfterMs: 0 }
const fetchedOf = ({ problem, retryAfterMs = 0 }: Refusal): Fetched => ({ problem, retryAfterMs })

const storageProblem = (error: unknown): Message =>
  message('consoleAnswer.storage', { reason: reasonOf(error) })
