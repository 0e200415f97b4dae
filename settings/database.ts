import { clear, createStore, delMany, get, promisifyRequest, set, update } from 'idb-keyval'
import type { Registry } from '../core/registry/registry'
import type { Workspace } from '../core/registry/workspace'

/**
 * The extension's own IndexedDB. The credentials of the Web Consoles live here and nowhere else: a content script can
 * read `storage.local`, and Firefox has no way to keep it out (`storage.setAccessLevel` is Chromium's alone). Only the
 * background and the options page may import this file; the linter holds them to it.
 *
 * All functions reject when the database cannot be opened, read or written.
 */
const store = () => createStore('goalkeeper', 'settings')

/** A workspace that is to be tried: the options page writes it, and the background keeps it if it works. */
export interface Candidate {
  readonly workspace: Workspace
  /** Key or token; empty for a session, and for a workspace from a file. Null means the one that is kept already. */
  readonly secret: string | null
  /** The registry that was read from a file; null for a Web Console. */
  readonly registry: Registry | null
}

const WORKSPACES = 'workspaces'
const CANDIDATE = 'candidate'
const secretKey = (id: string) => `secret:${id}`
const registryKey = (id: string) => `registry:${id}`

/** The workspaces in the order in which they were added. */
export const readWorkspaces = async (): Promise<readonly Workspace[]> =>
  (await get<readonly Workspace[]>(WORKSPACES, store())) ?? []

/** Puts a workspace in the place of the one with its id, or at the end. */
export const writeWorkspace = (workspace: Workspace): Promise<void> =>
  update<readonly Workspace[]>(
    WORKSPACES,
    (all = []) =>
      all.some(({ id }) => id === workspace.id)
        ? all.map((one) => (one.id === workspace.id ? workspace : one))
        : [...all, workspace],
    store(),
  )

/** Key or token of a workspace; empty when it has none. */
export const readSecret = async (id: string): Promise<string> =>
  (await get<string>(secretKey(id), store())) ?? ''

/** Keeps key or token of a workspace. */
export const writeSecret = (id: string, secret: string): Promise<void> => set(secretKey(id), secret, store())

/** The registry that was fetched last; undefined before the first. */
export const readRegistry = (id: string): Promise<Registry | undefined> => get(registryKey(id), store())

/** Keeps a registry until the next one. */
export const writeRegistry = (registry: Registry): Promise<void> =>
  set(registryKey(registry.workspaceId), registry, store())

/** Hands a candidate to the background. */
export const writeCandidate = (candidate: Candidate): Promise<void> => set(CANDIDATE, candidate, store())

/** Takes the candidate out, with its secret, so that nothing of one that does not work stays; undefined for none. */
export const takeCandidate = (): Promise<Candidate | undefined> =>
  store()('readwrite', async (all) => {
    const candidate = await promisifyRequest<Candidate | undefined>(all.get(CANDIDATE))
    await promisifyRequest(all.delete(CANDIDATE))
    return candidate
  })

/** Forgets a workspace, its secret and its registry. */
export async function forgetWorkspace(id: string): Promise<void> {
  await delMany([secretKey(id), registryKey(id)], store())
  await update<readonly Workspace[]>(WORKSPACES, (all = []) => all.filter((one) => one.id !== id), store())
}

/** Forgets everything. */
export const forgetAll = (): Promise<void> => clear(store())
