import * as v from 'valibot'
import { SOURCES } from '../capture'
import type { Attempt } from '../attempt'
import { AttemptSchema, nonNegativeInt, timestamp, PageSchema, parseWith } from '../protocol/fields'
import type { TabFacts, TabRecord } from './tab-record'

/** Keys of a record in `storage.session`: one for the facts of a tab, one for each attempt. */
export const factsKey = (tabId: number): string => `facts:${tabId}`
export const attemptKey = (tabId: number, id: string): string => `attempt:${tabId}:${id}`

const Skipped = v.object({
  settled: nonNegativeInt,
  lately: v.array(
    v.object({
      id: v.string(),
      source: v.picklist(SOURCES),
      method: v.string(),
      url: v.string(),
      at: timestamp,
      sharedBy: v.exactOptional(nonNegativeInt),
    }),
  ),
})
const TabFacts: v.GenericSchema<TabFacts> = v.object({
  epoch: v.string(),
  paused: v.boolean(),
  pausedAt: v.nullable(timestamp),
  resumedAt: v.nullable(timestamp),
  preserve: v.boolean(),
  skipped: Skipped,
  evicted: nonNegativeInt,
  evictedAt: timestamp,
  lost: v.record(v.string(), nonNegativeInt),
  clearedThrough: nonNegativeInt,
  clearedAt: timestamp,
  undo: v.nullable(v.object({ clearedThrough: nonNegativeInt, clearedAt: timestamp })),
  navigatedAt: timestamp,
  lastSeq: nonNegativeInt,
  pages: v.array(PageSchema),
  formerly: v.array(nonNegativeInt),
  closed: v.boolean(),
  opened: v.array(v.object({ tabId: nonNegativeInt, at: timestamp })),
})

/** Restores all records from the storage. Entries that are not ours or not complete are skipped. */
export function readStoredRecords(stored: Readonly<Record<string, unknown>>): Map<number, TabRecord> {
  const records = new Map<number, { facts: TabFacts; attempts: Attempt[] }>()
  for (const [key, value] of Object.entries(stored)) {
    const tabId = /^facts:(\d+)$/.exec(key)?.[1]
    const facts = tabId === undefined ? null : parseWith(TabFacts, value)
    if (facts) records.set(Number(tabId), { facts, attempts: [] })
  }
  for (const [key, value] of Object.entries(stored)) {
    const tabId = /^attempt:(\d+):/.exec(key)?.[1]
    const attempt = tabId === undefined ? null : parseWith(AttemptSchema, value)
    const record = attempt && records.get(Number(tabId))
    // A cleared attempt may still be there if the background was stopped before it could remove it.
    if (record && attempt.seq > newestForgotten(record.facts)) record.attempts.push(attempt)
  }
  for (const { attempts } of records.values()) attempts.sort((one, other) => one.seq - other.seq)
  return records
}

/** Returns the sequence number of the newest attempt whose clear cannot be undone. */
const newestForgotten = ({ undo, clearedThrough }: TabFacts): number => undo?.clearedThrough ?? clearedThrough
