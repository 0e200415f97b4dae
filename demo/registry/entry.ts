/** Fields of every entry that a workspace lists. Times are ISO 8601 in UTC. */
export interface ListedEntry {
  id: number
  name: string
  archived: boolean
  created_at: string
  updated_at: string
}

/** A listed entry with a description, which experiments lack. */
export interface RegistryEntry extends ListedEntry {
  description: string
}

const CREATED = '2026-02-03T09:15:00.000Z'

/** Creates the fields that all listed entries share, experiments included. */
export function listed(id: number, name: string): ListedEntry {
  return { id, name, archived: false, created_at: CREATED, updated_at: CREATED }
}

/** Creates an application, a unit type, or the common part of any other entry with a description. */
export function entry(id: number, name: string, fields: Partial<RegistryEntry> = {}): RegistryEntry {
  return { ...listed(id, name), description: '', ...fields }
}
