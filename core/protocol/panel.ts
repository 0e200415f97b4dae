/** Messages between panel, popup or devtools page and background. No message contains a credential. */
import * as v from 'valibot'
import type * as capture from '../capture'
import type { Attempt } from '../attempt'
import { HELP_PAGES, type HelpPage } from '../help/help-pages'
import type { Message } from '../message'
import type { Page } from '../page'
import type { Registry } from '../registry/registry'
import type { WorkspaceState } from '../registry/workspace'
import type { StorageFault } from '../storage/fault'
import { AttemptSchema, CaptureSchema, nonNegativeInt, timestamp, PageSchema, parseWith } from './fields'

/** Sent by the devtools page to the background: captures from DevTools' own network log of the inspected tab. */
export interface DevtoolsCaptures {
  readonly type: 'devtools'
  readonly tabId: number
  readonly captures: readonly capture.Capture[]
}

const DevtoolsCaptures: v.GenericSchema<DevtoolsCaptures> = v.object({
  type: v.literal('devtools'),
  tabId: v.number(),
  captures: v.array(CaptureSchema),
})

/** Parses a message from the devtools page. */
export const parseDevtoolsCaptures = (value: unknown): DevtoolsCaptures | null =>
  parseWith(DevtoolsCaptures, value)

/** Messages from a panel or popup to the background, over the port of one tab. */
export type PanelRequest =
  /** Requests everything after number `since` of record `epoch`. Initially 0 and an empty string. */
  | { readonly type: 'hello'; readonly epoch: string; readonly since: number }
  /** `at` is the time of the user's action in ms since the epoch, here and for `clear`. */
  | { readonly type: 'pause'; readonly paused: boolean; readonly at: number }
  | { readonly type: 'preserve'; readonly preserve: boolean }
  | { readonly type: 'clear'; readonly at: number }
  /** Undoes the last clear. */
  | { readonly type: 'undo' }
  /** Reloads the inspected page. */
  | { readonly type: 'reload' }
  /** Fetches all registries again, or only that of one workspace. */
  | { readonly type: 'refresh'; readonly workspaceId?: string }
  /** Assigns the collector at this host to one workspace and removes it from all others. */
  | { readonly type: 'assign'; readonly workspaceId: string; readonly collector: string }
  /**
   * Opens the options page, ready to connect a workspace for `collector` if given, or this panel in its own tab. A
   * DevTools panel cannot open tabs itself.
   */
  | {
      readonly type: 'open'
      readonly page: 'options' | 'panel'
      readonly tabId?: number
      readonly collector?: string
    }
  /** Opens a help page in a tab. */
  | { readonly type: 'help'; readonly page: HelpPage }
  /** Opens the help page of a rule, by the rule's id, in a tab. */
  | { readonly type: 'rule'; readonly rule: string }
  /** Keeps the background awake while a panel is open. */
  | { readonly type: 'ping' }

const PanelRequest: v.GenericSchema<PanelRequest> = v.variant('type', [
  v.object({ type: v.literal('hello'), epoch: v.string(), since: nonNegativeInt }),
  v.object({ type: v.literal('pause'), paused: v.boolean(), at: timestamp }),
  v.object({ type: v.literal('preserve'), preserve: v.boolean() }),
  v.object({
    type: v.literal('open'),
    page: v.picklist(['options', 'panel']),
    tabId: v.exactOptional(nonNegativeInt),
    collector: v.exactOptional(v.string()),
  }),
  v.object({ type: v.literal('help'), page: v.picklist(HELP_PAGES) }),
  v.object({ type: v.literal('rule'), rule: v.pipe(v.string(), v.maxLength(100)) }),
  v.object({ type: v.literal('refresh'), workspaceId: v.exactOptional(v.string()) }),
  v.object({ type: v.literal('assign'), workspaceId: v.string(), collector: v.string() }),
  v.object({ type: v.literal('clear'), at: timestamp }),
  v.object({ type: v.picklist(['undo', 'reload', 'ping']) }),
])

/** Parses a message from a panel. */
export const parsePanelRequest = (value: unknown): PanelRequest | null => parseWith(PanelRequest, value)

/** State of a tab, the same in every panel that shows it. */
export interface TabState {
  /** Id of the record. A new value means a new record, whose numbers start again. */
  readonly epoch: string
  readonly paused: boolean
  readonly preserve: boolean
  /** Number of requests made while paused. */
  readonly skipped: number
  /** Number of requests dropped because of a limit, in the page or in the record. */
  readonly dropped: number
  /** Attempts up to this number were cleared. */
  readonly clearedThrough: number
  /** Whether the last clear by the user can be undone. */
  readonly canUndo: boolean
  /** Number of the newest change; 0 before the first. */
  readonly lastSeq: number
  /** Pages that the tab has shown, in chronological order. */
  readonly pages: readonly Page[]
  /** Tabs opened by a page of this tab. */
  readonly opened: readonly OpenedTabState[]
}

/** State of a tab whose record is empty, without the id of the record. */
export const EMPTY_TAB_STATE: Omit<TabState, 'epoch'> = {
  paused: false,
  preserve: true,
  skipped: 0,
  dropped: 0,
  clearedThrough: 0,
  canUndo: false,
  lastSeq: 0,
  pages: [],
  opened: [],
}

/** A tab opened by a page of this tab. `at` is in ms since the epoch. */
export interface OpenedTabState {
  readonly tabId: number
  readonly at: number
  /** Number of goal events seen in the tab. */
  readonly goals?: number
  /** URL of the current page or, if the tab is closed, of its last page. */
  readonly url?: string
}

const TabState: v.GenericSchema<TabState> = v.object({
  epoch: v.string(),
  paused: v.boolean(),
  preserve: v.boolean(),
  skipped: nonNegativeInt,
  dropped: nonNegativeInt,
  clearedThrough: nonNegativeInt,
  canUndo: v.boolean(),
  lastSeq: nonNegativeInt,
  pages: v.array(PageSchema),
  opened: v.array(
    v.object({
      tabId: nonNegativeInt,
      at: timestamp,
      goals: v.exactOptional(nonNegativeInt),
      url: v.exactOptional(v.string()),
    }),
  ),
})

/**
 * State of Goalkeeper in a tab's page. `inPlace`: running. `replaced`: the page restored the browser's own function in
 * place of a wrapper. `absent`: not running until the page is reloaded. `scriptless`: the page runs no scripts, so
 * Goalkeeper could not start. `noAccess`: site access is withheld. `restricted`: no extension may access the page.
 * `closed`: the tab does not exist.
 */
export const PAGE_COVERAGES = [
  'inPlace',
  'replaced',
  'absent',
  'scriptless',
  'noAccess',
  'restricted',
  'closed',
] as const
export type PageCoverage = (typeof PAGE_COVERAGES)[number]

/** The parts of a tab that Goalkeeper can observe at the moment, to tell a lack of events from a lack of coverage. */
export interface Coverage {
  readonly page: PageCoverage
  /** Number of frames with a wrapper in place, and of all frames. Both include the main document. */
  readonly frames: { readonly covered: number; readonly all: number }
  /** Whether the browser reports requests that no wrapper can see. */
  readonly network: boolean
}

/**
 * Messages from the background to a panel or popup. Attempts come in order of their numbers, split into several updates
 * by size.
 */
export type PanelUpdate =
  | { readonly type: 'attempts'; readonly epoch: string; readonly attempts: readonly Attempt[] }
  | { readonly type: 'state'; readonly state: TabState }
  | { readonly type: 'coverage'; readonly coverage: Coverage }
  /** State of all workspaces. */
  | { readonly type: 'workspaces'; readonly states: readonly WorkspaceState[] }
  /**
   * Registry of one workspace, sent when it has changed. Registries of workspaces that are no longer in `states` do not
   * apply.
   */
  | { readonly type: 'registry'; readonly registry: Registry }
  /** Stored data of the workspaces that cannot be read: everything that is wrong now. */
  | { readonly type: 'faults'; readonly faults: readonly StorageFault[] }
  /** Reports that a request failed. */
  | { readonly type: 'problem'; readonly problem: Message }

const PanelUpdate: v.GenericSchema<PanelUpdate> = v.variant('type', [
  v.object({ type: v.literal('attempts'), epoch: v.string(), attempts: v.array(AttemptSchema) }),
  v.object({ type: v.literal('state'), state: TabState }),
  v.object({
    type: v.literal('coverage'),
    coverage: v.object({
      page: v.picklist(PAGE_COVERAGES),
      frames: v.object({ covered: nonNegativeInt, all: nonNegativeInt }),
      network: v.boolean(),
    }),
  }),
  // The background built these from validated responses, and they are too large to validate twice.
  v.object({ type: v.literal('workspaces'), states: v.custom<readonly WorkspaceState[]>(Array.isArray) }),
  v.object({ type: v.literal('registry'), registry: v.custom<Registry>((value) => value !== null) }),
  v.object({ type: v.literal('faults'), faults: v.custom<readonly StorageFault[]>(Array.isArray) }),
  v.object({ type: v.literal('problem'), problem: v.custom<Message>((value) => value !== null) }),
])

/** Parses a message from the background to a panel. */
export const parsePanelUpdate = (value: unknown): PanelUpdate | null => parseWith(PanelUpdate, value)

/** Returns the name of a tab's port, such as `panel:12`. */
export const panelPortName = (tabId: number): string => `panel:${tabId}`

/** Returns the tab id of a port name, or null if the name is not one of ours. */
export function parsePanelPortName(name: string): number | null {
  const digits = /^panel:(\d{1,10})$/.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}
