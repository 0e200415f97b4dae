/** What every listed thing of a workspace has. Times are ISO 8601 in UTC. */
export interface ListedEntry {
  id: number
  name: string
  archived: boolean
  created_at: string
  updated_at: string
}

/** The same with a description, which all but experiments have. */
export interface RegistryEntry extends ListedEntry {
  description: string
}

const CREATED = '2026-02-03T09:15:00.000Z'

/** The part all listed things have, experiments too. */
export function listed(id: number, name: string): ListedEntry {
  return { id, name, archived: false, created_at: CREATED, updated_at: CREATED }
}

/** An application, unit type, or the common part of anything else that is described. */
export function entry(id: number, name: string, fields: Partial<RegistryEntry> = {}): RegistryEntry {
  return { ...listed(id, name), description: '', ...fields }
}
