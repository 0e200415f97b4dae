import { type DocumentInfo, MAX_URL_CHARS, type Navigation } from '../../core/capture'
import { MAX_NAVIGATIONS, MAX_TITLE_CHARS } from '../../core/protocol/fields'

/** A fresh id of 128 bits. `crypto.randomUUID` is missing on pages that were not loaded over https. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

let drawn = 0

/** A fresh id that sorts after those drawn before it in this document: what was sent first comes first. */
export function nextId(): string {
  drawn++
  return drawn.toString(16).padStart(8, '0') + randomId().slice(8)
}

/** This document, as the background is told of it. */
export interface CurrentDocument {
  info(): DocumentInfo
  /** It is shown from now on; `restored` when it comes back from the back/forward cache. */
  begin(restored: boolean): void
}

/**
 * Keeps what is to be told of this document. By the wall clock, as the times of captures are:
 * `performance.timeOrigin` is another clock, which a sleeping computer leaves behind.
 *
 * @param onNavigation called when it has given itself another address.
 */
export function describeDocument(onNavigation: () => void): CurrentDocument {
  const id = randomId()
  const top = window === window.top
  const opened = top && (window.opener !== null || document.referrer !== '')
  let startedAt = Date.now()
  let restored = false
  let address = location.href
  let navigations: Navigation[] = []

  const noteAddress = () => {
    if (!top || location.href === address) return false
    address = location.href
    navigations = [...navigations, { url: cutAddress(address), at: Date.now() }].slice(-MAX_NAVIGATIONS)
    return true
  }
  if (top) watchAddress(() => noteAddress() && onNavigation())

  return {
    info() {
      noteAddress()
      const title = document.title.slice(0, MAX_TITLE_CHARS)
      return {
        id,
        url: cutAddress(location.href),
        top,
        startedAt,
        ...(title !== '' && { title }),
        ...(opened && { opened }),
        ...(restored && { restored }),
        ...(navigations.length > 0 && { navigations }),
      }
    },
    begin(again) {
      startedAt = Date.now()
      restored = again
      address = location.href
      navigations = []
    },
  }
}

/**
 * Hears of a new address when it is there: by the Navigation API (Chromium 102, Firefox 147), else by the two events
 * that there are without it. A `pushState` that neither tells of is noticed with the next thing that is said.
 */
function watchAddress(onChange: () => void): void {
  const { navigation } = window as { navigation?: EventTarget }
  if (navigation) return navigation.addEventListener('currententrychange', onChange)
  addEventListener('popstate', onChange, true)
  addEventListener('hashchange', onChange, true)
}

/** An address as long as the background takes it: one message refused would hold up all that come after it. */
const cutAddress = (address: string): string => address.slice(0, MAX_URL_CHARS)

/** All frames of this page with the main one, however deep; other origins may be counted too. */
export function countFrames(from: Window = window): number {
  let count = 1
  for (let index = 0; index < from.length; index++) {
    const frame = from[index]
    if (frame) count += countFrames(frame)
  }
  return count
}

/** True for a frame that its parent does not list: one in a shadow tree (HTML standard, "document-tree child navigables"). */
export function isUnlisted(): boolean {
  for (let index = 0; index < parent.length; index++) if (parent[index] === window) return false
  return window !== window.top
}

/** True while the browser prepares this document for a visit that may never come. Chromium only. */
export function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true
}

/**
 * Adds listeners to the window for good. `document.open()` strips a window of them, so they are put back when the
 * document's own children change, which that does (HTML standard, "document open steps", 10 and 12).
 *
 * @param listen adds the listeners; the same ones each time it is called.
 */
export function keepListening(listen: () => void): void {
  listen()
  new MutationObserver(listen).observe(document, { childList: true })
}

/**
 * Tells when the document is shown for the first time, when it comes back from the back/forward cache, and when it
 * is being left.
 */
export function whenShown(on: { shown(again: boolean): void; leaving(): void }): void {
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
