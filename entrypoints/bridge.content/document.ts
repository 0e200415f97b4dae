import { type DocumentInfo, MAX_URL_CHARACTERS } from '../../core/capture'

/** A fresh id of 128 bits. `crypto.randomUUID` is missing on pages that were not loaded over https. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * This document as the background is told of it; `begin` says that it is shown from now on. By the wall clock, as the
 * times of captures are: `performance.timeOrigin` is another clock, which a sleeping computer leaves behind.
 */
export function describeDocument(): { info(): DocumentInfo; begin(): void } {
  const id = randomId()
  const top = window === window.top
  let startedAt = Date.now()
  return {
    info: () => ({ id, url: cutAddress(location.href), top, startedAt }),
    begin() {
      startedAt = Date.now()
    },
  }
}

/** An address as long as the background takes it: one message refused would hold up all that come after it. */
const cutAddress = (address: string): string => address.slice(0, MAX_URL_CHARACTERS)

/** True while the browser prepares this document for a visit that may never come. Chromium only. */
export function isPrerendering(): boolean {
  return 'prerendering' in document && document.prerendering === true
}

/**
 * Tells when the document is shown for the first time, when it comes back from the back/forward cache, and when it
 * is being left. `document.open()` strips a window of its listeners, so they are put back when the document's own
 * children change, which that does (HTML standard, "document open steps", 10 and 12).
 */
export function whenShown(on: { shown(again: boolean): void; leaving(): void }): void {
  const onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) on.shown(true)
  }
  const onPageHide = () => on.leaving()
  const listen = () => {
    addEventListener('pageshow', onPageShow, true)
    addEventListener('pagehide', onPageHide, true)
  }
  listen()
  new MutationObserver(listen).observe(document, { childList: true })
  const first = () => on.shown(false)
  if (isPrerendering()) document.addEventListener('prerenderingchange', first, { once: true })
  else first()
}
