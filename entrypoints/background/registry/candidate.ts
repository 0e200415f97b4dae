import { message } from '../../../core/message'
import type { RequestFailure } from '../../../core/registry/console-response'
import type { Registry } from '../../../core/registry/registry'
import type { Workspace, WorkspaceState } from '../../../core/registry/workspace'
import { type Candidate, readSecret } from '../../../settings/database'
import type { ConsoleAccess } from './console-request'
import { expiryOf } from './workspace-store'
import { fetchRegistry } from './registry-client'

/** What is needed to try a candidate. */
export interface CandidateOptions {
  /** The workspace in whose place it is to come; null for a new one. */
  readonly older: Workspace | null
  readonly olderRegistry: Registry | null
  /** The last characters of the keys that pages have published with. */
  readonly sdkKeyEnds: () => ReadonlySet<string>
  readonly signal: AbortSignal
  readonly onProgress: (candidate: WorkspaceState) => void
}

/** Fetches the registry of a candidate, or takes the one that came with it. Rejects when the database cannot be read. */
export async function fetchCandidate(
  { workspace, secret: given, registry: fromFile }: Candidate,
  options: CandidateOptions,
): Promise<Registry | RequestFailure> {
  const { source } = workspace
  if (source.kind === 'file') {
    const registry = fromFile ?? options.olderRegistry
    return registry ?? { problem: message('connect.file.empty') }
  }
  // What is kept was entered for one console, and goes to no other.
  if (given === null && originOf(options.older) !== source.origin)
    return { problem: message('connect.key.empty') }
  const secret = given ?? (await readSecret(workspace.id))
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

/** An SDK key is the most common mistake, and the console cannot tell: those of open pages are known by their ends. */
function explainFailure(failure: RequestFailure): RequestFailure {
  const { key } = failure.problem
  const status =
    key === 'consoleAnswer.unauthorized.key' ? '401' : key === 'consoleAnswer.forbidden' ? '403' : null
  return status === null ? failure : { problem: message('consoleAnswer.sdkKey', { status }) }
}

const originOf = (workspace: Workspace | null): string | null =>
  workspace?.source.kind === 'console' ? workspace.source.origin : null

/** How a workspace's Web Console is asked; null where there is none. */
export function consoleAccess({ source }: Workspace, secret: string): ConsoleAccess | null {
  if (source.kind === 'file') return null
  return { origin: source.origin, signIn: source.signIn, secret }
}
