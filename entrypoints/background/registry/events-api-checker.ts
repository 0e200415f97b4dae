import { browser } from 'wxt/browser'
import type { RegistryKeeper } from './registry-keeper'

/** No more calls than this in a minute: the names are the page's choice. */
const MAX_CALLS_PER_MINUTE = 10
const MINUTE_MS = 60_000
/** A name is asked for again after so long. */
const MIN_RECHECK_MS = 10 * 60_000
const STORAGE_KEY = 'registry-events-calls'

/**
 * Asks the events API for names that no list has, where a person has switched that on: an event that ABsmartly has stored
 * with a goal proves that the goal exists, also when the credential may not see it in the list.
 */
export class EventsApiChecker {
  /** When each name was asked for last, by workspace and name. */
  private readonly checkedAt = new Map<string, number>()
  /** Times of the calls of the last minute. They are kept, so that a stopped background is not a way around the limit. */
  private calls: number[] = []
  private loading: Promise<void> | null = null
  private readonly keeper: RegistryKeeper

  constructor(keeper: RegistryKeeper) {
    this.keeper = keeper
  }

  /** Asks for those of the names that have not been asked for lately, as far as the limit allows. Never rejects. */
  async check(id: string, names: ReadonlySet<string>): Promise<void> {
    const asks = this.keeper.states.find(({ workspace }) => workspace.id === id)?.workspace.asksEvents
    if (!asks) return
    await (this.loading ??= this.load())
    this.checkNow(id, names)
    await browser.storage.session.set({ [STORAGE_KEY]: this.calls }).catch(() => {})
  }

  private async load(): Promise<void> {
    const stored: Record<string, unknown> = await browser.storage.session.get(STORAGE_KEY).catch(() => ({}))
    this.calls = (stored[STORAGE_KEY] ?? []) as number[]
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
