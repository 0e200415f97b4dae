/** Between two sentences a screen reader is left alone at least so long, in ms. */
export const MIN_ANNOUNCEMENT_GAP_MS = 5000

/** What was said of unknown goals, and what waits for its turn. */
export interface AnnouncementState {
  /** Names that are unknown and no news any more. */
  readonly announced: ReadonlySet<string>
  /** When something was said last, in ms since the epoch. */
  readonly announcedAt: number
}

/** Nothing is unknown yet, and nothing was said. */
export const NOTHING_ANNOUNCED: AnnouncementState = {
  announced: new Set(),
  announcedAt: Number.NEGATIVE_INFINITY,
}

/** What a look at the unknown names comes to. */
interface AnnouncementStep {
  readonly state: AnnouncementState
  /** The names to be said now, in the order in which they came; none when there is nothing new, or it is too soon. */
  readonly names: readonly string[]
  /** In so many ms something may be said that waits until then; null when nothing waits. */
  readonly againIn: number | null
}

/**
 * Gathers news of unknown goals: what comes within {@link MIN_ANNOUNCEMENT_GAP_MS} is one sentence. `unknown`: the names that are unknown
 * now, each once. A name that has gone, with a clear or because a goal was created, is news when it comes back.
 */
export function nextAnnouncement(
  { announced, announcedAt }: AnnouncementState,
  unknown: readonly string[],
  now: number,
): AnnouncementStep {
  const fresh = unknown.filter((name) => !announced.has(name))
  const stays = new Set(unknown.filter((name) => announced.has(name)))
  if (fresh.length === 0) return { state: { announced: stays, announcedAt }, names: [], againIn: null }
  const wait = announcedAt + MIN_ANNOUNCEMENT_GAP_MS - now
  if (wait > 0) return { state: { announced: stays, announcedAt }, names: [], againIn: wait }
  return { state: { announced: new Set(unknown), announcedAt: now }, names: fresh, againIn: null }
}

/** What was there before anybody looked is no news. */
export const markAnnounced = (
  { announcedAt }: AnnouncementState,
  unknown: readonly string[],
): AnnouncementState => ({
  announced: new Set(unknown),
  announcedAt,
})
