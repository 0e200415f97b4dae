import { type ReadonlySignal, signal } from '@preact/signals'
import { browser } from 'wxt/browser'

const ALL_SITES = { origins: ['<all_urls>'] }

/** Access to all sites, as the browser gives it to Goalkeeper at this moment. */
export interface SiteAccessState {
  /** Null until the browser has answered. */
  readonly given: ReadonlySignal<boolean | null>
  /** It was asked for, and not given. */
  readonly refused: ReadonlySignal<boolean>
  /** Call it while a click is handled: browsers ask nobody otherwise. */
  readonly request: () => void
}

/** Follows the access to all sites, wherever it is changed. */
export function createSiteAccessState(): SiteAccessState {
  const given = signal<boolean | null>(null)
  const refused = signal(false)
  const refresh = async () => {
    given.value = await browser.permissions.contains(ALL_SITES)
  }
  const request = async () => {
    refused.value = false
    // Nothing may be awaited before this, or the click counts no longer.
    refused.value = !(await browser.permissions.request(ALL_SITES).catch(() => false))
    await refresh()
  }
  browser.permissions.onAdded.addListener(() => void refresh())
  browser.permissions.onRemoved.addListener(() => void refresh())
  void refresh()
  return { given, refused, request: () => void request() }
}
