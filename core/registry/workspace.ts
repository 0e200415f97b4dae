import type { Message } from '../message'
import { type Listed, LIST_NAMES, type ListName, type RegistryIndex, type RegistryItem } from './registry'

/**
 * How the Web Console is told who asks. `key`: `Authorization: Api-Key …` (ABsmartly's API specification). `jwt` and
 * `bearer`: `Authorization: JWT …` (ABsmartly's own extension and MCP server) and `Bearer …` (`cli-ts`); which of the two
 * a console wants is documented nowhere. `session`: the cookie of a browser that is signed in to the Web Console.
 */
export const SIGN_INS = ['key', 'jwt', 'bearer', 'session'] as const
export type SignIn = (typeof SIGN_INS)[number]

/** Where a workspace's names come from. */
export type WorkspaceSource =
  /** `origin` is that of the Web Console: `https://acme.absmartly.com`. */
  | { readonly kind: 'console'; readonly origin: string; readonly signIn: SignIn }
  /** `file` is the name it had. */
  | { readonly kind: 'file'; readonly file: string }

/** A workspace as a person has set it up. No credential is in it. */
export interface Workspace {
  /** Drawn when it is added. */
  readonly id: string
  /** What people call it. */
  readonly name: string
  readonly source: WorkspaceSource
  /** Hosts, with the port where it is not the usual one, of the collectors whose publishes it judges. */
  readonly collectors: readonly string[]
  /** The instance has AUTO_GOAL_CREATION on: an unknown name makes a goal that nobody owns. */
  readonly createsGoals: boolean
  /** The credential, or the file, has some teams' goals only: what it lacks may exist. */
  readonly seesPart: boolean
  /** The events API is asked for names that are not in the list. */
  readonly asksEvents: boolean
}

/** What is happening with a workspace at the moment. */
export interface FetchProgress {
  readonly list: ListName
  /** Entries so far. */
  readonly got: number
  /** Entries that the console counts; null before it has said. */
  readonly total: number | null
}

/** One list of a registry in short. */
interface ListFacts {
  readonly count: number
  readonly archived: number
  readonly complete: boolean
  /** Why it is not complete; null when it is. */
  readonly gap: Message | null
}

/** A registry in short. */
export interface RegistryFacts {
  /** Ms since the epoch. */
  readonly fetchedAt: number
  readonly lists: Readonly<Record<ListName, ListFacts>>
  /** See {@link RegistryIndex.showsGap}. */
  readonly showsGap: boolean
}

/** Where a workspace stands, as every extension page is told. It never holds the credential. */
export interface WorkspaceState {
  readonly workspace: Workspace
  /** Null when nothing is being fetched; empty at the very beginning. */
  readonly progress: readonly FetchProgress[] | null
  /** Why the last fetch failed; null when it did not. An older registry may still be in use. */
  readonly problem: Message | null
  /** When the token that is used ends, in ms since the epoch; null for one that does not say, and for other sign-ins. */
  readonly expiresAt: number | null
  /** The registry in use; null before the first. */
  readonly facts: RegistryFacts | null
  /** Why the events API gives no second opinion, where it was asked for one. */
  readonly eventsProblem?: Message
}

/** A workspace with what is known of it. */
export interface KnownWorkspace {
  readonly workspace: Workspace
  /** Null before the first fetch. */
  readonly index: RegistryIndex | null
}

/** The registry in short. */
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

/** The host of an address as a workspace has it: `acme.absmartly.io`, `localhost:4401`; empty for what is no address. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')

/** The workspace that judges what is sent to a collector; null when nobody has said. */
export function workspaceFor(
  collectorUrl: string,
  workspaces: readonly KnownWorkspace[],
): KnownWorkspace | null {
  const host = hostOf(collectorUrl)
  return workspaces.find(({ workspace }) => workspace.collectors.includes(host)) ?? null
}

/**
 * The Web Console that belongs to one of ABsmartly's own collectors: `https://acme.absmartly.com` for
 * `acme.absmartly.io` (docs.absmartly.com, SDK documentation, `endpoint`). Null for any other host: it names none.
 */
export function consoleForCollector(collectorHost: string): string | null {
  const name = /^([a-z\d-]+(?:\.[a-z\d-]+)*)\.absmartly\.io$/.exec(collectorHost)?.[1]
  return name === undefined ? null : `https://${name}.absmartly.com`
}

/** The collector that belongs to a Web Console under ABsmartly's own domain; null for any other. */
export function collectorForConsole(consoleOrigin: string): string | null {
  const name = /^(.+)\.absmartly\.com$/.exec(hostOf(consoleOrigin))?.[1]
  return name === undefined ? null : `${name}.absmartly.io`
}
