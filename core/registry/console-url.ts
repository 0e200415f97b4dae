import { type Message, message } from '../message'

/** Where a Web Console answers: `https://acme.absmartly.com`. Its API is below `/v1`. */
export interface ConsoleUrl {
  readonly origin: string
  /** What the workspace is called after: host and, where it is not the usual one, port. */
  readonly workspace: string
}

/**
 * Reads what a person typed as "Web Console URL": with or without scheme, `/v1` or a trailing slash.
 * `http:` is for loopback only, since the key would travel in the clear.
 */
export function parseConsoleUrl(typed: string): ConsoleUrl | { readonly problem: Message } {
  const text = typed.trim()
  if (text === '') return { problem: message('connect.url.empty') }
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (!URL.canParse(withScheme)) return { problem: message('connect.url.invalid', { url: text }) }
  const url = new URL(withScheme)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  // Chromium (seen in 156) escapes a space in a host instead of refusing it.
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

/** True for names and addresses that never leave the machine (RFC 6761 section 6.3, RFC 1122 section 3.2.1.3, RFC 4291). */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(hostname)
  )
}
