/**
 * Messages between options page and background. No message contains a credential; those go through the extension's own
 * database.
 */
import * as v from 'valibot'
import type { Message } from '../message'
import { WorkspaceSchema } from '../registry/stored-workspaces'
import type { Workspace, WorkspaceState } from '../registry/workspace'
import type { StorageFault } from '../storage/fault'
import { parseWith } from './fields'

/** One-time requests of the options page. The response is a {@link SettingsResponse}. */
export type SettingsRequest = { readonly type: 'settings' } &
  /** Tries the candidate that the options page stored in the database. It is saved if it works. */
  (
    | { readonly what: 'connect' }
    /** Fetches the registry of a workspace again. */
    | { readonly what: 'refresh'; readonly id: string }
    /** Cancels fetching, also for a candidate. */
    | { readonly what: 'cancel'; readonly id: string }
    /** Changes a workspace's name, collectors or switches. */
    | { readonly what: 'edit'; readonly workspace: Workspace }
    /** Adds workspaces without their credentials. A workspace that exists already is not changed. */
    | { readonly what: 'import'; readonly workspaces: readonly Workspace[] }
    /** Deletes a workspace with its credential and registry. */
    | { readonly what: 'remove'; readonly id: string }
    /** Deletes all workspaces. */
    | { readonly what: 'wipe' }
    /** Deletes a value that was set aside because it could not be read. */
    | { readonly what: 'forgetUnreadable'; readonly id: string }
    /** Deletes the database of the workspaces, which cannot be used, and creates an empty one. */
    | { readonly what: 'recreate' }
  )

export interface SettingsResponse {
  /** The reason for a failure; null on success. */
  readonly problem: Message | null
}

const text = v.pipe(v.string(), v.maxLength(1000))

const type = v.literal('settings')
const SettingsRequest: v.GenericSchema<SettingsRequest> = v.variant('what', [
  v.object({ type, what: v.literal('connect') }),
  v.object({ type, what: v.picklist(['refresh', 'cancel', 'remove', 'forgetUnreadable']), id: text }),
  v.object({ type, what: v.literal('edit'), workspace: WorkspaceSchema }),
  v.object({ type, what: v.literal('import'), workspaces: v.array(WorkspaceSchema) }),
  v.object({ type, what: v.picklist(['wipe', 'recreate']) }),
])

/** Parses a message from the options page. */
export const parseSettingsRequest = (value: unknown): SettingsRequest | null =>
  parseWith(SettingsRequest, value)

/** Name of the port that sends the current state to the options page: at once, and whenever it changes. */
export const SETTINGS_PORT = 'settings'

/** Messages from the background to the options page, over that port. */
export interface SettingsUpdate {
  readonly states: readonly WorkspaceState[]
  /** The candidate while it is being tried. */
  readonly candidate: WorkspaceState | null
  /** Hosts of collectors that pages of open tabs have published to. */
  readonly collectors: readonly string[]
  /** The reason why the state is not available; null if it is. */
  readonly problem: Message | null
  /** Stored data of the workspaces that cannot be read. */
  readonly faults: readonly StorageFault[]
}

/** Parses a message from the background, which has already validated its contents. */
export const parseSettingsUpdate = (value: unknown): SettingsUpdate | null =>
  parseWith(
    v.object({
      states: v.custom<readonly WorkspaceState[]>(Array.isArray),
      candidate: v.custom<WorkspaceState | null>((one) => typeof one === 'object'),
      collectors: v.array(v.string()),
      problem: v.custom<Message | null>((one) => typeof one === 'object'),
      faults: v.custom<readonly StorageFault[]>(Array.isArray),
    }),
    value,
  )
