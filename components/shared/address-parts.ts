/** Returns the path, query and fragment of a URL. A string that isn't a URL is returned unchanged. */
export function pathAndQuery(address: string): string {
  if (!URL.canParse(address)) return address
  const { pathname, search, hash } = new URL(address)
  return pathname + search + hash
}

/**
 * Returns the host and path of a URL, which are enough to tell frames apart. A URL without a host (`about:srcdoc`) is
 * returned unchanged, except for the content of a `data:` URL, which is removed.
 */
export function hostAndPath(address: string): string {
  if (!URL.canParse(address)) return address
  const { host, pathname } = new URL(address)
  return host === '' ? (/^data:[^,]*/.exec(address)?.[0] ?? address) : host + pathname
}
