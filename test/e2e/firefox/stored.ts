import type { Attempt } from '../../../core/attempt.ts'
import type { DocumentHandle } from './page.ts'

interface Area {
  get(keys: null): Promise<Record<string, unknown>>
}

interface WithStorage {
  readonly browser: {
    readonly storage: { readonly session: Area; readonly local: Area }
  }
}

/** What the extension has stored of all tabs, read by a document of its own: the background may be asleep. */
export async function storedAttempts(panel: DocumentHandle): Promise<Attempt[]> {
  return panel.evaluate(async () => {
    const { browser } = globalThis as unknown as WithStorage
    const stored = Object.entries(await browser.storage.session.get(null))
    return stored.filter(([key]) => key.startsWith('attempt:')).map(([, attempt]) => attempt as Attempt)
  })
}

/** All that the extension has stored for the session, and all that it keeps beyond it, as JSON. */
export async function storedTexts(panel: DocumentHandle): Promise<{ session: string; local: string }> {
  return panel.evaluate(async () => {
    const { session, local } = (globalThis as unknown as WithStorage).browser.storage
    return { session: JSON.stringify(await session.get(null)), local: JSON.stringify(await local.get(null)) }
  })
}
