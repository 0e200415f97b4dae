/** Clearing a tab's record by hand, and having back what was cleared. */
import { attemptStartedAt } from '../attempt'
import { NOTHING_SKIPPED } from './skipped'
import { renumbered, type TabRecord } from './tab-record'

/**
 * Clears what was made before a moment (ms since the epoch), and what of that arrives later; numbers go on. What was made
 * since stays: the background may come to it seconds after somebody has asked.
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

/** Takes the last clear by hand back. */
export function undoClear({ facts, attempts }: TabRecord): TabRecord {
  if (!facts.undo) return { facts, attempts }
  // What was split off from something cleared has had its number, or it would have come back by that.
  const given = new Set<number>()
  let { lastSeq } = facts
  const numbered = attempts.map((attempt) => {
    const seq = given.has(attempt.seq) ? ++lastSeq : attempt.seq
    given.add(seq)
    return seq === attempt.seq ? attempt : { ...attempt, seq }
  })
  return { facts: { ...facts, ...facts.undo, undo: null, lastSeq }, attempts: numbered }
}

/** Forgets what was cleared for good. */
export function forgetCleared({ facts, attempts }: TabRecord): TabRecord {
  return {
    facts: { ...facts, undo: null },
    attempts: attempts.filter(({ seq }) => seq > facts.clearedThrough),
  }
}
