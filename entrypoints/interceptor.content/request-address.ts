import { nativeGetter, NativeUrl, takes } from './natives'

/** Where a request goes, and from where, both absolute. A page may change its own address before all else is known. */
export interface Addresses {
  readonly url: string
  readonly documentUrl: string
}

const urlHref = nativeGetter(NativeUrl.prototype, 'href')
const baseOf = nativeGetter(Node.prototype, 'baseURI')
const addressOf = nativeGetter(Document.prototype, 'URL')

/** The text of a text or a URL object; whatever else has an address would be turned into text by the page's own code. */
export function addressText(address: unknown): string | undefined {
  if (typeof address === 'string') return address
  if (typeof address !== 'object' || address === null) return undefined
  return address instanceof NativeUrl || takes(urlHref, address) ? urlHref(address) : undefined
}

/** What relative addresses are relative to at this moment. */
export const currentBase = (): string => baseOf(document)

/** The addresses of a request that the page makes now. */
export function addresses(url: string, base = currentBase()): Addresses {
  const documentUrl = addressOf(document)
  try {
    return { url: urlHref(new NativeUrl(url, base)), documentUrl }
  } catch {
    // The browser refuses it too, and says so to the page.
    return { url, documentUrl }
  }
}
