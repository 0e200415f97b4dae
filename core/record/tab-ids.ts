import type { TabRecord } from './tab-record'

type Records = ReadonlyMap<number, TabRecord>

/** Returns a tab's current id, given its current or a former one. */
export function currentId(records: Records, tabId: number): number {
  if (records.has(tabId)) return tabId
  for (const [id, { facts }] of records) if (facts.formerly.includes(tabId)) return id
  return tabId
}

/** Returns the records after the id of a tab has changed. */
export function moveTab(records: Records, from: number, to: number): Map<number, TabRecord> {
  const next = new Map(records)
  const record = next.get(from)
  if (!record) return next
  next.delete(from)
  const formerly = [...record.facts.formerly, from]
  return next.set(to, { ...record, facts: { ...record.facts, formerly } })
}

/**
 * Returns the records after a tab was closed. The record of a closed tab stays as long as the tab that opened it, since
 * a payment window closes itself after the payment.
 */
export function closeTab(records: Records, tabId: number): Map<number, TabRecord> {
  const record = records.get(tabId)
  const closed = record && { ...record, facts: { ...record.facts, closed: true } }
  return withoutClosed(closed ? new Map(records).set(tabId, closed) : records)
}

/** Drops records of closed tabs that no open tab refers to, directly or through other tabs. */
export function withoutClosed(records: Records): Map<number, TabRecord> {
  const retained = new Set<number>()
  const keep = (tabId: number) => {
    const record = records.get(tabId)
    if (!record || retained.has(tabId)) return
    retained.add(tabId)
    for (const opened of record.facts.opened) keep(currentId(records, opened.tabId))
  }
  for (const [tabId, { facts }] of records) if (!facts.closed) keep(tabId)
  return new Map([...records].filter(([tabId]) => retained.has(tabId)))
}
