import { promisifyRequest } from 'idb-keyval'
import * as v from 'valibot'
import { checkRegistry } from '../core/registry/stored-registry'
import { checkWorkspaces, WorkspaceSchema } from '../core/registry/stored-workspaces'
import type { Registry } from '../core/registry/registry'
import type { Workspace } from '../core/registry/workspace'
import { checkWhole } from '../core/storage/check'
import { isObject } from '../core/is-object'
import {
  type AsideValue,
  describeAside,
  registryKey,
  secretKey,
  type UnreadableValue,
  workspaceIdOf,
  WORKSPACES_KEY,
} from '../core/storage/fault'
import { CheckedStore } from './checked-store'
import { IndexedDatabase } from './indexed-database'

/**
 * The extension's database for workspaces. It is the only place that stores Web Console credentials: content scripts can
 * read `storage.local`, and Firefox cannot keep them out (`storage.setAccessLevel` exists only in Chromium). Only the
 * background and the options page may import this file; `npm run check:imports` enforces it.
 *
 * All functions reject when the database cannot be opened, read or written. They return the readable parts of a stored
 * value, and set the others aside.
 */
export const workspacesDatabase = new IndexedDatabase('goalkeeper', 'settings')
const store = new CheckedStore(workspacesDatabase)

/** A workspace to try. The options page writes it; the background saves the workspace if it works. */
export interface Candidate {
  readonly workspace: Workspace
  /** Key or token; empty for a session and for a workspace from a file. Null to use the stored one. */
  readonly secret: string | null
  /** Registry read from a file; null for a Web Console. */
  readonly registry: Registry | null
}

const CANDIDATE = 'candidate'
const checkSecret = checkWhole(v.string())

/** Returns the workspaces, oldest first. */
export const readWorkspaces = async (): Promise<readonly Workspace[]> =>
  (await store.read(WORKSPACES_KEY, checkWorkspaces)) ?? []

/** Replaces the workspace with the same id, or appends it. */
export const writeWorkspace = (workspace: Workspace): Promise<void> =>
  store.update(WORKSPACES_KEY, checkWorkspaces, (all = []) =>
    all.some(({ id }) => id === workspace.id)
      ? all.map((one) => (one.id === workspace.id ? workspace : one))
      : [...all, workspace],
  )

/** Returns the key or token of a workspace, or an empty string. */
export const readSecret = async (id: string): Promise<string> =>
  (await store.read(secretKey(id), checkSecret)) ?? ''

/** Stores the key or token of a workspace. */
export const writeSecret = (id: string, secret: string): Promise<void> =>
  store.update(secretKey(id), checkSecret, () => secret)

/** Returns the last fetched registry; undefined before the first fetch. */
export const readRegistry = (id: string): Promise<Registry | undefined> =>
  store.read(registryKey(id), checkRegistryOf(id))

/** Stores a registry, replacing the previous one. */
export const writeRegistry = (registry: Registry): Promise<void> =>
  store.update(registryKey(registry.workspaceId), checkRegistryOf(registry.workspaceId), () => registry)

/** Stores a candidate for the background. */
export const writeCandidate = (candidate: Candidate): Promise<void> =>
  workspacesDatabase.use('readwrite', (all) => {
    all.put(candidate, CANDIDATE)
    return promisifyRequest(all.transaction)
  })

/**
 * Removes and returns the candidate, or undefined without a readable one. The secret of a candidate that
 * fails must not stay behind, so an unreadable one is not set aside.
 */
export const takeCandidate = (): Promise<Candidate | undefined> =>
  workspacesDatabase.use('readwrite', async (all) => {
    const stored = await promisifyRequest<unknown>(all.get(CANDIDATE))
    all.delete(CANDIDATE)
    await promisifyRequest(all.transaction)
    return parseCandidate(stored)
  })

/** Deletes a workspace, its secret and its registry, also those that were set aside. */
export async function forgetWorkspace(id: string): Promise<void> {
  const isOf = ({ of, value, single }: AsideValue) =>
    workspaceIdOf(of) === id || (single === true && isObject(value) && value['id'] === id)
  const asides = [...(await store.asides())].flatMap(([key, aside]) => (isOf(aside) ? key : []))
  await store.forgetAside('', () => [secretKey(id), registryKey(id), ...asides])
  await store.update(WORKSPACES_KEY, checkWorkspaces, (all = []) => all.filter((one) => one.id !== id))
}

/** Deletes everything. */
export const forgetAll = (): Promise<void> => store.clear()

/** Returns the values that were set aside because they cannot be read. */
export async function readUnreadable(workspaces: readonly Workspace[]): Promise<readonly UnreadableValue[]> {
  const nameOf = (id: string) => workspaces.find((one) => one.id === id)?.name ?? ''
  return [...(await store.asides())].map(([id, aside]) => describeAside('workspaces', id, aside, nameOf))
}

/** Returns a value that was set aside, to save it as a file; undefined if it is gone. */
export const readAside = async (id: string): Promise<AsideValue | undefined> => (await store.asides()).get(id)

/**
 * Deletes a value that was set aside. With a workspace, or the list of workspaces, the secrets and registries that may
 * have belonged to it go too, because nothing else shows them. Those of other workspaces stay.
 */
export async function forgetUnreadable(id: string): Promise<void> {
  const asides = await store.asides()
  const aside = asides.get(id)
  if (!aside) return
  const owned = idsIn(aside)
  const used = new Set((await readWorkspaces()).map((one) => one.id))
  for (const [other, value] of asides) if (other !== id) for (const one of idsIn(value) ?? []) used.add(one)
  const isLeftOver = (owner: string | null) =>
    aside.of === WORKSPACES_KEY && owner !== null && !used.has(owner) && (owned?.has(owner) ?? true)
  await store.forgetAside(id, (keys) => keys.filter((key) => isLeftOver(workspaceIdOf(key))))
}

/** Returns the ids of the workspaces in a value that was set aside; null if they cannot be read. */
function idsIn({ of, value, single }: AsideValue): ReadonlySet<string> | null {
  if (of !== WORKSPACES_KEY) return new Set()
  const id = single && isObject(value) ? value['id'] : undefined
  return typeof id === 'string' ? new Set([id]) : null
}

/** A registry counts as unreadable if it belongs to another workspace. */
const checkRegistryOf =
  (id: string): typeof checkRegistry =>
  (stored) => {
    const checked = checkRegistry(stored)
    const isOther = checked.value !== undefined && checked.value.workspaceId !== id
    return isOther ? { value: undefined, unreadable: [{ value: stored }] } : checked
  }

const CandidateSchema = v.object({
  workspace: WorkspaceSchema,
  secret: v.nullable(v.string()),
  registry: v.unknown(),
})

function parseCandidate(stored: unknown): Candidate | undefined {
  const candidate = v.safeParse(CandidateSchema, stored)
  if (!candidate.success) return undefined
  const { workspace, secret, registry } = candidate.output
  if (registry === null) return { workspace, secret, registry }
  const checked = checkRegistry(registry)
  const isReadable = checked.value !== undefined && checked.unreadable.length === 0
  return isReadable ? { workspace, secret, registry: checked.value } : undefined
}
