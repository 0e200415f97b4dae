import { message } from '../../../core/message'
import { type Registry, indexRegistry, type RegistryIndex } from '../../../core/registry/registry'
import { tokenExpiry } from '../../../core/registry/token'
import { registryFacts, type Workspace, type WorkspaceState } from '../../../core/registry/workspace'

/** A workspace in memory. */
export interface WorkspaceEntry {
  readonly state: WorkspaceState
  readonly index: RegistryIndex | null
}

/** Returns the entry of a workspace with its stored registry and secret. */
export function entryOf(workspace: Workspace, registry: Registry | null, secret: string): WorkspaceEntry {
  const index = registry && indexRegistry(registry)
  const facts = index && registryFacts(index)
  const problem = lacksSecret(workspace, secret) ? message('consoleAnswer.noSecret') : null
  return {
    state: { workspace, progress: null, problem, expiresAt: expiryOf(workspace, secret), facts },
    index,
  }
}

/** Returns whether the secret is missing, as after an import: settings files contain no secrets. */
const lacksSecret = ({ source }: Workspace, secret: string): boolean =>
  source.kind === 'console' && source.signIn !== 'session' && secret === ''

/** Returns the expiry of the credential, in milliseconds since the epoch; null when the credential has no expiry. */
export function expiryOf({ source }: Workspace, secret: string): number | null {
  const isToken = source.kind === 'console' && (source.signIn === 'jwt' || source.signIn === 'bearer')
  return isToken ? tokenExpiry(secret) : null
}
