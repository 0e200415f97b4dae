/** Clears a tab's record on the user's request, and restores it. */
import { attemptStartedAt } from '../attempt'
import { NOTHING_SKIPPED } from './skipped'
import { renumbered, type TabRecord } from './tab-record'

/**
 * Clears the requests made before `at` (ms since the epoch), even if captures of them arrive later. Requests made since
 * then stay, because the background may handle the clear seconds after the user's click. Numbering continues.
 */
export function clearRecord({ facts, attempts }: TabRecord, at: number): TabRecord {
  const { clearedThrough, clearedAt, lastSeq } = facts
  const none = { skipped: NOTHING_SKIPPED, evicted: 0, lost: {} }
  const shown = attempts.filter(({ seq }) => seq > clearedThrough)
  const [cleared, staying] = [
    shown.filter((attempt) => attemptStartedAt(attempt) < at),
    renumbered(
      shown.filter((attempt) => attemptStartedAt(attempt) >= at),
      lastSeq,
    ),
  ]
  return {
    facts: {
      ...facts,
      ...none,
      undo: { clearedThrough, clearedAt },
      clearedAt: at,
      clearedThrough: lastSeq,
      lastSeq: lastSeq + staying.length,
    },
    attempts: [...cleared, ...staying],
  }
}

/** Undoes the last clear by the user. */
export function undoClear({ facts, attempts }: TabRecord): TabRecord {
  if (!facts.undo) return { facts, attempts }
  // An attempt that split off from a cleared one had the same number, so that it stayed cleared. Now it gets its own.
  const usedNumbers = new Set<number>()
  let { lastSeq } = facts
  const numbered = attempts.map((attempt) => {
    const seq = usedNumbers.has(attempt.seq) ? ++lastSeq : attempt.seq
    usedNumbers.add(seq)
    return seq === attempt.seq ? attempt : { ...attempt, seq }
  })
  return { facts: { ...facts, ...facts.undo, undo: null, lastSeq }, attempts: numbered }
}

/** Deletes cleared attempts for good. */
export function forgetCleared({ facts, attempts }: TabRecord): TabRecord {
  return {
    facts: { ...facts, undo: null },
    attempts: attempts.filter(({ seq }) => seq > facts.clearedThrough),
  }
}
