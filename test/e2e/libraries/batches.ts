/** Batches of Datadog RUM. The events in one depend on timers, and on the length of times in the events. */

interface RumEvent {
  readonly type: string
  readonly view?: { readonly id: string }
  readonly _dd?: { readonly document_version?: number }
}

/**
 * Returns the events of all batches. Of a view, only the last version: Datadog replaces the earlier ones, and their
 * number depends on timers.
 */
export function rumEvents(bodies: readonly unknown[]): RumEvent[] {
  const events = bodies.flat() as RumEvent[]
  const versionOf = ({ _dd }: RumEvent) => _dd?.document_version ?? 0
  const isLast = (event: RumEvent) =>
    !events.some(
      (other) =>
        other.type === 'view' && other.view?.id === event.view?.id && versionOf(other) > versionOf(event),
    )
  return events.filter((event) => event.type !== 'view' || isLast(event))
}
