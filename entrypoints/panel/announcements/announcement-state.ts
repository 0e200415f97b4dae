/** Minimum time between two announcements for screen readers, in ms. */
export const MIN_ANNOUNCEMENT_GAP_MS = 5000

/** Unknown goals that have been announced, and the time of the last announcement. */
export interface AnnouncementState {
  /** Unknown names that need no announcement: those announced, and those that were there when the panel opened. */
  readonly announced: ReadonlySet<string>
  /** Time of the last announcement, in milliseconds since the epoch. */
  readonly announcedAt: number
}

/** Initial state. */
export const NOTHING_ANNOUNCED: AnnouncementState = {
  announced: new Set(),
  announcedAt: Number.NEGATIVE_INFINITY,
}

/** Result of {@link nextAnnouncement}. */
interface AnnouncementStep {
  readonly state: AnnouncementState
  /** Names to announce now, oldest first; empty when nothing is new or it is too soon. */
  readonly names: readonly string[]
  /** Time until a pending announcement is due, in ms; null without one. */
  readonly againIn: number | null
}

/**
 * Collects newly unknown goals and announces those within {@link MIN_ANNOUNCEMENT_GAP_MS} together. `unknown` has the
 * names that are unknown now, without duplicates. A name that disappears, after a clear or because its goal was created,
 * is announced again when it returns.
 */
export function nextAnnouncement(
  { announced, announcedAt }: AnnouncementState,
  unknown: readonly string[],
  now: number,
): AnnouncementStep {
  const fresh = unknown.filter((name) => !announced.has(name))
  const stillUnknown = new Set(unknown.filter((name) => announced.has(name)))
  if (fresh.length === 0) return { state: { announced: stillUnknown, announcedAt }, names: [], againIn: null }
  const wait = announcedAt + MIN_ANNOUNCEMENT_GAP_MS - now
  if (wait > 0) return { state: { announced: stillUnknown, announcedAt }, names: [], againIn: wait }
  return { state: { announced: new Set(unknown), announcedAt: now }, names: fresh, againIn: null }
}

/** Marks names as announced without announcing them. Used for goals that were unknown before the panel opened. */
export const markAnnounced = (
  { announcedAt }: AnnouncementState,
  unknown: readonly string[],
): AnnouncementState => ({
  announced: new Set(unknown),
  announcedAt,
})
