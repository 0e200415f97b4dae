import { browser } from 'wxt/browser'
import {
  type BridgeMessage,
  parseAcknowledgement,
  parseBridgeRequest,
  type Presence,
  type SentResponse,
} from '../../core/protocol/bridge'
import { listenToInterceptor } from './channel-listener'
import {
  countFrames,
  describeDocument,
  isPrerendering,
  isUnlisted,
  nextId,
  randomId,
  whenShown,
} from './document'
import { Outbox } from './outbox'
import { ForbiddenRequests, listenToPolicy } from './policy'
import { ResourceTimingLog } from './resource-timing-log'
import { mightBePublish } from './might-be-publish'

/** Connects the interceptor of this document to the background. */
export function startBridge(): void {
  // The bridge reports in-page navigations only after the page has sent a possible publish, or after Goalkeeper has
  // asked for the page's coverage.
  let isWatched = false
  const current = describeDocument(() => isWatched && announceDocument())

  const forbidden = new ForbiddenRequests()
  const outbox = new Outbox({
    randomId,
    async send(batch) {
      const response = await sendMessage({ ...batch, type: 'captures', document: current.info() })
      return parseAcknowledgement(response)?.acknowledged === batch.batch
    },
    isOrphaned,
    onOrphaned: () => interceptor.orphan(),
    // The user may never visit a prerendered page.
    isHeld: isPrerendering,
  })

  const requests = new ResourceTimingLog()
  const interceptor = listenToInterceptor((sighting) => {
    requests.add(sighting)
    if (!mightBePublish(sighting)) return
    isWatched = true
    outbox.add(forbidden.addCapture({ ...sighting, id: nextId() }))
  })
  listenToPolicy((violation) => {
    const capture = forbidden.addViolation(violation)
    if (capture) outbox.update(capture)
  })

  const presence = (): Presence => {
    const document = current.info()
    const frames = document.top || isUnlisted() ? countFrames() : 0
    return { interceptor: interceptor.state(), document, frames }
  }

  // oxlint-disable-next-line typescript/no-misused-promises -- the promise resolves to the response
  browser.runtime.onMessage.addListener((message: unknown): Promise<Presence | SentResponse> | undefined => {
    const request = parseBridgeRequest(message)
    if (!request) return
    if (request.type === 'sent') {
      const response = requests.find(request.url, request.at)
      return response && Promise.resolve(response)
    }
    isWatched = true
    if (window === window.top) return Promise.resolve(presence())
    void sendMessage({ type: 'present', presence: presence() }).catch(ignoreLostMessage)
    return
  })

  const announceDocument = () => {
    if (current.info().top && !isOrphaned())
      void sendMessage({ type: 'document', document: current.info() }).catch(ignoreLostMessage)
  }
  whenShown({
    shown(restored) {
      current.begin(restored)
      announceDocument()
      if (restored) outbox.resend()
      else outbox.flush()
    },
    leaving: () => outbox.flushAll(),
  })
}

/** Ignores a message that was not delivered: while a panel is open, the background also polls. */
function ignoreLostMessage(): void {}

/** Returns true once the extension has been updated or removed and only this script is left of it. */
function isOrphaned(): boolean {
  return browser.runtime?.id === undefined
}

async function sendMessage(message: BridgeMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message)
}
