import { browser } from 'wxt/browser'
import { message } from '../../../core/message'
import type { ConsoleResponse, RequestFailure } from '../../../core/registry/console-response'
import { tokenExpiry } from '../../../core/registry/token'
import { hostOf, type SignIn } from '../../../core/registry/workspace'

/** Origin and credential of a Web Console. */
export interface ConsoleAccess {
  /** For example, `https://acme.absmartly.com`. */
  readonly origin: string
  readonly signIn: SignIn
  /** Key or token; empty for a session. */
  readonly secret: string
}

/** A request to a Web Console. */
export interface ConsoleRequest {
  /** Path and query, starting with `/`. */
  readonly path: string
  /** Name of the requested list, for messages about problems. */
  readonly about: string
  readonly signal: AbortSignal
  /** JSON body; sent as a POST when present. */
  readonly body?: object
}

const TIMEOUT_MS = 30_000
/** Maximum size of one response. */
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024
/** Longest delay that a console may request before a retry, and maximum number of retries. */
const MAX_RETRY_WAIT_MS = 10_000
const MAX_RETRIES = 2

/**
 * Sends a request to a Web Console. The credential is only sent to the console's own origin: redirects are not
 * followed. Cookies are omitted unless the browser's session is the credential. Retries after a delay if the console
 * requests a short one. Never rejects: failures are returned as problems, and neither these nor responses contain the
 * credential.
 */
export async function requestConsole(
  access: ConsoleAccess,
  request: ConsoleRequest,
): Promise<ConsoleResponse | RequestFailure> {
  if (access.signIn !== 'session' && access.secret === '')
    return { problem: message('consoleAnswer.noSecret') }
  if (isTokenExpired(access)) return { problem: message('consoleAnswer.tokenEnded') }
  if (!isSendable(access)) return { problem: message('consoleAnswer.notSendable') }
  if (!(await hasHostAccess(access.origin))) return problem('noAccess', access)
  for (let retries = 0; ; retries++) {
    const response = await requestOnce(access, request)
    // POST requests are not retried: their rate is limited by `EventsApiChecker`.
    const mayRetry = !('problem' in response) && response.status === 429 && !request.body
    const waitMs = mayRetry ? response.retryAfterMs : null
    if (waitMs === null || waitMs > MAX_RETRY_WAIT_MS || retries === MAX_RETRIES)
      return withoutSecret(response, access)
    await pause(waitMs, request.signal)
  }
}

/** Returns true when the caller has canceled the request. */
export const isCanceled = ({ problem: { key } }: RequestFailure): boolean => key === 'consoleAnswer.cancelled'

async function requestOnce(
  access: ConsoleAccess,
  { path, about, signal, body }: ConsoleRequest,
): Promise<ConsoleResponse | RequestFailure> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  try {
    const response = await fetch(new URL(path, access.origin), {
      method: body ? 'POST' : 'GET',
      headers: {
        ...authorization(access),
        Accept: 'application/json',
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
      credentials: access.signIn === 'session' ? 'include' : 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, timeout]),
    })
    if (response.type === 'opaqueredirect') {
      // A Web Console redirects to its sign-in page when the user is signed out.
      return access.signIn === 'session'
        ? { problem: message('consoleAnswer.signedOut') }
        : problem('redirect', access)
    }
    const text = await readText(response)
    if (text === null)
      return {
        problem: message('consoleAnswer.tooLarge', {
          list: about,
          megabytes: MAX_RESPONSE_BYTES / 1024 / 1024,
        }),
      }
    const { status, headers } = response
    const retryAfterMs = readRetryAfter(headers.get('retry-after'), Date.now())
    return { status, contentType: headers.get('content-type') ?? '', retryAfterMs, text }
  } catch {
    if (signal.aborted) return { problem: message('consoleAnswer.cancelled') }
    if (timeout.aborted)
      return {
        problem: message('consoleAnswer.timeout', {
          host: hostOf(access.origin),
          seconds: TIMEOUT_MS / 1000,
        }),
      }
    return navigator.onLine ? problem('unreachable', access) : { problem: message('consoleAnswer.offline') }
  }
}

function authorization({ signIn, secret }: ConsoleAccess): Record<string, string> {
  switch (signIn) {
    case 'key':
      return { Authorization: `Api-Key ${secret}` }
    case 'jwt':
      return { Authorization: `JWT ${secret}` }
    case 'bearer':
      return { Authorization: `Bearer ${secret}` }
    case 'session':
      return {}
  }
}

const problem = (
  key: 'noAccess' | 'redirect' | 'unreachable',
  { origin }: ConsoleAccess,
): RequestFailure => ({
  problem: message(`consoleAnswer.${key}`, { host: hostOf(origin) }),
})

function isTokenExpired({ signIn, secret }: ConsoleAccess): boolean {
  if (signIn !== 'jwt' && signIn !== 'bearer') return false
  return (tokenExpiry(secret) ?? Number.POSITIVE_INFINITY) <= Date.now()
}

/**
 * Returns whether the secret is valid as a header value. A secret that was copied from a masked field (“•••”) is not.
 */
const isSendable = ({ secret }: ConsoleAccess): boolean => /^[\x20-\x7e]*$/.test(secret)

/**
 * Returns whether the extension may access a host, which the user can deny. Match patterns have no port, and Firefox
 * rejects one that does.
 */
async function hasHostAccess(origin: string): Promise<boolean> {
  const { protocol, hostname } = new URL(origin)
  try {
    return await browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] })
  } catch {
    // The host is not valid in a pattern. The request will show whether it can be reached.
    return true
  }
}

/**
 * Removes the secret from a response: a console may repeat it, and Goalkeeper shows messages and names from responses.
 */
function withoutSecret<Answer extends ConsoleResponse | RequestFailure>(
  response: Answer,
  { secret }: ConsoleAccess,
): Answer {
  if ('problem' in response || secret === '') return response
  return {
    ...response,
    text: normalizeJson(response.text).replaceAll(JSON.stringify(secret).slice(1, -1), '…'),
  }
}

/** Normalizes the escapes of JSON, which has several ways to escape a character. */
function normalizeJson(text: string): string {
  if (!text.includes('\\')) return text
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

/** Reads the body as text; returns null when it exceeds {@link MAX_RESPONSE_BYTES}. */
async function readText(response: Response): Promise<string | null> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.length
    if (bytes > MAX_RESPONSE_BYTES) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}

/**
 * Parses `Retry-After` (RFC 9110, section 10.2.3), in seconds or as a date. Returns ms, or null for any other value.
 */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
