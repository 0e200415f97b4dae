import type { Capture, DocumentInfo, PageCapture } from '../capture'
import { type Attempt, attemptStartedAt, requestOf } from '../attempt'
import { addToAttempts } from '../delivery/attempts'
import { MAX_JOIN_GAP_MS } from '../delivery/join'
import type { TabState } from '../protocol/panel'
import { readCapture } from '../publish/read-capture'
import { isNewerCapture } from './is-newer-capture'
import { recordPage, type Page, pageOf, pageSince, pageUrlAt } from '../page'
import { countSkipped, NOTHING_SKIPPED, skip, type Skipped } from './skipped'

/** A tab that a page of this tab opened. `at` is in ms since the epoch. */
export interface OpenedTab {
  readonly tabId: number
  readonly at: number
}

/** State to restore when the last clear by the user is undone. */
interface Undo {
  readonly clearedThrough: number
  readonly clearedAt: number
}

/** A record without its attempts. Small, and written to the storage with every change. */
export interface TabFacts {
  readonly epoch: string
  readonly paused: boolean
  /**
   * When the last pause began and when it ended, in ms since the epoch. Null before the first pause; `resumedAt` is
   * also null during one.
   */
  readonly pausedAt: number | null
  readonly resumedAt: number | null
  readonly preserve: boolean
  readonly skipped: Skipped
  /** Number of attempts that the record evicted. */
  readonly evicted: number
  /**
   * When the newest evicted attempt was made, in ms since the epoch. Later reports on it from other sources are
   * ignored.
   */
  readonly evictedAt: number
  /** Number of captures that each document dropped before they got here, by document id. */
  readonly lost: Readonly<Record<string, number>>
  readonly clearedThrough: number
  /** Captures made before this time (ms since the epoch) were cleared by the user. */
  readonly clearedAt: number
  readonly undo: Undo | null
  /** Captures that other documents made before this time (ms since the epoch) were cleared by a navigation. */
  readonly navigatedAt: number
  readonly lastSeq: number
  /** Newest last. */
  readonly pages: readonly Page[]
  /** Former ids of the tab. Browsers give a discarded tab a new id. */
  readonly formerly: readonly number[]
  /** Whether the tab is closed. Its record stays as long as the tab that opened it. */
  readonly closed: boolean
  readonly opened: readonly OpenedTab[]
}

/** Everything seen in one tab. Records are immutable: every step returns a new one. */
export interface TabRecord {
  readonly facts: TabFacts
  /** Includes cleared attempts while the clear can be undone. */
  readonly attempts: readonly Attempt[]
}

const MAX_OPENED_TABS = 50

/** Creates an empty record. */
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

/** Returns the attempts that were not cleared, in the order of their numbers. */
export function visibleAttempts({ facts, attempts }: TabRecord): Attempt[] {
  return attempts
    .filter(({ seq }) => seq > facts.clearedThrough)
    .toSorted((one, other) => one.seq - other.seq)
}

/**
 * Returns the state that is sent to panels. It includes the page that the tab shows, `shown`, which is not in the record
 * as long as it has no ABsmartly requests.
 */
export function tabState({ facts, attempts }: TabRecord, shown: DocumentInfo | null = null): TabState {
  const lost = Object.values(facts.lost).reduce((sum, count) => sum + count, 0)
  const { epoch, paused, preserve, skipped, clearedThrough, lastSeq, undo, opened } = facts
  const pages = shown ? recordPage(facts.pages, shown) : facts.pages
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

/** Renumbers the attempts that stay after a clear, so that `clearedThrough` separates them from the cleared ones. */
export const renumbered = (staying: readonly Attempt[], lastSeq: number): Attempt[] =>
  staying.map((attempt, index) => ({ ...attempt, seq: lastSeq + index + 1 }))

/** Returns the URL of the page that was shown when a capture of an unknown document was made. */
export function pageUrlOf(pages: readonly Page[], seen: Pick<PageCapture, 'at' | 'documentUrl'>): string {
  const page = pageOf(pages, { at: seen.at, top: false, documentId: null })
  return page ? pageUrlAt(page, seen.at) : seen.documentUrl
}

/**
 * Adds captures from any source, or newer versions of them, if they are related to ABsmartly. Captures made while the
 * record was paused are only counted. Captures made before the record was cleared are added only if they belong to an
 * attempt that can be restored.
 */
export function addCaptures(record: TabRecord, captures: readonly Capture[]): TabRecord {
  let { facts } = record
  const known = new Map(record.attempts.flatMap((attempt) => attempt.captures.map((one) => [one.id, one])))
  const wantedById = new Map<string, Capture>()
  for (const capture of captures) {
    // Two versions may arrive at once, in any order.
    const before = wantedById.get(capture.id) ?? known.get(capture.id)
    if (before && !isNewerCapture(capture, before)) continue
    if (!before && isForeign(capture) && !mayBecomePublish(capture)) continue
    if (!before && isPaused(facts, capture)) {
      if (mayHaveGoals(capture)) facts = { ...facts, skipped: skip(facts.skipped, capture) }
    } else wantedById.set(capture.id, capture)
  }
  const wanted = [...wantedById.values()]
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

/** Pauses or resumes at the given time, in ms since the epoch. */
export function pauseRecord({ facts, attempts }: TabRecord, paused: boolean, at: number): TabRecord {
  if (facts.paused === paused) return { facts, attempts }
  const pause = paused ? { pausedAt: at, resumedAt: null } : { resumedAt: at }
  return { facts: { ...facts, paused, ...pause }, attempts }
}

/** Sets whether attempts are preserved across navigations. */
export function preserveRecord({ facts, attempts }: TabRecord, preserve: boolean): TabRecord {
  return { facts: { ...facts, preserve }, attempts }
}

/** Records that a page of this tab opened another tab. */
export function recordOpenedTab({ facts, attempts }: TabRecord, opened: OpenedTab): TabRecord {
  return { facts: { ...facts, opened: [...facts.opened, opened].slice(-MAX_OPENED_TABS) }, attempts }
}

/** Evicts attempts by their ids and counts them. */
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

/**
 * Checks for a network capture without a body. Whether it is a publish is known once the page's capture of the same
 * request arrives.
 */
const mayBecomePublish = ({ source, body }: Capture): boolean =>
  source === 'network' && body.encoding === 'none' && body.why !== 'absent'

/** Drops old attempts that have turned out to be unrelated to ABsmartly: no further capture of them will arrive. */
function withoutStale(attempts: readonly Attempt[], added: readonly Capture[]): readonly Attempt[] {
  const before = Math.max(...added.map(({ at }) => at)) - 5 * MAX_JOIN_GAP_MS
  return attempts.filter((attempt) => attemptStartedAt(attempt) > before || !isForeign(requestOf(attempt)))
}

/** Checks whether the record was paused when a capture was made, regardless of when it arrives. */
function isPaused({ pausedAt, resumedAt }: TabFacts, { at }: Capture): boolean {
  return pausedAt !== null && at >= pausedAt && (resumedAt === null || at < resumedAt)
}

function isTooLate(facts: TabFacts, { at, source, documentId }: Omit<Capture, 'body'>): boolean {
  if (at < facts.clearedAt) return true
  if (source !== 'page' && at <= facts.evictedAt) return true
  const page = facts.pages.at(-1)
  const isCurrent = documentId !== null && page?.documentId === documentId && page.leftAt === undefined
  return at < facts.navigatedAt && !isCurrent
}
