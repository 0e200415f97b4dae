import { type ReadonlySignal, signal } from '@preact/signals'
import { browser } from 'wxt/browser'

const ALL_SITES = { origins: ['<all_urls>'] }

/** Current access to all sites, with a way to request it. */
export interface SiteAccessState {
  /** Null until the browser has responded. */
  readonly given: ReadonlySignal<boolean | null>
  /** True when the last request was denied. */
  readonly refused: ReadonlySignal<boolean>
  /** Requests access. Call it from a click handler; otherwise browsers don't show the prompt. */
  readonly request: () => void
}

/** Tracks whether access to all sites is granted, including changes made outside Goalkeeper. */
export function createSiteAccessState(): SiteAccessState {
  const given = signal<boolean | null>(null)
  const refused = signal(false)
  const refresh = async () => {
    given.value = await browser.permissions.contains(ALL_SITES)
  }
  const request = async () => {
    refused.value = false
    // Call this before any `await`, or it no longer counts as part of the click.
    refused.value = !(await browser.permissions.request(ALL_SITES).catch(() => false))
    await refresh()
  }
  browser.permissions.onAdded.addListener(() => void refresh())
  browser.permissions.onRemoved.addListener(() => void refresh())
  void refresh()
  return { given, refused, request: () => void request() }
}
