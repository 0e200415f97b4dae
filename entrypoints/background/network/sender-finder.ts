import { browser } from 'wxt/browser'
import type { SenderKind } from '../../../core/capture'
import type { BridgeRequest, SentResponse } from '../../../core/protocol/bridge'
import type { NetworkRequest } from './network-request'
import type { CoverageTracker } from '../coverage/coverage'

/** Time that frames get to report their presence, in ms. */
const FRAME_WAIT_MS = 300

/** Finds out who sent a request that the wrapper did not capture. Reports `unknown` when it cannot be sure. */
export class SenderFinder {
  private readonly coverage: CoverageTracker

  constructor(coverage: CoverageTracker) {
    this.coverage = coverage
  }

  /**
   * Returns `document` when a document lists the request among its own. Returns `worker` when the browser says so, or
   * when no document of the page lists the request although all of them were asked. Returns `unknown` otherwise. Never
   * rejects.
   */
  async senderOf({ tabId, document, isWorkers, url, at }: NetworkRequest): Promise<SenderKind> {
    if (isWorkers === true) return 'worker'
    const question: BridgeRequest = { type: 'sent', url, at }
    const { frameId, documentId } = document
    try {
      const target = documentId === undefined ? { frameId } : { documentId }
      const own = await sendBridgeRequest(tabId, question, target)
      const response = own ?? (await sendBridgeRequest(tabId, question))
      if (response) return 'document'
    } catch {
      // The document has no script of ours, or no longer exists.
      return 'unknown'
    }
    return isWorkers === null && (await this.allFramesPresent(tabId)) ? 'worker' : 'unknown'
  }

  private async allFramesPresent(tabId: number): Promise<boolean> {
    await this.coverage.check(tabId)
    await new Promise((resolve) => setTimeout(resolve, FRAME_WAIT_MS))
    const { covered, all } = this.coverage.framesOf(tabId)
    return covered === all
  }
}

async function sendBridgeRequest(
  tabId: number,
  question: BridgeRequest,
  target: { frameId?: number; documentId?: string } = {},
): Promise<SentResponse | undefined> {
  return browser.tabs.sendMessage(tabId, question, target)
}
