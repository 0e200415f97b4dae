/** Records the pages of a tab, and clears requests on navigation if "preserve log" is off. */
import type { DocumentInfo } from '../capture'
import { attemptStartedAt, requestOf } from '../attempt'
import { leavePage, recordPage } from '../page'
import { renumbered, type TabRecord } from './tab-record'

/**
 * Records a main document. A document that began after all known documents is a navigation. Unless "preserve log" is
 * on, a navigation clears the requests that other documents sent before it. A late message from a document that the tab
 * has already left clears nothing.
 */
export function recordDocument(record: TabRecord, document: DocumentInfo): TabRecord {
  const { facts } = record
  if (!document.top) return record
  const current = facts.pages.at(-1)
  const pages = recordPage(facts.pages, document)
  if (pages === facts.pages) return record
  const recorded = { ...record, facts: { ...facts, pages } }
  const isNavigation = current !== undefined && document.startedAt > current.startedAt
  return isNavigation && !facts.preserve ? clearForPage(recorded, document) : recorded
}

/**
 * Records that the page of a main document was left at `at` (ms since the epoch). Unless "preserve log" is on, this
 * clears its requests, and those before. Changes nothing if the page is not in the record.
 */
export function recordLeaving(record: TabRecord, documentId: string, at: number): TabRecord {
  const { facts } = record
  const pages = leavePage(facts.pages, documentId, at)
  if (pages === facts.pages) return record
  const left = { ...record, facts: { ...facts, pages } }
  // If the next page is in the record already, it has cleared the requests.
  const isCurrent = pages.at(-1)?.documentId === documentId
  return isCurrent && !facts.preserve ? clearForLeaving(left, at) : left
}

/**
 * Records which main document the tab shows now, without recording that document: the recorded page was left at the
 * latest when it began. This matters if the page could not report it.
 */
export function recordShown(record: TabRecord, document: DocumentInfo): TabRecord {
  const { pages } = record.facts
  if (pages.some(({ documentId }) => documentId === document.id)) return recordDocument(record, document)
  const current = pages.at(-1)
  return current && current.leftAt === undefined && document.startedAt > current.startedAt
    ? recordLeaving(record, current.documentId, document.startedAt)
    : record
}

/** Keeps the page that was left, so that late messages of its document are recognized. */
function clearForLeaving(record: TabRecord, at: number): TabRecord {
  const left = record.facts.pages.at(-1)
  const { facts, attempts } = clearForPage(record, { id: '', startedAt: at })
  return { facts: { ...facts, pages: left ? [left] : [] }, attempts }
}

function clearForPage(
  { facts, attempts }: TabRecord,
  { id, startedAt }: Pick<DocumentInfo, 'id' | 'startedAt'>,
): TabRecord {
  const staying = renumbered(
    attempts
      .filter(({ seq }) => seq > facts.clearedThrough)
      .filter((attempt) => attemptStartedAt(attempt) >= startedAt || requestOf(attempt).documentId === id),
    facts.lastSeq,
  )
  return {
    facts: {
      ...facts,
      pages: facts.pages.filter((page) => page.startedAt >= startedAt),
      opened: facts.opened.filter(({ at }) => at >= startedAt),
      navigatedAt: startedAt,
      clearedThrough: facts.lastSeq,
      undo: null,
      lastSeq: facts.lastSeq + staying.length,
    },
    attempts: staying,
  }
}
