/** Between two sentences a screen reader is left alone at least so long, in ms. */
export const NEWS_MS = 5000

/** What was said of unknown goals, and what waits for its turn. */
export interface UnknownNews {
  /** Names that are unknown and no news any more. */
  readonly told: ReadonlySet<string>
  /** When something was said last, in ms since the epoch. */
  readonly saidAt: number
}

/** Nothing is unknown yet, and nothing was said. */
export const NO_NEWS: UnknownNews = { told: new Set(), saidAt: Number.NEGATIVE_INFINITY }

/** What a look at the unknown names comes to. */
interface Look {
  readonly news: UnknownNews
  /** The names to be said now, in the order in which they came; none when there is nothing new, or it is too soon. */
  readonly say: readonly string[]
  /** In so many ms something may be said that waits until then; null when nothing waits. */
  readonly againIn: number | null
}

/**
 * Gathers news of unknown goals: what comes within {@link NEWS_MS} is one sentence. `unknown`: the names that are unknown
 * now, each once. A name that has gone, with a clear or because a goal was created, is news when it comes back.
 */
export function gatherNews({ told, saidAt }: UnknownNews, unknown: readonly string[], now: number): Look {
  const fresh = unknown.filter((name) => !told.has(name))
  const stays = new Set(unknown.filter((name) => told.has(name)))
  if (fresh.length === 0) return { news: { told: stays, saidAt }, say: [], againIn: null }
  const wait = saidAt + NEWS_MS - now
  if (wait > 0) return { news: { told: stays, saidAt }, say: [], againIn: wait }
  return { news: { told: new Set(unknown), saidAt: now }, say: fresh, againIn: null }
}

/** What was there before anybody looked is no news. */
export const replayed = ({ saidAt }: UnknownNews, unknown: readonly string[]): UnknownNews => ({
  told: new Set(unknown),
  saidAt,
})
