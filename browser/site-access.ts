import { type ReadonlySignal, signal } from '@preact/signals'
import { browser } from 'wxt/browser'

const ALL_SITES = { origins: ['<all_urls>'] }

/** Access to all sites, as the browser gives it to Goalkeeper at this moment. */
export interface AccessToSites {
  /** Null until the browser has answered. */
  readonly given: ReadonlySignal<boolean | null>
  /** It was asked for, and not given. */
  readonly refused: ReadonlySignal<boolean>
  /** Call it while a click is handled: browsers ask nobody otherwise. */
  readonly request: () => void
}

/** Follows the access to all sites, wherever it is changed. */
export function followAccess(): AccessToSites {
  const given = signal<boolean | null>(null)
  const refused = signal(false)
  const look = async () => {
    given.value = await browser.permissions.contains(ALL_SITES)
  }
  const request = async () => {
    refused.value = false
    // Nothing may be awaited before this, or the click counts no longer.
    refused.value = !(await browser.permissions.request(ALL_SITES).catch(() => false))
    await look()
  }
  browser.permissions.onAdded.addListener(() => void look())
  browser.permissions.onRemoved.addListener(() => void look())
  void look()
  return { given, refused, request: () => void request() }
}
