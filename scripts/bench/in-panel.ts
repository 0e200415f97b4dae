/** Replaces the background within the panel's page. The function is serialized, so it can't use this module's scope. */

/**
 * Replaces the background: a panel that connects receives `events` goal events, ten per publish, with twenty different
 * names. Must run before the panel's own scripts.
 */
export function answerAsBackground(events: number): void {
  const START = 1_795_000_000_000
  const [EACH, PART] = [10, 500]
  const publishes = events / EACH
  const document = { id: 'document-0001', url: 'https://shop.example/', top: true, startedAt: START }
  const attemptOf = (seq: number) => {
    const at = START + seq * 40
    const goals = Array.from({ length: EACH }, (_, index) => ({
      name: `goal_${(seq * 7 + index * 3) % 20}`,
      achievedAt: at + index,
      properties: { price: (seq * 31 + index) % 997, currency: 'EUR', sku: `sku-${seq}-${index}` },
    }))
    const units = [{ type: 'session_id', uid: 'LTSLmGJb-oGQVJhxElUwtQ' }]
    const data = JSON.stringify({ units, hashed: true, publishedAt: at, goals })
    const capture = {
      id: `capture-${String(seq).padStart(8, '0')}`,
      source: 'page',
      transport: 'fetch',
      method: 'PUT',
      url: 'https://acme.absmartly.io/v1/context',
      documentUrl: document.url,
      pageUrl: document.url,
      at,
      headers: [['X-Application', 'shop']],
      secrets: [],
      body: null,
      documentId: document.id,
      top: true,
      outcome: { at: at + 20, status: 200 },
    }
    return { id: capture.id, seq, body: { encoding: 'text', data, bytes: data.length }, captures: [capture] }
  }
  const page = { ...document, id: 'page-0001', documentId: document.id, title: 'Shop', navigations: [] }
  const state = {
    epoch: 'epoch-1',
    paused: false,
    preserve: true,
    skipped: 0,
    dropped: 0,
    clearedThrough: 0,
    canUndo: false,
    lastSeq: publishes,
    pages: [page],
    opened: [],
  }
  const coverage = { page: 'inPlace', frames: { covered: 1, all: 1 }, network: true }
  const answer = (say: (update: object) => void) => {
    say({ type: 'workspaces', states: [] })
    say({ type: 'state', state })
    for (let from = 1; from <= publishes; from += PART) {
      const length = Math.min(PART, publishes - from + 1)
      const attempts = Array.from({ length }, (_, index) => attemptOf(from + index))
      say({ type: 'attempts', epoch: 'epoch-1', attempts })
    }
    say({ type: 'coverage', coverage })
  }
  const { runtime } = (
    globalThis as unknown as { chrome: { runtime: { connect: (options: object) => unknown } } }
  ).chrome
  runtime.connect = () => {
    const listeners: ((update: object) => void)[] = []
    const silent = { addListener: () => {} }
    return {
      onMessage: { addListener: (listener: (update: object) => void) => void listeners.push(listener) },
      onDisconnect: silent,
      disconnect: () => {},
      postMessage: (request: { type: string }) => {
        if (request.type !== 'hello') return
        setTimeout(() => answer((update) => listeners.forEach((listener) => listener(update))))
      },
    }
  }
}
