import { browser } from 'wxt/browser'
import { type Attempt, requestOf } from '../../../core/attempt'
import { goalEventsOf } from '../../../core/publish/goal-event'
import { nextAt, type Pace, paceAfter, paceFrom } from '../../../core/registry/pace'
import { goalVerdict } from '../../../core/registry/verdict'
import { EventsApiChecker } from './events-api-checker'
import type { RegistryKeeper } from './registry-keeper'

/** How many names of one workspace are waited for. */
const MAX_NAMES = 500
/** Where the paces are: a background that was stopped in between must not be a way around them. */
const STORAGE_KEY = 'registry-pace'

/**
 * Fetches the goals of a workspace again when a page has sent a name that they do not have, so that a goal that was
 * created a minute ago turns known by itself. As long as somebody is looking, it does so again and again.
 */
export class UnknownGoalRefresher {
  /** Names that the registry lacks, by workspace. */
  private readonly names = new Map<string, Set<string>>()
  /** The next fetch of each workspace; `at` in ms since the epoch. */
  private readonly planned = new Map<
    string,
    { readonly at: number; readonly timer: ReturnType<typeof setTimeout> }
  >()
  private readonly fetching = new Set<string>()
  private paces: Record<string, Pace> | null = null
  private readonly eventsApi: EventsApiChecker
  private readonly keeper: RegistryKeeper
  private readonly hasPanels: () => boolean

  /** `hasPanels`: a panel is open. */
  constructor(keeper: RegistryKeeper, hasPanels: () => boolean) {
    this.keeper = keeper
    this.hasPanels = hasPanels
    this.eventsApi = new EventsApiChecker(keeper)
  }

  /** What pages have sent. */
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

  /** Somebody looks again at what was seen before. */
  async resume(): Promise<void> {
    for (const id of this.names.keys()) await this.plan(id)
  }

  /** The workspace that should have the name, and does not. */
  private workspaceLacking(name: string, url: string): string | null {
    const { verdict, workspace } = goalVerdict(name, url, this.keeper.known)
    const isLacking = verdict === 'unknown' || verdict === 'notVisible'
    return isLacking && workspace?.source.kind === 'console' ? workspace.id : null
  }

  /** Plans a fetch, or brings the planned one forward: a person may have fetched since, and the pace begins anew. */
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
      // Before the fetch, since a registry that is newer than the pace begins anew.
      const pace = await this.paceOf(id)
      const { retryAfterMs } = await this.keeper.refresh(id, true)
      const learned = this.countStillUnknown(id) < lacking
      await this.setPace(id, paceAfter(pace, Date.now(), learned, retryAfterMs))
    } finally {
      this.fetching.delete(id)
    }
    if (this.countStillUnknown(id) > 0 && this.hasPanels()) await this.plan(id)
  }

  /** Forgets the names that are known by now, and counts the others. */
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
    // A fetch that a person asked for counts as one, and begins anew.
    return pace && pace.lastAt >= fetchedAt ? pace : paceFrom(fetchedAt)
  }

  private async loadPaces(): Promise<Record<string, Pace>> {
    if (this.paces) return this.paces
    // Without the storage it is the pace of this background alone.
    const stored: Record<string, unknown> = await browser.storage.session.get(STORAGE_KEY).catch(() => ({}))
    return (this.paces ??= (stored[STORAGE_KEY] ?? {}) as Record<string, Pace>)
  }

  private async setPace(id: string, pace: Pace): Promise<void> {
    this.paces = { ...(await this.loadPaces()), [id]: pace }
    await browser.storage.session.set({ [STORAGE_KEY]: this.paces }).catch(() => {})
  }
}
