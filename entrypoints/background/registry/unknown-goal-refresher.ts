import { browser } from 'wxt/browser'
import { type Attempt, requestOf } from '../../../core/attempt'
import { goalEventsOf } from '../../../core/publish/goal-event'
import { nextAt, type Pace, paceAfter, paceFrom, parsePaces } from '../../../core/registry/pace'
import { goalVerdict } from '../../../core/registry/verdict'
import { EventsApiChecker } from './events-api-checker'
import type { RegistryKeeper } from './registry-keeper'

/** Maximum number of unknown names tracked per workspace. */
const MAX_NAMES = 500
/**
 * Storage key of the paces, which limit the rate of fetches. They are stored, so that a restart of the background does
 * not reset them.
 */
const STORAGE_KEY = 'registry-pace'

/**
 * Fetches the goals of a workspace again when a page sends a name that is missing from them, so that a goal created a
 * minute ago becomes known automatically. Repeats this while a panel is open.
 */
export class UnknownGoalRefresher {
  /** Names missing from the registry, by workspace. */
  private readonly names = new Map<string, Set<string>>()
  /** Next fetch of each workspace; `at` in milliseconds since the epoch. */
  private readonly planned = new Map<
    string,
    { readonly at: number; readonly timer: ReturnType<typeof setTimeout> }
  >()
  private readonly fetching = new Set<string>()
  private paces: Record<string, Pace> | null = null
  private readonly eventsApi: EventsApiChecker
  private readonly keeper: RegistryKeeper
  private readonly hasPanels: () => boolean

  /** `hasPanels` returns whether a panel is open. */
  constructor(keeper: RegistryKeeper, hasPanels: () => boolean) {
    this.keeper = keeper
    this.hasPanels = hasPanels
    this.eventsApi = new EventsApiChecker(keeper)
  }

  /** Collects the unknown names in attempts, and plans a fetch for the workspaces that lack them. */
  async observe(attempts: readonly Attempt[]): Promise<void> {
    await this.keeper.ready()
    const workspaces = new Set<string>()
    for (const attempt of attempts) {
      const { url } = requestOf(attempt)
      for (const { goal } of goalEventsOf(attempt)) {
        const id = this.workspaceLacking(goal.name, url)
        if (id === null) continue
        const names = this.names.get(id) ?? new Set()
        if (names.size < MAX_NAMES) this.names.set(id, names.add(goal.name))
        workspaces.add(id)
      }
    }
    for (const id of workspaces) await this.plan(id)
  }

  /** Plans fetches for the names that are still unknown, after a panel has been opened. */
  async resume(): Promise<void> {
    for (const id of this.names.keys()) await this.plan(id)
  }

  /** Returns the id of the workspace that should know the name but does not, or null. */
  private workspaceLacking(name: string, url: string): string | null {
    const { verdict, workspace } = goalVerdict(name, url, this.keeper.known)
    const isLacking = verdict === 'unknown' || verdict === 'notVisible'
    return isLacking && workspace?.source.kind === 'console' ? workspace.id : null
  }

  /**
   * Plans a fetch, or moves a planned fetch forward. A fetch by the user in the meantime has reset the pace, so the
   * next one may be due earlier.
   */
  private async plan(id: string): Promise<void> {
    void this.eventsApi.check(id, new Set(this.names.get(id)))
    const pace = await this.paceOf(id)
    const at = Math.max(nextAt(pace), Date.now())
    const planned = this.planned.get(id)
    if (this.fetching.has(id) || (planned && planned.at <= at)) return
    clearTimeout(planned?.timer)
    this.planned.set(id, { at, timer: setTimeout(() => void this.fetch(id), at - Date.now()) })
  }

  private async fetch(id: string): Promise<void> {
    this.planned.delete(id)
    const lacking = this.countStillUnknown(id)
    if (lacking === 0) return
    this.fetching.add(id)
    try {
      // Read the pace before the fetch: afterward, the newer registry would reset it.
      const pace = await this.paceOf(id)
      const { retryAfterMs } = await this.keeper.refresh(id, true)
      const learned = this.countStillUnknown(id) < lacking
      await this.setPace(id, paceAfter(pace, Date.now(), learned, retryAfterMs))
    } finally {
      this.fetching.delete(id)
    }
    if (this.countStillUnknown(id) > 0 && this.hasPanels()) await this.plan(id)
  }

  /** Drops the names that have become known and returns the number of the others. */
  private countStillUnknown(id: string): number {
    const names = this.names.get(id)
    const known = this.keeper.known.find(({ workspace }) => workspace.id === id)
    const collector = known?.workspace.collectors[0]
    if (!names || collector === undefined) {
      this.names.delete(id)
      return 0
    }
    for (const name of names)
      if (this.workspaceLacking(name, `https://${collector}/`) === null) names.delete(name)
    return names.size
  }

  private async paceOf(id: string): Promise<Pace> {
    const fetchedAt = this.keeper.registryOf(id)?.fetchedAt ?? 0
    const pace = (await this.loadPaces())[id]
    // If the registry is newer than the pace, the user has fetched it. That resets the pace.
    return pace && pace.lastAt >= fetchedAt ? pace : paceFrom(fetchedAt)
  }

  private async loadPaces(): Promise<Record<string, Pace>> {
    if (this.paces) return this.paces
    // If the storage fails, the paces only last until the background stops.
    const stored: Record<string, unknown> = await browser.storage.session.get(STORAGE_KEY).catch(() => ({}))
    return (this.paces ??= parsePaces(stored[STORAGE_KEY]))
  }

  private async setPace(id: string, pace: Pace): Promise<void> {
    this.paces = { ...(await this.loadPaces()), [id]: pace }
    await browser.storage.session.set({ [STORAGE_KEY]: this.paces }).catch(() => {})
  }
}
