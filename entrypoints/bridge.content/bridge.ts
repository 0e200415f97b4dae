import { browser } from 'wxt/browser'
import {
  type Arrival,
  type BridgeMessage,
  parseAcknowledgement,
  parseBridgeRequest,
  type PageReport,
  type Presence,
  type SentResponse,
} from '../../core/protocol/bridge'
import type { DocumentInfo } from '../../core/capture'
import { AbsmartlyRequests } from './absmartly-request'
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
import { BeforeClose, LeftBehind } from './left-behind'
import { type Batch, Outbox } from './outbox'
import { ForbiddenRequests, listenToPolicy } from './policy'
import { ResourceTimingLog } from './resource-timing-log'
import { Wakefulness } from './wakefulness'

/**
 * Connects the interceptor of this document to the background. Until the document has made an ABsmartly request, the
 * bridge sends no message and stores nothing. It only responds to the background, which asks while a panel or popup
 * shows the tab.
 */
export function startBridge(): void {
  /** Whether this document, or a frame or worker of its page, has made an ABsmartly request. */
  let isRelated = false
  /** Id of the tab's record, once the background has acknowledged a batch. */
  let record: string | undefined
  const current = describeDocument(() => announce())
  const wakefulness = new Wakefulness(() => void trySending({ type: 'wake' }))
  // The extension API is gone once the extension has been updated.
  const isPrivate = browser.extension.inIncognitoContext
  const leftBehind = new LeftBehind(current.info().id)

  const becomeRelated = () => {
    if (isRelated) return
    isRelated = true
    current.forgetNavigations()
    // Otherwise, Chromium needs no such help: the document leaves its reports behind.
    if (import.meta.env.FIREFOX || isPrivate) wakefulness.watch()
  }

  const forbidden = new ForbiddenRequests()
  const reportOf = (batch: Batch): PageReport => ({ ...batch, type: 'captures', document: current.info() })
  const outbox = new Outbox({
    randomId,
    async send(batch) {
      const response = parseAcknowledgement(await sendMessage(reportOf(batch)))
      if (response?.acknowledged !== batch.batch) return false
      record = response.record
      wakefulness.heard()
      return true
    },
    isOrphaned,
    onOrphaned: () => interceptor.orphan(),
    // The user may never visit a prerendered page.
    isHeld: isPrerendering,
    leaveBehind: (batches) => leaveBehind(batches.map(reportOf)),
  })
  const leaveBehind = (reports: readonly PageReport[]) => {
    if (!isOrphaned() && !isPrivate) leftBehind.leave(reports, record)
  }

  const requests = new ResourceTimingLog()
  const absmartlyRequests = new AbsmartlyRequests((sighting) => {
    becomeRelated()
    outbox.add(forbidden.addCapture({ ...sighting, id: nextId() }))
    beforeClose.listen()
    // Firefox accepts no write of a page that is being left (seen in 153), so the copy must be made before. A page that
    // is left needs no context.
    const isPublish = sighting.method !== 'GET'
    if (import.meta.env.FIREFOX && isPublish && wakefulness.mayBeAsleep()) outbox.leaveCopies()
  })
  const beforeClose = new BeforeClose(outbox)
  const interceptor = listenToInterceptor((sighting) => {
    requests.add(sighting)
    absmartlyRequests.add(sighting)
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

  const answer = (message: unknown): Presence | SentResponse | DocumentInfo | Arrival | undefined => {
    const request = parseBridgeRequest(message)
    if (request) wakefulness.heard()
    switch (request?.type) {
      case 'sent':
        return requests.find(request.url, request.at)
      case 'requested': {
        const document = current.info()
        if (!document.top || document.startedAt > request.at) return
        becomeRelated()
        return document
      }
      case 'arrived': {
        const { id: documentId, top, startedAt: at, url } = current.info()
        return top && !isPrerendering() ? { documentId, at, url, referrer: document.referrer } : undefined
      }
      case 'presence':
        if (window === window.top) return presence()
        void trySending({ type: 'present', presence: presence() })
        return
      case undefined:
        return
    }
  }
  // oxlint-disable-next-line typescript/no-misused-promises -- the promise resolves to the response
  browser.runtime.onMessage.addListener((message: unknown) => {
    const response = answer(message)
    return response && Promise.resolve(response)
  })

  const isReporting = () => isRelated && window === window.top
  const announce = () => {
    if (isReporting()) void trySending({ type: 'document', document: current.info() })
  }
  whenShown({
    shown(restored) {
      current.begin(restored)
      if (!restored) return outbox.flush()
      announce()
      outbox.resend()
    },
    leaving() {
      absmartlyRequests.flush()
      outbox.flushAll()
      if (!isReporting() || isPrerendering()) return
      const left: PageReport = { type: 'left', documentId: current.info().id, at: Date.now() }
      void trySending(left)
      if (wakefulness.mayBeAsleep()) leaveBehind([left])
    },
  })
}

/** Sends a message that may be lost. */
async function trySending(message: BridgeMessage): Promise<void> {
  if (isOrphaned()) return
  try {
    await sendMessage(message)
  } catch {
    // The background has stopped, or the extension was removed. While a panel is open, the background also polls.
  }
}

/** Returns true once the extension has been updated or removed and only this script is left of it. */
function isOrphaned(): boolean {
  return browser.runtime?.id === undefined
}

async function sendMessage(message: BridgeMessage): Promise<unknown> {
  return browser.runtime.sendMessage(message)
}
