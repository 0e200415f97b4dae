import { escapeInvisible } from '../../safe-json'
import { LIST_NAMES, type Registry } from '../registry'
import type { Workspace } from '../workspace'
import { FILE_FORMAT, FILE_VERSION } from './registry-file'

/**
 * All keys that the file may contain, at any depth. An allowlist, so that nothing else, such as a credential, can end
 * up in the file.
 */
const KEYS = [
  'format',
  'version',
  'fetchedAt',
  'workspace',
  'collectors',
  'seesPart',
  'createsGoals',
  ...LIST_NAMES,
  'confirmed',
  'complete',
  'items',
  'id',
  'name',
  'archived',
  'type',
  'description',
  'owners',
  'tags',
  'uses',
  'goalId',
  'role',
  'property',
  'filters',
  'mayLack',
  'primaryMetricId',
  'otherMetricIds',
]

/**
 * Serializes a registry for sharing; see docs/registry-file.md. Leaves out lists that are empty and incomplete,
 * except goals. The file contains no credentials, Web Console URL or workspace id.
 */
export function writeRegistryFile(registry: Registry, workspace: Workspace): string {
  const lists = LIST_NAMES.map((list) => [list, registry[list]] as const).filter(
    ([list, { items, complete }]) => list === 'goals' || complete || items.length > 0,
  )
  const { name, collectors, seesPart, createsGoals } = workspace
  const file = {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    fetchedAt: registry.fetchedAt,
    // Omits the workspace id here: `KEYS` allows `id` because other objects need it.
    workspace: { name, collectors, seesPart, createsGoals },
    ...Object.fromEntries(lists),
    confirmed: registry.confirmed,
  }
  // Escaped, so that a name cannot change how the file looks in an editor, and U+FFFD in a name is not mistaken for
  // invalid UTF-8.
  return `${escapeInvisible(JSON.stringify(file, KEYS, 2))}\n`
}
