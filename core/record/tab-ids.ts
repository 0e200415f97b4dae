import type { TabRecord } from './tab-record'

type Records = ReadonlyMap<number, TabRecord>

/** The id that a tab has now, when it may be asked for by one that it had before. */
export function currentId(records: Records, tabId: number): number {
  if (records.has(tabId)) return tabId
  for (const [id, { facts }] of records) if (facts.formerly.includes(tabId)) return id
  return tabId
}

/** The records when a tab has got another id. */
export function moveTab(records: Records, from: number, to: number): Map<number, TabRecord> {
  const next = new Map(records)
  const record = next.get(from)
  if (!record) return next
  next.delete(from)
  const formerly = [...record.facts.formerly, from]
  return next.set(to, { ...record, facts: { ...record.facts, formerly } })
}

/**
 * The records when a tab was closed. What a closed tab has sent is kept as long as a tab is there whose page had opened
 * it: a payment window closes itself when all is paid.
 */
export function closeTab(records: Records, tabId: number): Map<number, TabRecord> {
  const record = records.get(tabId)
  const closed = record && { ...record, facts: { ...record.facts, closed: true } }
  return withoutClosed(closed ? new Map(records).set(tabId, closed) : records)
}

/** The records without those of closed tabs of which no open one tells any more. */
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
