import { clear, createStore, delMany, get, promisifyRequest, set, update } from 'idb-keyval'
import type { Registry } from '../core/registry/registry'
import type { Workspace } from '../core/registry/workspace'

/**
 * Opens the extension's own IndexedDB. It is the only place that stores Web Console credentials: content scripts can
 * read `storage.local`, and Firefox cannot keep them out (`storage.setAccessLevel` exists only in Chromium). Only the
 * background and the options page may import this file; `npm run check:imports` enforces it.
 *
 * All functions reject when the database cannot be opened, read or written.
 */
const store = () => createStore('goalkeeper', 'settings')

/** A workspace to try. The options page writes it; the background saves the workspace if it works. */
export interface Candidate {
  readonly workspace: Workspace
  /** Key or token; empty for a session and for a workspace from a file. Null to use the stored one. */
  readonly secret: string | null
  /** Registry read from a file; null for a Web Console. */
  readonly registry: Registry | null
}

const WORKSPACES = 'workspaces'
const CANDIDATE = 'candidate'
const secretKey = (id: string) => `secret:${id}`
const registryKey = (id: string) => `registry:${id}`

/** Returns the workspaces, oldest first. */
export const readWorkspaces = async (): Promise<readonly Workspace[]> =>
  (await get<readonly Workspace[]>(WORKSPACES, store())) ?? []

/** Replaces the workspace with the same id, or appends it. */
export const writeWorkspace = (workspace: Workspace): Promise<void> =>
  update<readonly Workspace[]>(
    WORKSPACES,
    (all = []) =>
      all.some(({ id }) => id === workspace.id)
        ? all.map((one) => (one.id === workspace.id ? workspace : one))
        : [...all, workspace],
    store(),
  )

/** Returns the key or token of a workspace, or an empty string. */
export const readSecret = async (id: string): Promise<string> =>
  (await get<string>(secretKey(id), store())) ?? ''

/** Stores the key or token of a workspace. */
export const writeSecret = (id: string, secret: string): Promise<void> => set(secretKey(id), secret, store())

/** Returns the last fetched registry; undefined before the first fetch. */
export const readRegistry = (id: string): Promise<Registry | undefined> => get(registryKey(id), store())

/** Stores a registry, replacing the previous one. */
export const writeRegistry = (registry: Registry): Promise<void> =>
  set(registryKey(registry.workspaceId), registry, store())

/** Stores a candidate for the background. */
export const writeCandidate = (candidate: Candidate): Promise<void> => set(CANDIDATE, candidate, store())

/** Removes and returns the candidate, or undefined. The secret of a candidate that fails must not stay behind. */
export const takeCandidate = (): Promise<Candidate | undefined> =>
  store()('readwrite', async (all) => {
    const candidate = await promisifyRequest<Candidate | undefined>(all.get(CANDIDATE))
    await promisifyRequest(all.delete(CANDIDATE))
    return candidate
  })

/** Deletes a workspace, its secret and its registry. */
export async function forgetWorkspace(id: string): Promise<void> {
  await delMany([secretKey(id), registryKey(id)], store())
  await update<readonly Workspace[]>(WORKSPACES, (all = []) => all.filter((one) => one.id !== id), store())
}

/** Deletes everything. */
export const forgetAll = (): Promise<void> => clear(store())
