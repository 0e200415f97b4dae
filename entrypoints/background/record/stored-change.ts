import { attemptKey, factsKey } from '../../../core/record/stored-record'
import type { TabRecord } from '../../../core/record/tab-record'

/** Entries to write to the store by key, and keys to remove from it. */
export interface StoredChange {
  readonly written: Readonly<Record<string, unknown>>
  readonly removedKeys: readonly string[]
}

/**
 * Compares the records in the store (`before`) with the new ones (`after`), and returns the change that the store
 * needs.
 */
export function storedChange(
  before: ReadonlyMap<number, TabRecord>,
  after: ReadonlyMap<number, TabRecord>,
): StoredChange {
  const written: Record<string, unknown> = {}
  const removedKeys: string[] = []
  for (const [tabId, record] of after) {
    const oldRecord = before.get(tabId)
    if (record === oldRecord) continue
    const stored = new Set(oldRecord?.attempts)
    for (const attempt of record.attempts) {
      if (!stored.has(attempt)) written[attemptKey(tabId, attempt.id)] = attempt
    }
    const remaining = new Set(record.attempts.map(({ id }) => id))
    for (const { id } of stored) if (!remaining.has(id)) removedKeys.push(attemptKey(tabId, id))
    written[factsKey(tabId)] = record.facts
  }
  for (const [tabId, { attempts }] of before) {
    if (!after.has(tabId))
      removedKeys.push(factsKey(tabId), ...attempts.map(({ id }) => attemptKey(tabId, id)))
  }
  return { written, removedKeys }
}
