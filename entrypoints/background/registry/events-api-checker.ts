import { browser } from 'wxt/browser'
import type { RegistryKeeper } from './registry-keeper'

/**
 * Maximum number of calls per minute. The names come from pages, which must not control the rate of requests with the
 * user's credential.
 */
const MAX_CALLS_PER_MINUTE = 10
const MINUTE_MS = 60_000
/** Minimum time between two checks of a name, in ms. */
const MIN_RECHECK_MS = 10 * 60_000
const STORAGE_KEY = 'registry-events-calls'

/**
 * Asks the events API about names that are in no list, if the user has turned that on. If ABsmartly has stored an event
 * of that name with a goal, the goal exists, even when the credential may not see it in the list.
 */
export class EventsApiChecker {
  /** Time of the last check in milliseconds since the epoch, by workspace and name. */
  private readonly checkedAt = new Map<string, number>()
  /**
   * Times of the calls of the last minute, in milliseconds since the epoch. They are stored, so that a restart of the
   * background does not lift the limit.
   */
  private calls: number[] = []
  private loading: Promise<void> | null = null
  private readonly keeper: RegistryKeeper

  constructor(keeper: RegistryKeeper) {
    this.keeper = keeper
  }

  /** Checks the names that have not been checked recently, up to the maximum number of calls. Never rejects. */
  async check(id: string, names: ReadonlySet<string>): Promise<void> {
    const asks = this.keeper.states.find(({ workspace }) => workspace.id === id)?.workspace.asksEvents
    if (!asks) return
    await (this.loading ??= this.load())
    this.checkNow(id, names)
    await browser.storage.session.set({ [STORAGE_KEY]: this.calls }).catch(() => {})
  }

  private async load(): Promise<void> {
    const stored: Record<string, unknown> = await browser.storage.session.get(STORAGE_KEY).catch(() => ({}))
    const calls = stored[STORAGE_KEY]
    this.calls = Array.isArray(calls) ? calls.filter((at): at is number => typeof at === 'number') : []
  }

  private checkNow(id: string, names: ReadonlySet<string>): void {
    for (const name of names) {
      const now = Date.now()
      const key = `${id} ${name}`
      if (now - (this.checkedAt.get(key) ?? 0) < MIN_RECHECK_MS) continue
      this.calls = this.calls.filter((at) => now - at < MINUTE_MS)
      if (this.calls.length >= MAX_CALLS_PER_MINUTE) return
      this.calls.push(now)
      this.checkedAt.set(key, now)
      void this.keeper.checkEventsApi(id, name)
    }
  }
}
