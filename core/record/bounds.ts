/**
 * Maximum total size of the captures of all tabs. `storage.session` rejects more than 10 MiB, and the next batch needs
 * room too.
 */
export const MAX_RECORD_BYTES = 8 * 1024 * 1024

/** The fields of a stored item that decide which items are evicted. */
export interface Held {
  readonly tabId: number
  /** The document that sent it. */
  readonly documentId: string
  readonly bytes: number
}

/**
 * Returns the items to evict so that `held` (oldest first) fits into `max` bytes. Always evicts the oldest item of the
 * largest document in the largest tab. A tab within its fair share thus loses nothing because of a busier tab, and a
 * frame loses nothing because of a busier frame on its page.
 */
export function overflow<Item extends Held>(held: readonly Item[], max: number): Item[] {
  let excess = held.reduce((sum, { bytes }) => sum + bytes, 0) - max
  if (excess <= 0) return []
  const tabs = groupByTab(held)
  const gone: Item[] = []
  while (excess > 0) {
    const tab = largest(tabs.values())
    const frame = tab && largest(tab.frames.values())
    const oldest = frame?.queue[frame.next]
    if (!tab || !frame || !oldest) break
    frame.next++
    frame.bytes -= oldest.bytes
    tab.bytes -= oldest.bytes
    excess -= oldest.bytes
    gone.push(oldest)
  }
  return gone
}

interface Frame<Item> {
  bytes: number
  next: number
  queue: Item[]
}

interface Tab<Item> {
  bytes: number
  frames: Map<string, Frame<Item>>
}

function groupByTab<Item extends Held>(held: readonly Item[]): Map<number, Tab<Item>> {
  const tabs = new Map<number, Tab<Item>>()
  for (const item of held) {
    const tab = tabs.get(item.tabId) ?? { bytes: 0, frames: new Map<string, Frame<Item>>() }
    const frame = tab.frames.get(item.documentId) ?? { bytes: 0, next: 0, queue: [] }
    tabs.set(item.tabId, tab)
    tab.frames.set(item.documentId, frame)
    tab.bytes += item.bytes
    frame.bytes += item.bytes
    frame.queue.push(item)
  }
  return tabs
}

function largest<Group extends { bytes: number }>(groups: Iterable<Group>): Group | undefined {
  let most: Group | undefined
  for (const group of groups) if (!most || group.bytes > most.bytes) most = group
  return most
}
