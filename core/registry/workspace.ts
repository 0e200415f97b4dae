import type { Message } from '../message'
import { type Listed, LIST_NAMES, type ListName, type RegistryIndex, type RegistryItem } from './registry'

/**
 * Ways of signing in to the Web Console. `key`: `Authorization: Api-Key …` (ABsmartly's API specification). `jwt` and
 * `bearer`: `Authorization: JWT …` (ABsmartly's own extension and MCP server) and `Bearer …` (`cli-ts`); which of the
 * two a console expects is not documented. `session`: the cookie of a browser that is signed in to the Web Console.
 */
export const SIGN_INS = ['key', 'jwt', 'bearer', 'session'] as const
export type SignIn = (typeof SIGN_INS)[number]

/** Source of a workspace's names. */
export type WorkspaceSource =
  /** `origin` of the Web Console: `https://acme.absmartly.com`. */
  | { readonly kind: 'console'; readonly origin: string; readonly signIn: SignIn }
  /** `file` is the name of the imported file. */
  | { readonly kind: 'file'; readonly file: string }

/** A workspace as the user configured it. Never contains a credential. */
export interface Workspace {
  /** Random id, generated when the workspace is added. */
  readonly id: string
  readonly name: string
  readonly source: WorkspaceSource
  /**
   * Hosts of the collectors whose publishes are checked against this workspace, with the port unless it is the
   * default one.
   */
  readonly collectors: readonly string[]
  /** True when the instance has AUTO_GOAL_CREATION on: an unknown name creates a goal that has no owner. */
  readonly createsGoals: boolean
  /** True when the credential or the file covers only the goals of some teams, so a missing goal may exist. */
  readonly seesPart: boolean
  /** True when the events API is queried for names that are not in the list. */
  readonly asksEvents: boolean
}

/** Progress of fetching one list. */
export interface FetchProgress {
  readonly list: ListName
  /** Number of entries fetched. */
  readonly got: number
  /** Number of entries that the console counts; null until it has reported it. */
  readonly total: number | null
}

/** Summary of a list. */
interface ListFacts {
  readonly count: number
  readonly archived: number
  readonly complete: boolean
  /** Reason why the list is incomplete; null when it is complete. */
  readonly gap: Message | null
}

/** Summary of a registry. */
export interface RegistryFacts {
  /** Time of the fetch, in ms since the epoch. */
  readonly fetchedAt: number
  readonly lists: Readonly<Record<ListName, ListFacts>>
  /** See {@link RegistryIndex.showsGap}. */
  readonly showsGap: boolean
}

/** State of a workspace as sent to every extension page. Never contains the credential. */
export interface WorkspaceState {
  readonly workspace: Workspace
  /** Progress by list; null when nothing is being fetched, empty when a fetch has just started. */
  readonly progress: readonly FetchProgress[] | null
  /** Reason why the last fetch failed; null when it did not. An older registry may still be in use. */
  readonly problem: Message | null
  /**
   * Expiry of the token in use, in ms since the epoch; null when the token does not include it, and for other ways of
   * signing in.
   */
  readonly expiresAt: number | null
  /** Summary of the registry in use; null before the first fetch. */
  readonly facts: RegistryFacts | null
  /** Reason why the last query of the events API failed. Absent if it succeeded, or if there was none. */
  readonly eventsProblem?: Message
}

/** A workspace and its registry. */
export interface KnownWorkspace {
  readonly workspace: Workspace
  /** Null before the first fetch. */
  readonly index: RegistryIndex | null
}

/** Summarizes a registry. */
export function registryFacts(index: RegistryIndex): RegistryFacts {
  const { registry, showsGap } = index
  const lists = Object.fromEntries(
    LIST_NAMES.map((list) => {
      const { items, complete, gap }: Listed<RegistryItem> = registry[list]
      const archived = items.filter((item) => item.archived).length
      return [list, { count: items.length, archived, complete, gap }]
    }),
  ) as Record<ListName, ListFacts>
  return { fetchedAt: registry.fetchedAt, lists, showsGap }
}

/**
 * Returns the host of a URL in the form that workspaces use: `acme.absmartly.io`, `localhost:4401`. Empty for an
 * invalid URL.
 */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')

/** Returns the workspace assigned to a collector, or null. */
export function workspaceFor(
  collectorUrl: string,
  workspaces: readonly KnownWorkspace[],
): KnownWorkspace | null {
  const host = hostOf(collectorUrl)
  return workspaces.find(({ workspace }) => workspace.collectors.includes(host)) ?? null
}

/**
 * Returns the Web Console that belongs to one of ABsmartly's own collectors: `https://acme.absmartly.com` for
 * `acme.absmartly.io` (docs.absmartly.com, SDK documentation, `endpoint`). Returns null for any other host.
 */
export function consoleForCollector(collectorHost: string): string | null {
  const name = /^([a-z\d-]+(?:\.[a-z\d-]+)*)\.absmartly\.io$/.exec(collectorHost)?.[1]
  return name === undefined ? null : `https://${name}.absmartly.com`
}

/** Returns the collector that belongs to a Web Console under ABsmartly's own domain; null for any other console. */
export function collectorForConsole(consoleOrigin: string): string | null {
  const name = /^(.+)\.absmartly\.com$/.exec(hostOf(consoleOrigin))?.[1]
  return name === undefined ? null : `${name}.absmartly.io`
}
