import type { SenderKind } from '../../core/capture'
import { type Attempt, requestOf, sourcesOf } from '../../core/attempt'
import { t } from '../../locales/say'

/** Who made a request, as far as it is known. */
export type RequestSender =
  | { readonly kind: 'page' }
  /** A frame that the wrapper is in. */
  | { readonly kind: 'frame'; readonly url: string }
  /** Only the network or DevTools saw it. */
  | { readonly kind: 'unseen'; readonly sender: SenderKind }
  /** Nor does it belong to a tab; it is shown in so many. */
  | { readonly kind: 'shared'; readonly tabs: number }

/** Who made the request of an attempt. The wrapper in the page is believed before anybody else. */
export function requestSender(attempt: Attempt): RequestSender {
  const { source, top, documentUrl, sharedBy } = requestOf(attempt)
  if (source === 'page') return top ? { kind: 'page' } : { kind: 'frame', url: documentUrl }
  if (sharedBy !== undefined) return { kind: 'shared', tabs: sharedBy }
  const sender = attempt.captures.find((capture) => capture.sender !== undefined)?.sender
  return { kind: 'unseen', sender: sender ?? 'unknown' }
}

/** Who has seen an attempt, in words. */
export const sourceNames = (attempt: Attempt): string =>
  sourcesOf(attempt)
    .map((source) => t(`source.${source}`))
    .join(', ')
