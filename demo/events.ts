/** Stores accepted publishes as the events that ABsmartly would store. */
import type { RegistryEntry } from './registry/entry.ts'
import type { RegistrySeed } from './registry.ts'

/**
 * One stored event. ABsmartly stores one per goal and unit. The fields are a selection from the event JSON in
 * ABsmartly's docs (Web Console, Events), except that `event_name` is a guess based on the filter `event_names`.
 */
export interface StoredEvent {
  /** The goal's `achievedAt`, in ms since the epoch. */
  event_at: number
  event_type: 'goal' | 'exposure'
  event_name: string
  /** Null when no goal had that name at the time the event arrived. */
  goal_id: number | null
  goal_name: string | null
  unit_type: string
  unit_type_id: number | null
  /** As received. The SDK has already hashed it. */
  unit_uid: string
  application: string
  application_id: number | null
  environment: string
  environment_id: number | null
  environment_type: 'development' | 'production' | null
  properties: Record<string, unknown> | null
}

/** Maximum number of stored events. The oldest are dropped first. */
export const MAX_STORED_EVENTS = 10_000

/** Creates a goal event of the shop that tests can push. `fields` overrides the defaults, which have no `goal_id`. */
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

/** The parts of an accepted publish that become events. */
export interface AcceptedPublish {
  units: readonly { type: string; uid?: string | undefined }[]
  goals?: readonly { name: string; achievedAt: number; properties?: unknown }[] | undefined
}

/**
 * Stores an accepted publish: one event per goal and unit, with the workspace's current ids. Events without a known
 * goal are stored too: according to ABsmartly's docs, the Web Console shows such events with a warning.
 */
export function store(
  events: StoredEvent[],
  publish: AcceptedPublish,
  from: { application: string; environment: string },
  registry: RegistrySeed,
): void {
  const environment = findByName(registry.environments, from.environment)
  for (const { name, achievedAt, properties } of publish.goals ?? []) {
    for (const unit of publish.units) {
      events.push({
        event_at: achievedAt,
        event_type: 'goal',
        event_name: name,
        goal_id: findByName(registry.goals, name)?.id ?? null,
        goal_name: name,
        unit_type: unit.type,
        unit_type_id: findByName(registry.unit_types, unit.type)?.id ?? null,
        unit_uid: unit.uid ?? '',
        application: from.application,
        application_id: findByName(registry.applications, from.application)?.id ?? null,
        environment: from.environment,
        environment_id: environment?.id ?? null,
        environment_type: environment?.type ?? null,
        properties: (properties ?? null) as StoredEvent['properties'],
      })
    }
  }
  if (events.length > MAX_STORED_EVENTS) events.splice(0, events.length - MAX_STORED_EVENTS)
}

function findByName<Entry extends RegistryEntry>(entries: readonly Entry[], name: string): Entry | undefined {
  return entries.find((entry) => entry.name === name)
}
