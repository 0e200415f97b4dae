import { browser } from 'wxt/browser'
import type { Sender } from '../../../core/capture'
import type { BridgeQuestion, SentAnswer } from '../../../core/protocol/bridge'
import type { SeenRequest } from './seen-request'
import type { Sights } from '../coverage/sight'

/** How long frames may take to tell that they are there, in ms. */
const ANSWER_MS = 300

/** Finds out who made a request that the wrapper did not see, and says nothing that is not known. */
export class SenderFinder {
  private readonly sights: Sights

  constructor(sights: Sights) {
    this.sights = sights
  }

  /**
   * `document` when a document lists the request among those it has made. `worker` when the document it belongs to does
   * not, nor any other of the page, and all of them could be asked. Never rejects.
   */
  async senderOf({ tabId, document, isWorkers, url, at }: SeenRequest): Promise<Sender> {
    if (isWorkers === true) return 'worker'
    const question: BridgeQuestion = { type: 'sent', url, at }
    const { frameId, documentId } = document
    try {
      const target = documentId === undefined ? { frameId } : { documentId }
      const own = await ask(tabId, question, target)
      const answer = own ?? (await ask(tabId, question))
      if (answer) return 'document'
    } catch {
      // That document has no script of ours, or is gone.
      return 'unknown'
    }
    return isWorkers === null && (await this.allAnswer(tabId)) ? 'worker' : 'unknown'
  }

  private async allAnswer(tabId: number): Promise<boolean> {
    await this.sights.look(tabId)
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS))
    const { covered, all } = this.sights.framesOf(tabId)
    return covered === all
  }
}

async function ask(
  tabId: number,
  question: BridgeQuestion,
  target: { frameId?: number; documentId?: string } = {},
): Promise<SentAnswer | undefined> {
  return browser.tabs.sendMessage(tabId, question, target)
}
