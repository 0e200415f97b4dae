import type { Attempt } from '../../../core/attempt.ts'
import type { DocumentHandle } from './tabs.ts'

interface Area {
  get(keys: null): Promise<Record<string, unknown>>
}

interface WithStorage {
  readonly browser: {
    readonly storage: { readonly session: Area; readonly local: Area }
  }
}

/** Returns the stored attempts of all tabs. The panel reads them, because the background may be stopped. */
export async function storedAttempts(panel: DocumentHandle): Promise<Attempt[]> {
  return panel.evaluate(async () => {
    const { browser } = globalThis as unknown as WithStorage
    const stored = Object.entries(await browser.storage.session.get(null))
    return stored.filter(([key]) => key.startsWith('attempt:')).map(([, attempt]) => attempt as Attempt)
  })
}

/** Returns the contents of `storage.session` and `storage.local` as JSON strings. */
export async function storedTexts(panel: DocumentHandle): Promise<{ session: string; local: string }> {
  return panel.evaluate(async () => {
    const { session, local } = (globalThis as unknown as WithStorage).browser.storage
    return { session: JSON.stringify(await session.get(null)), local: JSON.stringify(await local.get(null)) }
  })
}
