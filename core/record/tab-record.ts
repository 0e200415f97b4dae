import type { Capture, DocumentInfo, PageCapture } from '../capture'
import type { CaptureBatch } from '../protocol/bridge'
import type { TabState } from '../protocol/panel'
import { readCapture } from '../publish/read-capture'

/** A main document that the tab has shown. */
interface Page {
  readonly documentId: string
  readonly url: string
  /** Ms since the epoch. */
  readonly startedAt: number
}

/** Everything but the captures: small, and written with every change. */
export interface TabFacts {
  readonly epoch: string
  readonly paused: boolean
  /** When the last pause began, and when it ended, in ms; null before the first, and while it lasts. */
  readonly pausedAt: number | null
  readonly resumedAt: number | null
  readonly preserve: boolean
  readonly skipped: number
  /** Captures that the record let go. */
  readonly evicted: number
  /** Captures that a document let go before they got here, by document. */
  readonly lost: Readonly<Record<string, number>>
  readonly clearedThrough: number
  /** Captures made before this moment (ms) were cleared by hand. */
  readonly clearedAt: number
  /** Captures that other documents made before this moment (ms) were cleared by a navigation. */
  readonly navigatedAt: number
  readonly lastSeq: number
  /** Newest last. */
  readonly pages: readonly Page[]
}

/** What was seen in one tab. Values are never changed: every step gives a new record. */
export interface TabRecord {
  readonly facts: TabFacts
  /** In the order of their numbers. */
  readonly captures: readonly Capture[]
}

/** How many pages of a tab are remembered, so that a late capture finds the page it was made on. */
const MOST_PAGES = 50
/** Documents whose losses are counted one by one. */
const MOST_LOSERS = 200

/** The record of a tab in which nothing has been seen yet. */
export function newTabRecord(epoch: string): TabRecord {
  const facts: TabFacts = {
    epoch,
    paused: false,
    pausedAt: null,
    resumedAt: null,
    preserve: true,
    skipped: 0,
    evicted: 0,
    lost: {},
    clearedThrough: 0,
    clearedAt: 0,
    navigatedAt: 0,
    lastSeq: 0,
    pages: [],
  }
  return { facts, captures: [] }
}

/** What panels are told. */
export function tabState({ facts }: TabRecord): TabState {
  const lost = Object.values(facts.lost).reduce((sum, count) => sum + count, 0)
  const { epoch, paused, preserve, skipped, clearedThrough, lastSeq } = facts
  return { epoch, paused, preserve, skipped, dropped: facts.evicted + lost, clearedThrough, lastSeq }
}

/**
 * Notes a main document. One that began after all known ones is a navigation: without "preserve log" it clears what
 * other documents sent before it began. A message that comes late, from a page already left, changes nothing of that.
 */
export function noteDocument(record: TabRecord, document: DocumentInfo): TabRecord {
  const { facts } = record
  const current = facts.pages.at(-1)
  const page: Page = { documentId: document.id, url: document.url, startedAt: document.startedAt }
  if (!document.top || (current && document.startedAt <= current.startedAt)) return record
  const pages = [...facts.pages, page].slice(-MOST_PAGES)
  if (facts.preserve || !current) return { ...record, facts: { ...facts, pages } }
  const stays = ({ at, documentId }: Capture) => at >= page.startedAt || documentId === page.documentId
  const cleared = { ...facts, pages, navigatedAt: page.startedAt, clearedThrough: facts.lastSeq }
  // What stays gets new numbers, so that "cleared through" says it all to a panel.
  const captures = record.captures
    .filter(stays)
    .map((one, index) => ({ ...one, seq: facts.lastSeq + index + 1 }))
  return { facts: { ...cleared, lastSeq: facts.lastSeq + captures.length }, captures }
}

/**
 * Adds the captures of a batch: numbered, once each, and only those that are ABsmartly's business. Paused, they are
 * counted instead, unless they were made before the pause.
 */
export function addBatch(record: TabRecord, batch: CaptureBatch): TabRecord {
  let { facts } = record
  const known = new Set(record.captures.map(({ id }) => id))
  const added: Capture[] = []
  for (const seen of batch.captures) {
    if (known.has(seen.id) || isCleared(facts, seen, batch.document.id)) continue
    if (readCapture(seen).kind === 'foreign') continue
    if (isPaused(facts, seen)) {
      facts = { ...facts, skipped: facts.skipped + 1 }
      continue
    }
    known.add(seen.id)
    facts = { ...facts, lastSeq: facts.lastSeq + 1 }
    added.push(numberCapture(seen, batch.document, facts))
  }
  if (batch.lost > 0) facts = { ...facts, lost: countLoss(facts.lost, batch.document.id, batch.lost) }
  return { facts, captures: added.length > 0 ? [...record.captures, ...added] : record.captures }
}

/** Clears the record; numbers go on. `at`, in ms: what was made before and arrives later is cleared too. */
export function clearRecord({ facts }: TabRecord, at: number): TabRecord {
  const none = { skipped: 0, evicted: 0, lost: {} }
  return { facts: { ...facts, ...none, clearedAt: at, clearedThrough: facts.lastSeq }, captures: [] }
}

/** Pauses at a moment (ms), or goes on. */
export function pauseRecord({ facts, captures }: TabRecord, paused: boolean, at: number): TabRecord {
  if (facts.paused === paused) return { facts, captures }
  const pause = paused ? { pausedAt: at, resumedAt: null } : { resumedAt: at }
  return { facts: { ...facts, paused, ...pause }, captures }
}

/** Keeps captures over navigations, or not. */
export function preserveRecord({ facts, captures }: TabRecord, preserve: boolean): TabRecord {
  return { facts: { ...facts, preserve }, captures }
}

/** Lets go of captures by their numbers, and counts them. */
export function evictFrom(record: TabRecord, numbers: ReadonlySet<number>): TabRecord {
  const captures = record.captures.filter(({ seq }) => !numbers.has(seq))
  const evicted = record.facts.evicted + record.captures.length - captures.length
  return { facts: { ...record.facts, evicted }, captures }
}

/** By when it was made, not by when it arrives. */
function isPaused({ pausedAt, resumedAt }: TabFacts, { at }: PageCapture): boolean {
  return pausedAt !== null && at >= pausedAt && (resumedAt === null || at < resumedAt)
}

function isCleared(facts: TabFacts, { at }: PageCapture, documentId: string): boolean {
  if (at < facts.clearedAt) return true
  return at < facts.navigatedAt && facts.pages.at(-1)?.documentId !== documentId
}

function numberCapture(seen: PageCapture, document: DocumentInfo, { lastSeq, pages }: TabFacts): Capture {
  const page = pages.findLast(({ startedAt }) => startedAt <= seen.at) ?? pages[0]
  return {
    ...seen,
    seq: lastSeq,
    source: 'page',
    documentId: document.id,
    top: document.top,
    pageUrl: document.top ? seen.documentUrl : (page?.url ?? seen.documentUrl),
  }
}

function countLoss(lost: TabFacts['lost'], documentId: string, count: number): TabFacts['lost'] {
  const before = Object.hasOwn(lost, documentId) ? (lost[documentId] ?? 0) : 0
  const entries = Object.entries({ ...lost, [documentId]: Math.max(count, before) })
  return Object.fromEntries(entries.slice(-MOST_LOSERS))
}
