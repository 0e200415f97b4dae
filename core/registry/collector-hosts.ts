/** What a person typed as the hosts of collectors. */
export interface CollectorHosts {
  /** As {@link Workspace} has them: `acme.absmartly.io`, `localhost:4401`; each once. */
  readonly hosts: readonly string[]
  /** What is no host, as it was typed. */
  readonly invalid: readonly string[]
}

/** Reads hosts with or without port, and whole URLs, apart by commas, semicolons or white space. */
export function parseCollectorHosts(typed: string): CollectorHosts {
  const hosts = new Set<string>()
  const invalid: string[] = []
  for (const text of typed.split(/[\s,;]+/)) {
    if (text === '') continue
    const host = parseHost(text)
    if (host === null) invalid.push(text)
    else hosts.add(host)
  }
  return { hosts: [...hosts], invalid }
}

/** `URL` takes more for a host than any DNS has: `*.absmartly.io`, and with `%` whatever one likes. */
const HOST = /^(?:\[[\da-f:.]+\]|[a-z\d_-]+(?:\.[a-z\d_-]+)*\.?)(?::\d+)?$/

function parseHost(text: string): string | null {
  // A number alone is an address to `URL`: `4401` would be 0.0.17.49.
  if (/^\d+$/.test(text)) return null
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `${schemeOf(text)}://${text}`
  if (!URL.canParse(withScheme)) return null
  const { protocol, host, username, password } = new URL(withScheme)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  return isWeb && username === '' && password === '' && HOST.test(host) ? host : null
}

/** What was sent to `http://localhost:80` was sent to the host `localhost`, so the port is only left out with its scheme. */
const schemeOf = (text: string): string => (/:80(?:[/?#]|$)/.test(text) ? 'http' : 'https')
