// oxlint-disable no-underscore-dangle -- what Chromium adds to HAR begins so
import { browser } from 'wxt/browser'
import { bytesBody } from '../../core/bytes-body'
import { type Body, type Capture, MAX_URL_CHARACTERS } from '../../core/capture'
import { cutHeaders, isPublishHeader } from '../../core/protocol/secret-headers'

/** One entry of DevTools' network log (HAR 1.2), as far as it is used; Chromium adds what begins with `_`. */
interface Entry {
  readonly startedDateTime: string | Date
  readonly time: number
  readonly _resourceType?: string
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: readonly { readonly name: string; readonly value: string }[]
    /** In bytes; -1 when it is not known. */
    readonly bodySize: number
    readonly postData?: { readonly text?: string } | null
  }
  readonly response: {
    readonly status: number
    readonly _error?: string | null
    readonly _fetchedViaServiceWorker?: boolean
  }
}

/**
 * Tells the background of every publish in the network log of the tab that these DevTools inspect. In the devtools page
 * and not in the panel, whose document exists only once it is shown.
 */
export function watchNetworkLog(): void {
  const { network, inspectedWindow } = browser.devtools
  network.onRequestFinished.addListener((entry) => {
    const capture = captureOf(entry as unknown as Entry)
    if (!capture) return
    void browser.runtime
      .sendMessage({ type: 'devtools', tabId: inspectedWindow.tabId, captures: [capture] })
      // The extension was updated: these DevTools have to be opened again, and the panel says so.
      .catch(() => {})
  })
}

function captureOf({ request, response, startedDateTime, time, _resourceType }: Entry): Capture | null {
  const { method, url, headers, postData } = request
  const text = postData?.text ?? ''
  if (!/^(PUT|POST)$/.test(method) || !mayBePublish(url, text)) return null
  const at = new Date(startedDateTime).getTime()
  const all = headers.map(({ name, value }) => [name, value] as const)
  return {
    id: crypto.randomUUID(),
    source: 'devtools',
    transport: TRANSPORTS[_resourceType ?? ''] ?? 'fetchOrXhr',
    method,
    url: url.slice(0, MAX_URL_CHARACTERS),
    at,
    ...cutHeaders(all.filter(isPublishHeader)),
    body: bodyOf(text, lengthOf(request)),
    documentId: null,
    documentUrl: '',
    top: false,
    pageUrl: '',
    ...(response._fetchedViaServiceWorker && { viaServiceWorker: true as const }),
    outcome: {
      at: at + Math.max(0, time),
      status: response.status > 0 ? response.status : null,
      ...(response._error && { error: response._error }),
    },
  }
}

const TRANSPORTS: Readonly<Record<string, Capture['transport']>> = {
  fetch: 'fetch',
  xhr: 'xhr',
  ping: 'beacon',
}

/** The same look as the page's wrapper takes. */
function mayBePublish(url: string, text: string): boolean {
  const beginning = text.slice(0, 4096)
  return (
    /\/context(\/batch)?$/.test(url.split(/[?#]/, 1)[0] ?? '') ||
    (beginning.includes('"units"') && beginning.includes('"publishedAt"'))
  )
}

/** How many bytes were sent. Chromium's `bodySize` is that of the text it shows. */
function lengthOf({ headers, bodySize }: Entry['request']): number {
  const header = headers.find(({ name }) => name.toLowerCase() === 'content-length')
  return header ? Number(header.value) : bodySize
}

/** What the log has as text: of bytes that are no UTF-8, Chromium 156 and Firefox 153 give one character for each. */
function bodyOf(text: string, length: number): Body {
  const encoded = new TextEncoder().encode(text)
  if (length !== text.length || length === encoded.length) return bytesBody(encoded)
  return bytesBody(Uint8Array.from(text, (character) => character.charCodeAt(0)))
}
