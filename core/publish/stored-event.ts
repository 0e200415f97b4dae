import { requestOf } from '../attempt'
import type { RegistryIndex } from '../registry/registry'
import { type KnownWorkspace, workspaceFor } from '../registry/workspace'
import type { GoalEvent } from './goal-event'
import type { Attribute, Json, Publish, Unit } from './publish'
import { hashToHex, hashUnit } from './unit-hash'

/**
 * One event as ABsmartly stores it. Names and order of the fields follow the JSON on the Web Console's Events page
 * (docs.absmartly.com, Web Console, Events, Goal events). Ids come from the registry of the workspace that is set for
 * the collector, and are null if they are not in it. `event_at` is in ms since the epoch. This is a type, since
 * TypeScript does not accept an interface as JSON.
 */
export type StoredEvent = {
  readonly event_type: 'goal'
  readonly unit_uid: string | null
  readonly unit_uid_hex: string | null
  readonly unit_type: string
  readonly unit_type_id: number | null
  readonly agent: string | null
  readonly application: string | null
  readonly application_id: number | null
  readonly environment: string | null
  readonly environment_id: number | null
  readonly environment_type: string | null
  readonly event_at: number | null
  readonly unit_attributes?: { readonly [name: string]: Json }
  readonly goal_id: number | null
  readonly goal_name: string
  readonly properties: { readonly [key: string]: Json } | null
}

/** Returns the events that ABsmartly will store for a goal event: one per unit, in order, and none without units. */
export function storedEvents(event: GoalEvent, workspaces: readonly KnownWorkspace[]): StoredEvent[] {
  const index = workspaceFor(requestOf(event.attempt).url, workspaces)?.index ?? null
  return event.publish.units.map((unit) => storedEvent(event, unit, index))
}

function storedEvent({ goal, publish }: GoalEvent, unit: Unit, index: RegistryIndex | null): StoredEvent {
  const uid = storedUid(publish, unit)
  const environment = index?.environments.byName.get(publish.environment ?? '')
  return {
    event_type: 'goal',
    unit_uid: uid,
    unit_uid_hex: uid === null ? null : hashToHex(uid),
    unit_type: unit.type,
    unit_type_id: index?.unitTypes.byName.get(unit.type)?.id ?? null,
    agent: publish.agent,
    application: publish.application,
    application_id: index?.applications.byName.get(publish.application ?? '')?.id ?? null,
    environment: publish.environment,
    environment_id: environment?.id ?? null,
    environment_type: environment?.type ?? null,
    event_at: goal.achievedAt,
    ...(publish.attributes.length > 0 && { unit_attributes: lastByName(publish.attributes) }),
    goal_id: index?.goals.byName.get(goal.name)?.id ?? index?.confirmed.get(goal.name) ?? null,
    goal_name: goal.name,
    properties: goal.properties,
  }
}

/** Returns a unit's id as ABsmartly stores it. The collector hashes ids that SDKs before 1.5 send raw. */
export const storedUid = ({ hashed }: Pick<Publish, 'hashed'>, { uid }: Unit): string | null =>
  uid === null || hashed ? uid : hashUnit(uid)

/**
 * Returns the last value of each attribute. `Object.fromEntries` defines own properties, so an attribute called
 * `__proto__` is handled like any other.
 */
function lastByName(attributes: readonly Attribute[]): { readonly [name: string]: Json } {
  return Object.fromEntries(attributes.map(({ name, value }) => [name, value]))
}
