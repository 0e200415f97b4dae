/** Collector hosts that the user typed. */
export interface CollectorHosts {
  /** Hosts in the form that {@link Workspace} uses, without duplicates: `acme.absmartly.io`, `localhost:4401`. */
  readonly hosts: readonly string[]
  /** Parts that are not hosts, as typed. */
  readonly invalid: readonly string[]
}

/** Parses hosts with or without port, and whole URLs, separated by commas, semicolons or white space. */
export function parseCollectorHosts(typed: string): CollectorHosts {
  const hosts = new Set<string>()
  const invalid: string[] = []
  for (const text of partsOf(typed)) {
    const host = parseHost(text)
    if (host === null) invalid.push(text)
    else hosts.add(host)
  }
  return { hosts: [...hosts], invalid }
}

/** Adds a host to the hosts that the user typed. */
export const addCollectorHost = (typed: string, host: string): string => [...partsOf(typed), host].join(', ')

const partsOf = (typed: string): readonly string[] => typed.split(/[\s,;]+/).filter((part) => part !== '')

/** A valid host. `URL` also accepts hosts that DNS does not: `*.absmartly.io`, and anything with `%`. */
const HOST = /^(?:\[[\da-f:.]+\]|[a-z\d_-]+(?:\.[a-z\d_-]+)*\.?)(?::\d+)?$/

function parseHost(text: string): string | null {
  // `URL` reads a plain number as an IPv4 address: `4401` would be 0.0.17.49.
  if (/^\d+$/.test(text)) return null
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `${schemeOf(text)}://${text}`
  if (!URL.canParse(withScheme)) return null
  const { protocol, host, username, password } = new URL(withScheme)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  return isWeb && username === '' && password === '' && HOST.test(host) ? host : null
}

/**
 * Returns the scheme to add to a host. `URL` drops port 80 only for `http`, and the host of requests to
 * `http://localhost:80` is `localhost`.
 */
const schemeOf = (text: string): string => (/:80(?:[/?#]|$)/.test(text) ? 'http' : 'https')
