import { browser } from 'wxt/browser'
import type { SenderKind } from '../../../core/capture'
import type { BridgeRequest, SentResponse } from '../../../core/protocol/bridge'
import type { NetworkRequest } from './network-request'
import type { CoverageTracker } from '../coverage/coverage'

/** Time to wait for the presence of all frames, in ms. */
const FRAME_WAIT_MS = 300

/** Finds out who sent a request that the wrapper did not capture. Reports `unknown` when it cannot be sure. */
export class SenderFinder {
  private readonly coverage: CoverageTracker

  constructor(coverage: CoverageTracker) {
    this.coverage = coverage
  }

  /**
   * Returns `document` when the bridge of a document finds the request in its log. Returns `worker` when the browser
   * names a worker as the sender, or when no bridge finds the request although every frame of the page has one.
   * Otherwise returns `unknown`. Never rejects.
   */
  async senderOf({ tabId, document, isFromWorker, url, at }: NetworkRequest): Promise<SenderKind> {
    if (isFromWorker === true) return 'worker'
    const request: BridgeRequest = { type: 'sent', url, at }
    const { frameId, documentId } = document
    try {
      const target = documentId === undefined ? { frameId } : { documentId }
      const fromDocument = await sendBridgeRequest(tabId, request, target)
      const response = fromDocument ?? (await sendBridgeRequest(tabId, request))
      if (response) return 'document'
    } catch {
      // The document has no bridge, or no longer exists.
      return 'unknown'
    }
    return isFromWorker === null && (await this.allFramesPresent(tabId)) ? 'worker' : 'unknown'
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
  request: BridgeRequest,
  target: { frameId?: number; documentId?: string } = {},
): Promise<SentResponse | undefined> {
  return browser.tabs.sendMessage(tabId, request, target)
}
