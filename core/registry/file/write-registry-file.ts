import { escapeInvisible } from '../../safe-json'
import { LIST_NAMES, type Registry } from '../registry'
import type { Workspace } from '../workspace'
import { FILE_FORMAT, FILE_VERSION } from './registry-file'

/** Everything that may be in a file, at any depth: nothing gets into it by accident, least of all a credential. */
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
 * The file by which a registry is shared; see docs/registry-file.md. Lists of which nothing is known are left out. It
 * has no credential, no address of a Web Console, and no id of a workspace.
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
    // Not its id, which `KEYS` would let through, as other ids.
    workspace: { name, collectors, seesPart, createsGoals },
    ...Object.fromEntries(lists),
    confirmed: registry.confirmed,
  }
  // A name cannot change how the file looks in an editor, and a reader need not wonder whether the file was UTF-8.
  return `${escapeInvisible(JSON.stringify(file, KEYS, 2))}\n`
}
