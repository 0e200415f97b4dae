import { attemptKey, factsKey } from '../../../core/record/stored-record'
import type { TabRecord } from '../../../core/record/tab-record'

/** Entries to write to the store, and keys to remove from it. */
export interface StoredChange {
  readonly written: Readonly<Record<string, unknown>>
  readonly gone: readonly string[]
}

/** Returns the change that turns stored records `before` into `after`. */
export function storedChange(
  before: ReadonlyMap<number, TabRecord>,
  after: ReadonlyMap<number, TabRecord>,
): StoredChange {
  const written: Record<string, unknown> = {}
  const gone: string[] = []
  for (const [tabId, record] of after) {
    const old = before.get(tabId)
    if (record === old) continue
    const stored = new Set(old?.attempts)
    for (const attempt of record.attempts) {
      if (!stored.has(attempt)) written[attemptKey(tabId, attempt.id)] = attempt
    }
    const remaining = new Set(record.attempts.map(({ id }) => id))
    for (const { id } of stored) if (!remaining.has(id)) gone.push(attemptKey(tabId, id))
    written[factsKey(tabId)] = record.facts
  }
  for (const [tabId, { attempts }] of before) {
    if (!after.has(tabId)) gone.push(factsKey(tabId), ...attempts.map(({ id }) => attemptKey(tabId, id)))
  }
  return { written, gone }
}
