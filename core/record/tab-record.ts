import type { Capture, DocumentInfo, PageCapture } from '../capture'
import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import { addToAttempts } from '../delivery/attempts'
import { MAX_JOIN_GAP_MS } from '../delivery/join'
import type { CaptureBatch } from '../protocol/bridge'
import type { TabState } from '../protocol/panel'
import { readCapture } from '../publish/read-capture'
import { isNewerCapture } from './is-newer-capture'
import { recordPage, type Page, pageOf, pageSince, pageUrlAt } from '../page'
import { countSkipped, NOTHING_SKIPPED, skip, type Skipped } from './skipped'

/** A tab that a page of this one opened. `at` in ms since the epoch. */
export interface OpenedTab {
  readonly tabId: number
  readonly at: number
}

/** What was cleared by hand and can be had back. */
interface Undo {
  readonly clearedThrough: number
  readonly clearedAt: number
}

/** Everything but the attempts: small, and written with every change. */
export interface TabFacts {
  readonly epoch: string
  readonly paused: boolean
  /** When the last pause began, and when it ended, in ms; null before the first, and while it lasts. */
  readonly pausedAt: number | null
  readonly resumedAt: number | null
  readonly preserve: boolean
  readonly skipped: Skipped
  /** Attempts that the record let go. */
  readonly evicted: number
  /** When the newest of them was made, in ms: what other sources tell of it later is of no use any more. */
  readonly evictedAt: number
  /** Captures that a document let go before they got here, by document. */
  readonly lost: Readonly<Record<string, number>>
  readonly clearedThrough: number
  /** Captures made before this moment (ms) were cleared by hand. */
  readonly clearedAt: number
  readonly undo: Undo | null
  /** Captures that other documents made before this moment (ms) were cleared by a navigation. */
  readonly navigatedAt: number
  readonly lastSeq: number
  /** Newest last. */
  readonly pages: readonly Page[]
  /** Ids that the tab had before: browsers give a discarded one another. */
  readonly formerly: readonly number[]
  /** The tab is closed, but the one that had opened it is not. */
  readonly closed: boolean
  readonly opened: readonly OpenedTab[]
}

/** What was seen in one tab. Values are never changed: every step gives a new record. */
export interface TabRecord {
  readonly facts: TabFacts
  /** Also those that were cleared, as long as they can be had back. */
  readonly attempts: readonly Attempt[]
}

/** Documents whose losses are counted one by one. */
const MAX_LOSS_DOCUMENTS = 200
const MAX_OPENED_TABS = 50

/** The record of a tab in which nothing has been seen yet. */
export function newTabRecord(epoch: string): TabRecord {
  const facts: TabFacts = {
    epoch,
    paused: false,
    pausedAt: null,
    resumedAt: null,
    preserve: true,
    skipped: NOTHING_SKIPPED,
    evicted: 0,
    evictedAt: 0,
    lost: {},
    clearedThrough: 0,
    clearedAt: 0,
    undo: null,
    navigatedAt: 0,
    lastSeq: 0,
    pages: [],
    formerly: [],
    closed: false,
    opened: [],
  }
  return { facts, attempts: [] }
}

/** The attempts that are not cleared, in the order of their numbers. */
export function visibleAttempts({ facts, attempts }: TabRecord): Attempt[] {
  return attempts
    .filter(({ seq }) => seq > facts.clearedThrough)
    .toSorted((one, other) => one.seq - other.seq)
}

/** What panels are told. */
export function tabState({ facts, attempts }: TabRecord): TabState {
  const lost = Object.values(facts.lost).reduce((sum, count) => sum + count, 0)
  const { epoch, paused, preserve, skipped, clearedThrough, lastSeq, pages, undo, opened } = facts
  return {
    epoch,
    paused,
    preserve,
    skipped: countSkipped(skipped),
    dropped: facts.evicted + lost,
    clearedThrough,
    canUndo: undo !== null && attempts.some(({ seq }) => seq > undo.clearedThrough && seq <= clearedThrough),
    lastSeq,
    pages: pages.map((page) => pageSince(page, facts.clearedAt)),
    opened: opened.filter(({ at }) => at >= facts.clearedAt),
  }
}

/**
 * Notes a main document. One that began after all known ones is a navigation: without "preserve log" it clears what
 * other documents sent before it began. A message that comes late, from a page already left, changes nothing of that.
 */
export function recordDocument(record: TabRecord, document: DocumentInfo): TabRecord {
  const { facts } = record
  if (!document.top) return record
  const current = facts.pages.at(-1)
  const pages = recordPage(facts.pages, document)
  if (pages === facts.pages) return record
  const noted = { ...record, facts: { ...facts, pages } }
  const isNavigation = current !== undefined && document.startedAt > current.startedAt
  return isNavigation && !facts.preserve ? clearForPage(noted, document) : noted
}

function clearForPage({ facts, attempts }: TabRecord, { id, startedAt }: DocumentInfo): TabRecord {
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

/** What stays gets new numbers when something is cleared, so that "cleared through" says it all to a panel. */
export const renumbered = (staying: readonly Attempt[], lastSeq: number): Attempt[] =>
  staying.map((attempt, index) => ({ ...attempt, seq: lastSeq + index + 1 }))

/** Adds the captures of a bridge's batch, and notes what it says of its document. */
export function addBatch(record: TabRecord, batch: CaptureBatch): TabRecord {
  const { document, lost } = batch
  const { pages } = record.facts
  const captures = batch.captures.map((seen): Capture => ({
    ...seen,
    source: 'page',
    documentId: document.id,
    top: document.top,
    pageUrl: document.top ? seen.documentUrl : pageUrlOf(pages, seen),
  }))
  const added = addCaptures(record, captures)
  if (lost === 0) return added
  return { ...added, facts: { ...added.facts, lost: addLoss(added.facts.lost, document.id, lost) } }
}

/** The address of the page that was shown when something was seen of which no document is known. */
export function pageUrlOf(pages: readonly Page[], seen: Pick<PageCapture, 'at' | 'documentUrl'>): string {
  const page = pageOf(pages, { at: seen.at, top: false, documentId: null })
  return page ? pageUrlAt(page, seen.at) : seen.documentUrl
}

/**
 * Adds captures, or newer versions of them, from any source: once each, and only those that are ABsmartly's business.
 * What was made while paused is counted instead; what was made before the record was cleared is kept only where it
 * tells more of an attempt that can be had back.
 */
export function addCaptures(record: TabRecord, captures: readonly Capture[]): TabRecord {
  let { facts } = record
  const known = new Map(record.attempts.flatMap((attempt) => attempt.captures.map((one) => [one.id, one])))
  const wanted: Capture[] = []
  for (const capture of captures) {
    const before = known.get(capture.id)
    if (before && !isNewerCapture(capture, before)) continue
    if (!before && isForeign(capture) && !mayBecomePublish(capture)) continue
    if (!before && isPaused(facts, capture)) {
      if (mayHaveGoals(capture)) facts = { ...facts, skipped: skip(facts.skipped, capture) }
    } else wanted.push(capture)
  }
  const isCleared = ({ seq }: Attempt) => seq <= facts.clearedThrough
  const { attempts, changed } = addToAttempts(record.attempts, wanted, facts.lastSeq + 1, isCleared)
  const old = new Set(record.attempts.map(({ id }) => id))
  const remaining = withoutStale(attempts, wanted).filter(
    (attempt) =>
      old.has(attempt.id) || !attempt.captures.every((one) => !known.has(one.id) && isTooLate(facts, one)),
  )
  const lastSeq = Math.max(facts.lastSeq, ...[...changed].map(({ seq }) => seq))
  return { facts: { ...facts, lastSeq }, attempts: changed.size === 0 ? record.attempts : remaining }
}

/** Pauses at a moment (ms), or goes on. */
export function pauseRecord({ facts, attempts }: TabRecord, paused: boolean, at: number): TabRecord {
  if (facts.paused === paused) return { facts, attempts }
  const pause = paused ? { pausedAt: at, resumedAt: null } : { resumedAt: at }
  return { facts: { ...facts, paused, ...pause }, attempts }
}

/** Keeps attempts over navigations, or not. */
export function preserveRecord({ facts, attempts }: TabRecord, preserve: boolean): TabRecord {
  return { facts: { ...facts, preserve }, attempts }
}

/** Notes that a page of this tab has opened another tab. */
export function recordOpenedTab({ facts, attempts }: TabRecord, opened: OpenedTab): TabRecord {
  return { facts: { ...facts, opened: [...facts.opened, opened].slice(-MAX_OPENED_TABS) }, attempts }
}

/** Lets go of attempts by their ids, and counts them. */
export function evictFrom(record: TabRecord, ids: ReadonlySet<string>): TabRecord {
  const gone = record.attempts.filter(({ id }) => ids.has(id))
  const evictedAt = Math.max(record.facts.evictedAt, ...gone.map(attemptStartedAt))
  return {
    facts: { ...record.facts, evicted: record.facts.evicted + gone.length, evictedAt },
    attempts: record.attempts.filter(({ id }) => !ids.has(id)),
  }
}

const isForeign = (capture: Capture): boolean => readCapture(capture).kind === 'foreign'

function mayHaveGoals(capture: Capture): boolean {
  const { kind } = readCapture(capture)
  return kind === 'publishes' || kind === 'unreadable'
}

/** A request of which the network could give neither body nor headers is known by its twin in the page, or never. */
const mayBecomePublish = ({ source, body }: Capture): boolean =>
  source === 'network' && body.encoding === 'none' && body.why !== 'absent'

/** Without what nobody could tell anything of for longer than a twin takes. */
function withoutStale(attempts: readonly Attempt[], added: readonly Capture[]): readonly Attempt[] {
  const before = Math.max(...added.map(({ at }) => at)) - 5 * MAX_JOIN_GAP_MS
  return attempts.filter((attempt) => attemptStartedAt(attempt) > before || !isForeign(requestOf(attempt)))
}

/** By when it was made, not by when it arrives. */
function isPaused({ pausedAt, resumedAt }: TabFacts, { at }: Capture): boolean {
  return pausedAt !== null && at >= pausedAt && (resumedAt === null || at < resumedAt)
}

function isTooLate(facts: TabFacts, { at, source, documentId }: Omit<Capture, 'body'>): boolean {
  if (at < facts.clearedAt) return true
  if (source !== 'page' && at <= facts.evictedAt) return true
  return at < facts.navigatedAt && (documentId === null || facts.pages.at(-1)?.documentId !== documentId)
}

function addLoss(lost: TabFacts['lost'], documentId: string, count: number): TabFacts['lost'] {
  const before = Object.hasOwn(lost, documentId) ? (lost[documentId] ?? 0) : 0
  const entries = Object.entries({ ...lost, [documentId]: Math.max(count, before) })
  return Object.fromEntries(entries.slice(-MAX_LOSS_DOCUMENTS))
}
