import { nativeGetter, NativeUrl, acceptsValue } from './natives'

/** Where a request goes, and from where, both absolute. A page may change its own address before all else is known. */
export interface RequestUrls {
  readonly url: string
  readonly documentUrl: string
}

const urlHref = nativeGetter(NativeUrl.prototype, 'href')
const baseUrlOf = nativeGetter(Node.prototype, 'baseURI')
const documentUrlOf = nativeGetter(Document.prototype, 'URL')

/** The text of a text or a URL object; whatever else has an address would be turned into text by the page's own code. */
export function urlText(address: unknown): string | undefined {
  if (typeof address === 'string') return address
  if (typeof address !== 'object' || address === null) return undefined
  return address instanceof NativeUrl || acceptsValue(urlHref, address) ? urlHref(address) : undefined
}

/** What relative addresses are relative to at this moment. */
export const currentBase = (): string => baseUrlOf(document)

/** The addresses of a request that the page makes now. */
export function requestUrls(url: string, base = currentBase()): RequestUrls {
  const documentUrl = documentUrlOf(document)
  try {
    return { url: urlHref(new NativeUrl(url, base)), documentUrl }
  } catch {
    // The browser refuses it too, and says so to the page.
    return { url, documentUrl }
  }
}
