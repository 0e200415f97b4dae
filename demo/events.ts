/** What became of the publishes: the events that ABsmartly would have stored. */
import type { RegistryEntry } from './registry/entry.ts'
import type { RegistrySeed } from './registry.ts'

/**
 * One stored event. The fields are those of the event JSON in ABsmartly's docs (Web Console, Events), as far as the
 * demo has them; `event_name` is a guess after the filter `event_names`. ABsmartly stores one event per goal and unit.
 */
export interface StoredEvent {
  /** In ms since the epoch: the goal's `achievedAt`. */
  event_at: number
  event_type: 'goal' | 'exposure'
  event_name: string
  /** Null when no goal had that name when the event came in. */
  goal_id: number | null
  goal_name: string | null
  unit_type: string
  unit_type_id: number | null
  /** As it came: the SDK has hashed it already. */
  unit_uid: string
  application: string
  application_id: number | null
  environment: string
  environment_id: number | null
  environment_type: 'development' | 'production' | null
  properties: Record<string, unknown> | null
}

/** How many events are kept; the oldest go first. */
export const MAX_STORED_EVENTS = 10_000

/** A goal event of the shop, for tests to push; `fields` replaces what the caller cares about. No goal has its name. */
export function storedEvent(name: string, fields: Partial<StoredEvent> = {}): StoredEvent {
  return {
    event_at: Date.now(),
    event_type: 'goal',
    event_name: name,
    goal_id: null,
    goal_name: name,
    unit_type: 'session_id',
    unit_type_id: 1,
    unit_uid: 'LTSLmGJb-oGQVJhxElUwtQ',
    application: 'blue-mug-web',
    application_id: 1,
    environment: 'development',
    environment_id: 1,
    environment_type: 'development',
    properties: null,
    ...fields,
  }
}

/** The part of an accepted publish that becomes events. */
export interface AcceptedPublish {
  units: readonly { type: string; uid?: string | undefined }[]
  goals?: readonly { name: string; achievedAt: number; properties?: unknown }[] | undefined
}

/**
 * Stores an accepted publish: one event for each goal and unit, with the ids that the workspace has at this moment.
 * That an event without a known goal is stored at all is in ABsmartly's docs: the Web Console warns of such events.
 */
export function store(
  events: StoredEvent[],
  publish: AcceptedPublish,
  from: { application: string; environment: string },
  registry: RegistrySeed,
): void {
  const environment = named(registry.environments, from.environment)
  for (const { name, achievedAt, properties } of publish.goals ?? []) {
    for (const unit of publish.units) {
      events.push({
        event_at: achievedAt,
        event_type: 'goal',
        event_name: name,
        goal_id: named(registry.goals, name)?.id ?? null,
        goal_name: name,
        unit_type: unit.type,
        unit_type_id: named(registry.unit_types, unit.type)?.id ?? null,
        unit_uid: unit.uid ?? '',
        application: from.application,
        application_id: named(registry.applications, from.application)?.id ?? null,
        environment: from.environment,
        environment_id: environment?.id ?? null,
        environment_type: environment?.type ?? null,
        properties: (properties ?? null) as StoredEvent['properties'],
      })
    }
  }
  if (events.length > MAX_STORED_EVENTS) events.splice(0, events.length - MAX_STORED_EVENTS)
}

function named<Entry extends RegistryEntry>(entries: readonly Entry[], name: string): Entry | undefined {
  return entries.find((entry) => entry.name === name)
}
