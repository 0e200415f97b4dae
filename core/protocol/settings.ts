/** Options page ↔ background. No credential is in any of these messages: it goes through the extension's own database. */
import * as v from 'valibot'
import type { Message } from '../message'
import { SIGN_INS, type Workspace, type WorkspaceState } from '../registry/workspace'
import { parseWith } from './fields'

/** What the options page asks for by a single message; the answer is a {@link SettingsResponse}. */
export type SettingsRequest = { readonly type: 'settings' } &
  /** Try the candidate that the options page has put into the database; it is kept if it works. */
  (
    | { readonly what: 'connect' }
    /** Fetch the registry of a workspace again. */
    | { readonly what: 'refresh'; readonly id: string }
    /** Stop fetching, a candidate too. */
    | { readonly what: 'cancel'; readonly id: string }
    /** Another name, other collectors or switches. */
    | { readonly what: 'edit'; readonly workspace: Workspace }
    /** Add workspaces that have no credential yet; one that is there already stays as it is. */
    | { readonly what: 'import'; readonly workspaces: readonly Workspace[] }
    /** Forget a workspace with its credential and registry. */
    | { readonly what: 'remove'; readonly id: string }
    /** Forget all workspaces. */
    | { readonly what: 'wipe' }
  )

/** What came of it. */
export interface SettingsResponse {
  /** Why it could not be done; null when it was. */
  readonly problem: Message | null
}

const text = v.pipe(v.string(), v.maxLength(1000))

/** A workspace, as the options page gives it. */
const WorkspaceSchema: v.GenericSchema<Workspace> = v.object({
  id: text,
  name: text,
  source: v.variant('kind', [
    v.object({ kind: v.literal('console'), origin: text, signIn: v.picklist(SIGN_INS) }),
    v.object({ kind: v.literal('file'), file: text }),
  ]),
  collectors: v.array(text),
  createsGoals: v.boolean(),
  seesPart: v.boolean(),
  asksEvents: v.boolean(),
})

const type = v.literal('settings')
const SettingsRequest: v.GenericSchema<SettingsRequest> = v.variant('what', [
  v.object({ type, what: v.literal('connect') }),
  v.object({ type, what: v.picklist(['refresh', 'cancel', 'remove']), id: text }),
  v.object({ type, what: v.literal('edit'), workspace: WorkspaceSchema }),
  v.object({ type, what: v.literal('import'), workspaces: v.array(WorkspaceSchema) }),
  v.object({ type, what: v.literal('wipe') }),
])

/** What the options page sends. */
export const parseSettingsRequest = (value: unknown): SettingsRequest | null =>
  parseWith(SettingsRequest, value)

/** Name of the port over which the options page is told how things stand: at once, and whenever they change. */
export const SETTINGS_PORT = 'settings'

/** Background → options page, over that port. */
export interface SettingsUpdate {
  readonly states: readonly WorkspaceState[]
  /** The candidate, as long as it is tried. */
  readonly candidate: WorkspaceState | null
  /** Hosts of the collectors that pages of open tabs have published to. */
  readonly collectors: readonly string[]
  /** Why nothing of it can be told; null when it can. */
  readonly problem: Message | null
}

/** What the background sends. It is built by our own background from what it has validated. */
export const parseSettingsUpdate = (value: unknown): SettingsUpdate | null =>
  parseWith(
    v.object({
      states: v.custom<readonly WorkspaceState[]>(Array.isArray),
      candidate: v.custom<WorkspaceState | null>((one) => typeof one === 'object'),
      collectors: v.array(v.string()),
      problem: v.custom<Message | null>((one) => typeof one === 'object'),
    }),
    value,
  )
