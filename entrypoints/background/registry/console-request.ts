import { browser } from 'wxt/browser'
import { message } from '../../../core/message'
import type { ConsoleResponse, RequestFailure } from '../../../core/registry/console-response'
import { tokenExpiry } from '../../../core/registry/token'
import { hostOf, type SignIn } from '../../../core/registry/workspace'

/** What is needed to ask a Web Console. */
export interface ConsoleAccess {
  /** `https://acme.absmartly.com`. */
  readonly origin: string
  readonly signIn: SignIn
  /** Key or token; empty for a session. */
  readonly secret: string
}

/** A request to a Web Console. */
export interface ConsoleRequest {
  /** Path with query, from `/`. */
  readonly path: string
  /** What it is about, in a problem: the name of a list. */
  readonly about: string
  readonly signal: AbortSignal
  /** A JSON body makes it a POST. */
  readonly body?: object
}

const TIMEOUT_MS = 30_000
/** Of one answer. */
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024
/** A console that asks for no more than this is waited for, so often. */
const MAX_RETRY_WAIT_MS = 10_000
const MAX_RETRIES = 2

/**
 * Asks a Web Console. The credential goes to the console's own origin only: no redirect is followed. No cookie goes
 * along unless the browser's session is the credential. Waits where the console asks for a short time. Never rejects:
 * what goes wrong is a problem in words, and the words do not have the credential in them.
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
  for (let waits = 0; ; waits++) {
    const response = await requestOnce(access, request)
    // Not with a POST: how often that may be asked is bounded elsewhere.
    const mayWait = !('problem' in response) && response.status === 429 && !request.body
    const waitMs = mayWait ? response.retryAfterMs : null
    if (waitMs === null || waitMs > MAX_RETRY_WAIT_MS || waits === MAX_RETRIES)
      return withoutSecret(response, access)
    await pause(waitMs, request.signal)
  }
}

/** True where the request was given up by whoever made it. */
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
      // Who is signed out of a Web Console is sent to its sign-in page.
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

/** What a browser takes for the value of a header; what was copied from behind “•••” is not that. */
const isSendable = ({ secret }: ConsoleAccess): boolean => /^[\x20-\x7e]*$/.test(secret)

/** People may keep an extension out of a site. A match pattern has no port: Firefox refuses one that does. */
async function hasHostAccess(origin: string): Promise<boolean> {
  const { protocol, hostname } = new URL(origin)
  try {
    return await browser.permissions.contains({ origins: [`${protocol}//${hostname}/*`] })
  } catch {
    // A host that no pattern can have: the request will tell.
    return true
  }
}

/** A console may give back what it was given, and its words and names are shown. */
function withoutSecret<Answer extends ConsoleResponse | RequestFailure>(
  response: Answer,
  { secret }: ConsoleAccess,
): Answer {
  if ('problem' in response || secret === '') return response
  return { ...response, text: plainJson(response.text).replaceAll(JSON.stringify(secret).slice(1, -1), '…') }
}

/** JSON can write every character in several ways; this has one for each. */
function plainJson(text: string): string {
  if (!text.includes('\\')) return text
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

/** The body as text; null when it is too large to be read. */
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

/** `Retry-After` (RFC 9110 section 10.2.3) in ms: seconds, or a date; null for neither. */
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
