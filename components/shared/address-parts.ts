/** Path, query and fragment of an address; what is no address stays as it is. */
export function pathAndQuery(address: string): string {
  if (!URL.canParse(address)) return address
  const { pathname, search, hash } = new URL(address)
  return pathname + search + hash
}

/**
 * Host and path of an address: enough to tell frames apart. One without a host (`about:srcdoc`) stays as it is, but
 * without the content of a `data:` address.
 */
export function hostAndPath(address: string): string {
  if (!URL.canParse(address)) return address
  const { host, pathname } = new URL(address)
  return host === '' ? (/^data:[^,]*/.exec(address)?.[0] ?? address) : host + pathname
}
