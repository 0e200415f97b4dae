import { createStore, delMany, get, set } from 'idb-keyval'
import type { Registry } from '../core/registry/registry'

/**
 * The extension's own IndexedDB. The key to the Web Console lives here and nowhere else: a content script can read
 * `storage.local`, and Firefox has no way to keep it out (`storage.setAccessLevel` is Chromium's alone). Only the
 * background and the options page may import this file; the linter holds them to it.
 */
const store = () => createStore('goalkeeper', 'settings')

/** What is needed to ask a Web Console. */
export interface Credential {
  /** `https://acme.absmartly.com`. */
  readonly origin: string
  /** What the workspace is called: the console's host. */
  readonly workspace: string
  readonly key: string
}

/** The credential in use, and the one that the options page wants tried. */
type CredentialSlot = 'credential' | 'candidate'

/** The credential of a slot; undefined when there is none. Rejects when the database cannot be opened. */
export const readCredential = (slot: CredentialSlot): Promise<Credential | undefined> => get(slot, store())

/** Puts a credential into a slot. Rejects when the database cannot be written. */
export const writeCredential = (slot: CredentialSlot, credential: Credential): Promise<void> =>
  set(slot, credential, store())

/** The last registry fetched; undefined before the first. */
export const readRegistry = (): Promise<Registry | undefined> => get('registry', store())

/** Keeps a registry until the next one. */
export const writeRegistry = (registry: Registry): Promise<void> => set('registry', registry, store())

/** Forgets a credential that was only to be tried. */
export const forgetCandidate = (): Promise<void> => delMany(['candidate'], store())

/** Forgets credentials and registry. */
export const forgetWorkspace = (): Promise<void> => delMany(['credential', 'candidate', 'registry'], store())
