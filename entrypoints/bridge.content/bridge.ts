import { browser } from 'wxt/browser'
import {
  type BridgeMessage,
  parseAcknowledgement,
  parsePresenceRequest,
  type Presence,
} from '../../core/protocol/bridge'
import { listenToInterceptor } from './channel-listener'
import { describeDocument, isPrerendering, randomId, whenShown } from './document'
import { Outbox } from './outbox'
import { mayInterest } from './shape'

/** Joins the interceptor of this document to the background. */
export function startBridge(): void {
  const current = describeDocument()

  const outbox = new Outbox({
    randomId,
    async send(batch) {
      const answer = await sendMessage({ ...batch, type: 'captures', document: current.info() })
      return parseAcknowledgement(answer)?.acknowledged === batch.batch
    },
    isOrphaned,
    onOrphaned: () => interceptor.orphan(),
    // A page that is only prerendered has not been visited yet.
    isHeld: isPrerendering,
  })

  const interceptor = listenToInterceptor((sighting) => {
    if (mayInterest(sighting)) outbox.add({ ...sighting, id: randomId() })
  })

  // oxlint-disable-next-line typescript/no-misused-promises -- a promise is how an answer is given
  browser.runtime.onMessage.addListener((message: unknown): Promise<Presence> | undefined => {
    if (!parsePresenceRequest(message)) return
    return Promise.resolve({ interceptor: interceptor.connected, document: current.info() })
  })

  const sayHello = () => {
    if (current.info().top && !isOrphaned())
      void sendMessage({ type: 'document', document: current.info() }).catch(noop)
  }
  whenShown({
    shown(again) {
      current.begin()
      sayHello()
      if (again) outbox.resend()
      else outbox.flush()
    },
    leaving: () => outbox.flushAll(),
  })
}

/** A hello that gets lost costs nothing: the panel asks for itself. */
function noop(): void {}

/** True once the extension was updated or removed, and this script is what is left of it. */
function isOrphaned(): boolean {
  return browser.runtime?.id === undefined
}

async function sendMessage(message: BridgeMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message)
}
