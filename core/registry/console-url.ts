import { type Message, message } from '../message'

/** Location of a Web Console: `https://acme.absmartly.com`. Its API is below `/v1`. */
export interface ConsoleUrl {
  readonly origin: string
  /** Default name of the workspace: its host, with the port unless it is the default one. */
  readonly workspace: string
}

/**
 * Parses the “Web Console URL” that the user typed, with or without scheme, `/v1` or a trailing slash. `http:` is
 * allowed for loopback only, since the API key would be sent in the clear.
 */
export function parseConsoleUrl(typed: string): ConsoleUrl | { readonly problem: Message } {
  const text = typed.trim()
  if (text === '') return { problem: message('connect.url.empty') }
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(withScheme)) return { problem: message('connect.url.invalid', { url: text }) }
  const url = new URL(withScheme)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  // Chromium (seen in 156) escapes a space in a host instead of rejecting it.
  const isHost = url.hostname !== '' && !url.hostname.includes('%')
  if (!isWeb || !isHost) return { problem: message('connect.url.invalid', { url: text }) }
  if (url.username !== '' || url.password !== '') return { problem: message('connect.url.credentials') }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return { problem: message('connect.url.insecure', { host: url.host }) }
  }
  if (url.hostname.endsWith('.absmartly.io')) {
    const host = url.hostname.replace(/\.io$/, '.com')
    return { problem: message('connect.url.collector', { host }) }
  }
  return { origin: url.origin, workspace: url.host }
}

/**
 * Returns whether requests to a host never leave the machine (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC
 * 4291).
 */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  )
}
