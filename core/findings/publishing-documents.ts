import { requestOf } from '../attempt'
import type { ContextTrouble } from '../delivery/context-load'
import type { Delivery } from '../delivery/delivery'
import { publishesOf } from '../publish/read-capture'
import { diffLists } from '../record/list-diff'

/** A document that publishes to a collector for an environment, or that has trouble with its context. */
export interface PublishingDocument {
  readonly documentId: string | null
  readonly documentUrl: string
  readonly collectorUrl: string
  readonly environment: string | null
  readonly trouble: ContextTrouble | null
}

/** The publishing documents of a tab: one entry for each combination of document, collector and environment. */
export class PublishingDocuments {
  private readonly counts = new Map<string, { readonly sender: PublishingDocument; count: number }>()
  private known: readonly Delivery[] = []

  /** Updates to the current deliveries, in chronological order. Only added and removed deliveries are processed. */
  update(deliveries: readonly Delivery[]): void {
    const { dropped, gone, added } = diffLists(this.known, deliveries)
    this.known = deliveries
    for (const one of added) this.count(one, 1)
    for (const one of gone) this.count(one, -1)
    for (const one of dropped) this.count(one, -1)
  }

  /** Returns the documents that publish, and those that have trouble with their context. */
  all(troubles: readonly ContextTrouble[]): readonly PublishingDocument[] {
    return [...[...this.counts.values()].map(({ sender }) => sender), ...troubles.map(documentOfTrouble)]
  }

  private count({ attempts: [attempt] }: Delivery, by: 1 | -1): void {
    const { documentId, documentUrl, url: collectorUrl } = requestOf(attempt)
    for (const { environment } of publishesOf(requestOf(attempt))) {
      const key = `${documentId}\n${collectorUrl}\n${environment}`
      const known = this.counts.get(key)
      if (known) known.count += by
      else {
        const sender = { documentId, documentUrl, collectorUrl, environment, trouble: null }
        this.counts.set(key, { sender, count: by })
      }
      if (known?.count === 0) this.counts.delete(key)
    }
  }
}

function documentOfTrouble(trouble: ContextTrouble): PublishingDocument {
  const { documentUrl, url } = requestOf(trouble.delivery.attempts[0])
  return { documentId: trouble.documentId, documentUrl, collectorUrl: url, environment: null, trouble }
}
