import { message } from '../../core/message'
import type { RegistryRequest } from '../../core/protocol/panel'
import {
  indexRegistry,
  NO_REGISTRY,
  type RegistryIndex,
  type RegistryState,
} from '../../core/registry/registry'
import {
  type Credential,
  forgetCandidate,
  forgetWorkspace,
  readCredential,
  readRegistry,
  writeCredential,
  writeRegistry,
} from '../../settings/database'
import { fetchRegistry } from './registry-client'

/** A registry older than this is fetched again when a panel opens, in ms. */
const STALE_MS = 10 * 60 * 1000

/** Holds the registry, and is the only one that uses the credential. */
export class RegistryKeeper {
  /** Called when the state has changed. */
  onChange: () => void = () => {}
  private current: RegistryState = NO_REGISTRY
  private indexed: RegistryIndex | null = null
  private loading: Promise<void> | null = null
  private fetching: Promise<void> | null = null

  /** Resolves when what was kept from earlier is here. A database that cannot be opened is said in the state. */
  ready(): Promise<void> {
    this.loading ??= this.load()
    return this.loading
  }

  /** Where the registry stands. Call after {@link ready}. */
  get state(): RegistryState {
    return this.current
  }

  /** The registry for look-ups; null without one. Call after {@link ready}. */
  get index(): RegistryIndex | null {
    return this.indexed
  }

  /** Does what an extension page asks, and answers with the state after it. */
  async answer({ what }: RegistryRequest): Promise<RegistryState> {
    await this.ready()
    if (what === 'connect') await this.connect()
    if (what === 'refresh') await this.refresh()
    if (what === 'disconnect') await this.disconnect()
    return this.current
  }

  /** Fetches the registry again with the credential in use; one fetch at a time. */
  async refresh(): Promise<void> {
    await this.ready()
    const credential = await readCredential('credential')
    if (credential) await this.fetchOnce(credential, false)
  }

  /** The same, unless the registry is fresh. */
  async refreshIfStale(): Promise<void> {
    await this.ready()
    const { registry, workspace } = this.current
    if (workspace !== null && Date.now() - (registry?.fetchedAt ?? 0) > STALE_MS) await this.refresh()
  }

  /** Tries what the options page has put into the database. It takes the place of the credential in use if it works. */
  private async connect(): Promise<void> {
    const candidate = await readCredential('candidate')
    if (!candidate) return
    // A fetch that is still on its way is with the older credential.
    await this.fetching
    await this.fetchOnce(candidate, true)
    await forgetCandidate()
  }

  private async disconnect(): Promise<void> {
    await this.fetching
    await forgetWorkspace()
    this.change(NO_REGISTRY)
  }

  private fetchOnce(credential: Credential, isNew: boolean): Promise<void> {
    this.fetching ??= this.fetch(credential, isNew).finally(() => {
      this.fetching = null
    })
    return this.fetching
  }

  private async fetch(credential: Credential, isNew: boolean): Promise<void> {
    this.change({ ...this.current, busy: true, problem: null })
    const registry = await fetchRegistry(credential, Date.now)
    if ('problem' in registry) return this.change({ ...this.current, busy: false, problem: registry.problem })
    try {
      if (isNew) await writeCredential('credential', credential)
      await writeRegistry(registry)
      this.change({ workspace: credential.workspace, busy: false, problem: null, registry })
    } catch (error) {
      this.change({ ...this.current, busy: false, problem: storageProblem(error) })
    }
  }

  private async load(): Promise<void> {
    try {
      const [credential, registry] = await Promise.all([readCredential('credential'), readRegistry()])
      if (!credential) return
      const own = registry?.workspace === credential.workspace ? registry : null
      this.set({ workspace: credential.workspace, busy: false, problem: null, registry: own ?? null })
    } catch (error) {
      this.loading = null
      this.set({ ...NO_REGISTRY, problem: storageProblem(error) })
    }
  }

  private set(state: RegistryState): void {
    if (state.registry !== this.current.registry)
      this.indexed = state.registry && indexRegistry(state.registry)
    this.current = state
  }

  private change(state: RegistryState): void {
    this.set(state)
    this.onChange()
  }
}

const storageProblem = (error: unknown) =>
  message('connect.storage', { reason: error instanceof Error ? error.message : String(error) })
