import type { Capture } from '../capture'
import type { CaptureBatch } from '../protocol/bridge'
import { addCaptures, pageUrlOf, type TabFacts, type TabRecord } from './tab-record'

/** Maximum number of documents whose dropped captures are counted individually. */
const MAX_LOSS_DOCUMENTS = 200

/**
 * Adds the captures of a bridge's batch and its number of dropped captures. Never throws: the bridge would send the
 * batch again and again, and nothing after it. A capture that cannot be added is added without its body.
 */
export function addBatch(record: TabRecord, { document, captures, lost }: CaptureBatch): TabRecord {
  const { pages } = record.facts
  const added = addEach(
    record,
    captures.map((seen): Capture => ({
      ...seen,
      source: 'page',
      documentId: document.id,
      top: document.top,
      pageUrl: document.top ? seen.documentUrl : pageUrlOf(pages, seen),
    })),
  )
  if (lost === 0) return added
  return { ...added, facts: { ...added.facts, lost: addLoss(added.facts.lost, document.id, lost) } }
}

/** Adds captures at once or, if that throws, one by one. */
function addEach(record: TabRecord, captures: readonly Capture[]): TabRecord {
  try {
    return addCaptures(record, captures)
  } catch {
    const [capture, ...others] = captures
    if (capture && others.length === 0) return addUnreadable(record, capture)
    return captures.reduce((all, one) => addEach(all, [one]), record)
  }
}

/** Adds a capture without its body. If even that throws, counts it as dropped. */
function addUnreadable(record: TabRecord, capture: Capture): TabRecord {
  try {
    return addCaptures(record, [{ ...capture, body: { encoding: 'none', why: 'unreadable' } }])
  } catch {
    const { facts } = record
    const documentId = capture.documentId ?? ''
    return {
      ...record,
      facts: { ...facts, lost: addLoss(facts.lost, documentId, lossOf(facts.lost, documentId) + 1) },
    }
  }
}

function addLoss(lost: TabFacts['lost'], documentId: string, count: number): TabFacts['lost'] {
  const entries = Object.entries({ ...lost, [documentId]: Math.max(count, lossOf(lost, documentId)) })
  return Object.fromEntries(entries.slice(-MAX_LOSS_DOCUMENTS))
}

const lossOf = (lost: TabFacts['lost'], documentId: string): number =>
  Object.hasOwn(lost, documentId) ? (lost[documentId] ?? 0) : 0
