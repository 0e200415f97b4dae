import { type ReadonlySignal, signal } from '@preact/signals'
import { browser } from 'wxt/browser'

const ALL_SITES = { origins: ['<all_urls>'] }

/** Whether Goalkeeper may access all sites, and a function that asks the user for that access. */
export interface SiteAccessState {
  /** Whether Goalkeeper has access; null until the browser has responded. */
  readonly granted: ReadonlySignal<boolean | null>
  /** True when the last request did not lead to access. */
  readonly denied: ReadonlySignal<boolean>
  /** Asks the user for access. Call it from a click handler; otherwise browsers don't show the prompt. */
  readonly request: () => void
}

/** Tracks the access to all sites, including changes that the user makes in the browser's own settings. */
export function createSiteAccessState(): SiteAccessState {
  const granted = signal<boolean | null>(null)
  const denied = signal(false)
  const refresh = async () => {
    granted.value = await browser.permissions.contains(ALL_SITES)
  }
  const request = async () => {
    denied.value = false
    // Call this before any `await`, or it no longer counts as part of the click.
    denied.value = !(await browser.permissions.request(ALL_SITES).catch(() => false))
    await refresh()
  }
  browser.permissions.onAdded.addListener(() => void refresh())
  browser.permissions.onRemoved.addListener(() => void refresh())
  void refresh()
  return { granted, denied, request: () => void request() }
}
