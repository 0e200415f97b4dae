import { type DocumentInfo, MAX_URL_CHARS, type Navigation } from '../../core/capture'
import { MAX_NAVIGATIONS, MAX_TITLE_CHARS } from '../../core/protocol/fields'

/** Returns a random id of 128 bits in hex. `crypto.randomUUID` is missing on pages that were not loaded over https. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

let lastId = 0

/**
 * Returns a new id that sorts after all earlier ids of this document, so that captures keep the order they were sent
 * in.
 */
export function nextId(): string {
  lastId++
  return lastId.toString(16).padStart(8, '0') + randomId().slice(8)
}

/** This document, as the bridge describes it to the background. */
export interface CurrentDocument {
  info(): DocumentInfo
  /**
   * Sets the start time to now and drops the navigations. Call it when the document is shown; `restored` is true when
   * the document returns from the back/forward cache.
   */
  begin(restored: boolean): void
  /** Drops the navigations up to now. */
  forgetNavigations(): void
}

/**
 * Tracks the description of this document. Times are wall-clock times, like those of captures: `performance.timeOrigin`
 * uses another clock, which falls behind while the computer sleeps.
 *
 * @param onNavigation called when the URL of the document has changed.
 */
export function describeDocument(onNavigation: () => void): CurrentDocument {
  const id = randomId()
  const top = window === window.top
  const opened = top && (window.opener !== null || document.referrer !== '')
  let startedAt = Date.now()
  let restored = false
  let lastUrl = location.href
  let navigations: Navigation[] = []

  const recordUrlChange = () => {
    if (!top || location.href === lastUrl) return false
    lastUrl = location.href
    navigations = [...navigations, { url: cutUrl(lastUrl), at: Date.now() }].slice(-MAX_NAVIGATIONS)
    return true
  }
  if (top) watchUrl(() => recordUrlChange() && onNavigation())

  return {
    info() {
      recordUrlChange()
      const title = document.title.slice(0, MAX_TITLE_CHARS)
      return {
        id,
        url: cutUrl(location.href),
        top,
        startedAt,
        ...(title !== '' && { title }),
        ...(opened && { opened }),
        ...(restored && { restored }),
        ...(navigations.length > 0 && { navigations }),
      }
    },
    begin(isRestored) {
      startedAt = Date.now()
      restored = isRestored
      lastUrl = location.href
      navigations = []
    },
    forgetNavigations() {
      lastUrl = location.href
      navigations = []
    },
  }
}

/**
 * Calls back when the URL has changed. Uses the Navigation API (Chromium 102, Firefox 147) or, without it, the events
 * `popstate` and `hashchange`. A `pushState` fires neither event, so the bridge only notices it when it describes the
 * document again.
 */
function watchUrl(onChange: () => void): void {
  const { navigation } = window as { navigation?: EventTarget }
  if (navigation) return navigation.addEventListener('currententrychange', onChange)
  addEventListener('popstate', onChange, true)
  addEventListener('hashchange', onChange, true)
}

/**
 * Cuts a URL to the length that the background accepts. A message that the background rejects would block all later
 * ones.
 */
const cutUrl = (url: string): string => url.slice(0, MAX_URL_CHARS)

/** Returns a URL without its fragment, which never leaves the browser. */
export const withoutFragment = (url: string): string => url.split('#', 1)[0] ?? ''

/** Counts all frames of this page including the main one, at any depth and of any origin. */
export function countFrames(from: Window = window): number {
  let count = 1
  for (let index = 0; index < from.length; index++) {
    const frame = from[index]
    if (frame) count += countFrames(frame)
  }
  return count
}

/**
 * Returns true for a frame that its parent does not list, such as one in a shadow tree (HTML standard, “document-tree
 * child navigables”).
 */
export function isUnlisted(): boolean {
  for (let index = 0; index < parent.length; index++) if (parent[index] === window) return false
  return window !== window.top
}

/** Returns true while the document is being prerendered for a visit that may never happen. Chromium only. */
export function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true
}

/**
 * Adds listeners to the window permanently. `document.open()` removes the listeners of the window and the children of
 * the document (HTML standard, “document open steps”, 10 and 12), so the listeners are added again whenever these
 * children change.
 *
 * @param listen adds the listeners; it must add the same ones on each call.
 */
export function keepListening(listen: () => void): void {
  listen()
  new MutationObserver(listen).observe(document, { childList: true })
}

/**
 * Calls back when the document is shown for the first time, when it returns from the back/forward cache, and when the
 * user leaves it.
 */
export function whenShown(on: { shown(restored: boolean): void; leaving(): void }): void {
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) on.shown(true)
  }
  const onPageHide = () => on.leaving()
  keepListening(() => {
    addEventListener('pageshow', onPageShow, true)
    addEventListener('pagehide', onPageHide, true)
  })
  const first = () => on.shown(false)
  if (isPrerendering()) document.addEventListener('prerenderingchange', first, { once: true })
  else first()
}
