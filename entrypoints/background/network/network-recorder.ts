import type { Capture } from '../../../core/capture'
import { capturesOf } from '../../../core/attempt'
import { pageUrlOf, type TabRecord } from '../../../core/record/tab-record'
import type { NetworkRequest } from './network-request'
import { readable } from '../../../core/readable-body'
import { readCapture } from '../../../core/publish/read-capture'
import type { PageFinder } from '../pages/page-finder'
import type { SenderFinder } from './sender-finder'
import type { TabFinder } from './tab-finder'
import type { TabRecords } from '../record/tab-records'

/**
 * Delay between the end of a request and the search for its sender, in ms. By then, the wrapper's capture has arrived.
 */
const PAGE_CAPTURE_WAIT_MS = 1000

interface WaitingRequest {
  readonly request: NetworkRequest
  /** Number of tabs the request may belong to; absent when the browser names the tab. */
  readonly sharedBy: number | undefined
}

/** Adds network captures to the records of the tabs they belong to. */
export class NetworkRecorder {
  private readonly records: TabRecords
  private readonly finder: TabFinder
  private readonly senders: SenderFinder
  private readonly pages: PageFinder
  /** Requests that wait for the next update of their tab's record, by tab. */
  private readonly waiting = new Map<number, WaitingRequest[]>()

  constructor(records: TabRecords, finder: TabFinder, senders: SenderFinder, pages: PageFinder) {
    this.records = records
    this.finder = finder
    this.senders = senders
    this.pages = pages
  }

  /** Records a request when it is sent, and again when it has ended. Never rejects. */
  async record(seen: NetworkRequest): Promise<void> {
    const request = { ...seen, body: await readable(seen.body) }
    const tabIds = await this.finder.tabsOf(request)
    const isOfTab = request.tabId >= 0
    const sharedBy = isOfTab ? undefined : tabIds.length
    if (readCapture({ ...request, ...request.headers }).kind !== 'foreign')
      await Promise.all(tabIds.map((tabId) => this.pages.find(tabId, request.at)))
    await Promise.all(tabIds.map((tabId) => this.enqueue(tabId, { request, sharedBy })))
    // For a context load, only the result matters, not the sender.
    if (!request.outcome || !isOfTab || request.method === 'GET') return
    for (const tabId of tabIds)
      setTimeout(() => void this.findSender({ ...request, tabId }), PAGE_CAPTURE_WAIT_MS)
  }

  /** Queues a request, so that a page that floods the network causes a few large writes instead of many small ones. */
  private async enqueue(tabId: number, added: WaitingRequest): Promise<void> {
    const waiting = this.waiting.get(tabId)
    if (waiting) return void waiting.push(added)
    this.waiting.set(tabId, [added])
    try {
      await this.records.addCaptures(tabId, (record) => {
        const requests = this.waiting.get(tabId) ?? []
        this.waiting.delete(tabId)
        return requests.map(({ request, sharedBy }) => captureOf(request, record, sharedBy))
      })
    } catch {
      // The storage refused the write, so these captures are lost. Captures of the wrapper are not, since the bridge
      // sends them again.
      this.waiting.delete(tabId)
    }
  }

  /** Adds the sender to a request that no wrapper has captured. */
  private async findSender(request: NetworkRequest): Promise<void> {
    const { id, tabId } = request
    if (!lacksPageCapture(this.records.get(tabId), id)) return
    const sender = await this.senders.senderOf(request)
    await this.records.addCaptures(tabId, (record) =>
      record.attempts
        .filter(({ captures }) => captures.some((capture) => capture.id === id))
        .flatMap(capturesOf)
        .filter((capture) => capture.id === id)
        .map((capture) => ({ ...capture, sender })),
    )
  }
}

function lacksPageCapture(record: TabRecord | undefined, id: string): boolean {
  const attempt = record?.attempts.find(({ captures }) => captures.some((capture) => capture.id === id))
  return attempt !== undefined && attempt.captures.every(({ source }) => source !== 'page')
}

function captureOf(request: NetworkRequest, record: TabRecord, sharedBy: number | undefined): Capture {
  const { id, transport, method, url, at, body, outcome, initiator, headers } = request
  const seen = { at, documentUrl: initiator }
  return {
    id,
    source: 'network',
    transport,
    method,
    url,
    at,
    ...headers,
    body,
    documentId: null,
    documentUrl: initiator,
    top: false,
    pageUrl: pageUrlOf(record.facts.pages, seen),
    ...(sharedBy !== undefined && { sharedBy, sender: 'worker' as const }),
    ...(outcome && { outcome }),
  }
}
