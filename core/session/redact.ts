import type { ResponseBody, Header } from '../capture'
import { parseResponse } from '../delivery/collector-response'
import type { Attempt, AttemptCapture } from '../attempt'
import { cutHeaders } from '../protocol/secret-headers'
import type { Page } from '../page'
import { redactUrl, REDACTED } from './redact-address'
import { maskBody, masksBodies } from './mask'
import type { Redactions, Session } from './session'

/**
 * Redacts a session for export. Credentials are always removed completely, including their last characters.
 * `redactions` determines the rest.
 *
 * @param salt generated for this session; see {@link maskBody}
 */
export function redactSession(session: Session, redactions: Redactions, salt: string): Session {
  return {
    ...session,
    redactions,
    pages: session.pages.map((page) => redactPage(page, redactions)),
    attempts: session.attempts.map((attempt) => redactAttempt(attempt, redactions, salt)),
  }
}

const redactPage = (page: Page, { addresses }: Redactions): Page => ({
  ...page,
  url: redactUrl(page.url, addresses),
  navigations: page.navigations.map(({ url, at }) => ({ url: redactUrl(url, addresses), at })),
})

function redactAttempt({ id, seq, body, captures }: Attempt, redactions: Redactions, salt: string): Attempt {
  const [first, ...others] = captures
  const redact = (capture: AttemptCapture) => redactCapture(capture, redactions, salt)
  return {
    id,
    seq,
    body: maskBody(body, redactions, salt),
    captures: [redact(first), ...others.map(redact)],
  }
}

function redactCapture(capture: AttemptCapture, redactions: Redactions, salt: string): AttemptCapture {
  const short = (address: string) => redactUrl(address, redactions.addresses)
  const { headers, secrets } = cutHeaders(capture.headers)
  const { answer, ...seen } = capture
  return {
    ...seen,
    url: short(capture.url),
    documentUrl: short(capture.documentUrl),
    pageUrl: short(capture.pageUrl),
    headers,
    secrets: [...capture.secrets, ...secrets].map(withoutEnd),
    body: capture.body && maskBody(capture.body, redactions, salt),
    ...(answer && { answer: redactResponse(answer, redactions) }),
  }
}

const withoutEnd = ([name]: Header): Header => [name, '']

/**
 * Redacts a response, in which the collector may echo what the page sent. The number of messages and the events that
 * they are about remain.
 */
function redactResponse(response: ResponseBody, redactions: Redactions): ResponseBody {
  const { isJson, messages, experiments } = parseResponse(response)
  // The response to a context request does not echo anything.
  if (!masksBodies(redactions) || experiments !== null) return response
  if (!isJson) return { text: response.text === '' ? '' : REDACTED }
  const redacted = (level: 'warning' | 'error') =>
    messages
      .filter((one) => one.level === level)
      .map(({ batchIndex, eventIndex }) => ({ batchIndex, eventIndex, message: REDACTED }))
  return { text: JSON.stringify({ warnings: redacted('warning'), errors: redacted('error') }) }
}
