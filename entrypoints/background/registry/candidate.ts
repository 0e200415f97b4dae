import { message } from '../../../core/message'
import type { RequestFailure } from '../../../core/registry/console-response'
import type { Registry } from '../../../core/registry/registry'
import type { Workspace, WorkspaceState } from '../../../core/registry/workspace'
import { type Candidate, readSecret } from '../../../settings/database'
import type { ConsoleAccess } from './console-request'
import { expiryOf } from './workspace-entry'
import { fetchRegistry } from './registry-client'

/** Options of {@link fetchCandidate}. */
export interface CandidateOptions {
  /** Workspace that the candidate replaces; null for a new one. */
  readonly older: Workspace | null
  readonly olderRegistry: Registry | null
  /** Returns the last characters of the API keys that pages have published with. */
  readonly sdkKeyEnds: () => ReadonlySet<string>
  readonly signal: AbortSignal
  readonly onProgress: (candidate: WorkspaceState) => void
}

/**
 * Fetches the registry of a candidate: a workspace that the user wants to add or change, and that is stored only if
 * this succeeds. For a goal file, returns the registry that came with the candidate. Rejects when the database cannot
 * be read.
 */
export async function fetchCandidate(
  { workspace, secret: enteredSecret, registry: fromFile }: Candidate,
  options: CandidateOptions,
): Promise<Registry | RequestFailure> {
  const { source } = workspace
  if (source.kind === 'file') {
    const registry = fromFile ?? options.olderRegistry
    return registry ?? { problem: message('connect.file.empty') }
  }
  // The stored secret was entered for one console and must not be sent to another.
  if (enteredSecret === null && originOf(options.older) !== source.origin)
    return { problem: message('connect.key.empty') }
  const secret = enteredSecret ?? (await readSecret(workspace.id))
  const expiresAt = expiryOf(workspace, secret)
  const show = (progress: NonNullable<WorkspaceState['progress']>) =>
    options.onProgress({ workspace, progress, problem: null, expiresAt, facts: null })
  show([])
  const fetched = await fetchRegistry(
    { origin: source.origin, signIn: source.signIn, secret },
    { workspaceId: workspace.id, now: Date.now, signal: options.signal, onProgress: show },
  )
  const isSdkKey = source.signIn === 'key' && options.sdkKeyEnds().has(secret.slice(-4))
  return 'problem' in fetched && isSdkKey ? explainFailure(fetched) : fetched
}

/**
 * Explains a failure that is due to an SDK key in place of a Web Console key, the most common mistake. The console
 * cannot recognize an SDK key, but Goalkeeper knows the last characters of the SDK keys that open pages use.
 */
function explainFailure(failure: RequestFailure): RequestFailure {
  const { key } = failure.problem
  const status =
    key === 'consoleAnswer.unauthorized.key' ? '401' : key === 'consoleAnswer.forbidden' ? '403' : null
  return status === null ? failure : { problem: message('consoleAnswer.sdkKey', { status }) }
}

const originOf = (workspace: Workspace | null): string | null =>
  workspace?.source.kind === 'console' ? workspace.source.origin : null

/** Returns the access to a workspace's Web Console; null for a workspace from a file. */
export function consoleAccess({ source }: Workspace, secret: string): ConsoleAccess | null {
  if (source.kind === 'file') return null
  return { origin: source.origin, signIn: source.signIn, secret }
}
