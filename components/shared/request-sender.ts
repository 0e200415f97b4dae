import type { SenderKind } from '../../core/capture'
import { type Attempt, requestOf, sourcesOf } from '../../core/attempt'
import { t } from '../../locales/say'

/** The sender of a request, as far as it is known. */
export type RequestSender =
  | { readonly kind: 'page' }
  /** A frame that contains the wrapper. */
  | { readonly kind: 'frame'; readonly url: string }
  /** Only the network or DevTools saw the request. */
  | { readonly kind: 'unseen'; readonly sender: SenderKind }
  /**
   * Only the network or DevTools saw the request, and it belongs to no tab. `tabs` is the number of tabs that list it.
   */
  | { readonly kind: 'shared'; readonly tabs: number }

/** Returns the sender of an attempt's request. A capture of the page's wrapper takes precedence. */
export function requestSender(attempt: Attempt): RequestSender {
  const { source, top, documentUrl, sharedBy } = requestOf(attempt)
  if (source === 'page') return top ? { kind: 'page' } : { kind: 'frame', url: documentUrl }
  if (sharedBy !== undefined) return { kind: 'shared', tabs: sharedBy }
  const sender = attempt.captures.find((capture) => capture.sender !== undefined)?.sender
  return { kind: 'unseen', sender: sender ?? 'unknown' }
}

/** Returns the localized names of the sources that saw an attempt. */
export const sourceNames = (attempt: Attempt): string =>
  sourcesOf(attempt)
    .map((source) => t(`source.${source}`))
    .join(', ')
