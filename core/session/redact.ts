import type { Answer, Header } from '../capture'
import { readAnswer } from '../delivery/collector-response'
import type { Attempt, Witness } from '../attempt'
import { cutHeaders } from '../protocol/secret-headers'
import type { Page } from '../page'
import { addressToLeave, REMOVED } from './redact-address'
import { maskBody, masksBodies } from './mask'
import type { Redactions, Session } from './session'

/**
 * A session as it may leave the browser. Keys go in any case, to their last character; what else goes is for somebody to
 * choose.
 *
 * @param salt drawn for this session; see {@link maskBody}
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
  url: addressToLeave(page.url, addresses),
  navigations: page.navigations.map(({ url, at }) => ({ url: addressToLeave(url, addresses), at })),
})

function redactAttempt({ id, seq, body, captures }: Attempt, redactions: Redactions, salt: string): Attempt {
  const [first, ...others] = captures
  const redact = (witness: Witness) => redactWitness(witness, redactions, salt)
  return {
    id,
    seq,
    body: maskBody(body, redactions, salt),
    captures: [redact(first), ...others.map(redact)],
  }
}

function redactWitness(witness: Witness, redactions: Redactions, salt: string): Witness {
  const short = (address: string) => addressToLeave(address, redactions.addresses)
  const { headers, secrets } = cutHeaders(witness.headers)
  const { answer, ...seen } = witness
  return {
    ...seen,
    url: short(witness.url),
    documentUrl: short(witness.documentUrl),
    pageUrl: short(witness.pageUrl),
    headers,
    secrets: [...witness.secrets, ...secrets].map(withoutEnd),
    body: witness.body && maskBody(witness.body, redactions, salt),
    ...(answer && { answer: redactAnswer(answer, redactions) }),
  }
}

const withoutEnd = ([name]: Header): Header => [name, '']

/** A collector may say back what it was sent; that it said something, and of which event, stays. */
function redactAnswer(answer: Answer, redactions: Redactions): Answer {
  const { isJson, messages, experiments } = readAnswer(answer)
  // What loads a context was not sent anything to say back.
  if (!masksBodies(redactions) || experiments !== null) return answer
  if (!isJson) return { text: answer.text === '' ? '' : REMOVED }
  const said = (level: 'warning' | 'error') =>
    messages
      .filter((one) => one.level === level)
      .map(({ batchIndex, eventIndex }) => ({ batchIndex, eventIndex, message: REMOVED }))
  return { text: JSON.stringify({ warnings: said('warning'), errors: said('error') }) }
}
