import { nativeGetter, NativeUrl, acceptsValue } from './natives'

/**
 * Absolute URLs of a request and of the document that sends it. Both are read at the same time, since a page may change
 * its own URL at any moment.
 */
export interface RequestUrls {
  readonly url: string
  readonly documentUrl: string
}

const urlHref = nativeGetter(NativeUrl.prototype, 'href')
const baseUrlOf = nativeGetter(Node.prototype, 'baseURI')
const documentUrlOf = nativeGetter(Document.prototype, 'URL')

/**
 * Returns a URL as a string, from a string or URL object; undefined for any other value, whose conversion would run the
 * page's code.
 */
export function urlText(address: unknown): string | undefined {
  if (typeof address === 'string') return address
  if (typeof address !== 'object' || address === null) return undefined
  return acceptsValue(urlHref, address) ? urlHref(address) : undefined
}

/** Returns the current base URL of the document. */
export const currentBase = (): string => baseUrlOf(document)

/** Returns the absolute URLs of a request that the page is sending. */
export function requestUrls(url: string, base = currentBase()): RequestUrls {
  const documentUrl = documentUrlOf(document)
  try {
    return { url: urlHref(new NativeUrl(url, base)), documentUrl }
  } catch {
    // The browser rejects it too and reports that to the page.
    return { url, documentUrl }
  }
}
