import { browser } from 'wxt/browser'
import type { SenderKind } from '../../../core/capture'
import type { BridgeRequest, SentResponse } from '../../../core/protocol/bridge'
import type { NetworkRequest } from './network-request'
import type { CoverageTracker } from '../coverage/coverage'

/** How long frames may take to tell that they are there, in ms. */
const FRAME_WAIT_MS = 300

/** Finds out who made a request that the wrapper did not see, and says nothing that is not known. */
export class SenderFinder {
  private readonly coverage: CoverageTracker

  constructor(coverage: CoverageTracker) {
    this.coverage = coverage
  }

  /**
   * `document` when a document lists the request among those it has made. `worker` when the document it belongs to does
   * not, nor any other of the page, and all of them could be asked. Never rejects.
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
      // That document has no script of ours, or is gone.
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
