import * as v from 'valibot'
import type { Capture } from '../capture'
import { Capture as CaptureSchema, count, moment, read } from '../protocol/fields'
import type { TabFacts, TabRecord } from './tab-record'

/** A record as `storage.session` holds it: one key for the facts of a tab, one for each capture. */
export const factsKey = (tabId: number): string => `facts:${tabId}`
export const captureKey = (tabId: number, seq: number): string => `capture:${tabId}:${seq}`

const Page = v.object({ documentId: v.string(), url: v.string(), startedAt: moment })
const TabFacts: v.GenericSchema<TabFacts> = v.object({
  epoch: v.string(),
  paused: v.boolean(),
  pausedAt: v.nullable(moment),
  resumedAt: v.nullable(moment),
  preserve: v.boolean(),
  skipped: count,
  evicted: count,
  lost: v.record(v.string(), count),
  clearedThrough: count,
  clearedAt: moment,
  navigatedAt: moment,
  lastSeq: count,
  pages: v.array(Page),
})

/** Puts the records together again from all keys of the storage; what is not ours or not whole is left out. */
export function readStoredRecords(stored: Readonly<Record<string, unknown>>): Map<number, TabRecord> {
  const records = new Map<number, { facts: TabFacts; captures: Capture[] }>()
  for (const [key, value] of Object.entries(stored)) {
    const tabId = /^facts:(\d+)$/.exec(key)?.[1]
    const facts = tabId === undefined ? null : read(TabFacts, value)
    if (facts) records.set(Number(tabId), { facts, captures: [] })
  }
  for (const [key, value] of Object.entries(stored)) {
    const tabId = /^capture:(\d+):\d+$/.exec(key)?.[1]
    const capture = tabId === undefined ? null : read(CaptureSchema, value)
    const record = capture && records.get(Number(tabId))
    // One that was cleared may still be there, when the background was stopped before it could take it away.
    if (record && capture.seq > record.facts.clearedThrough) record.captures.push(capture)
  }
  for (const { captures } of records.values()) captures.sort((one, other) => one.seq - other.seq)
  return records
}
