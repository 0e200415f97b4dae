/** Panel, popup and options ↔ background. No credential is in any of these messages. */
import * as v from 'valibot'
import type * as capture from '../capture'
import type { Attempt } from '../attempt'
import { HELP_PAGES, type HelpPage } from '../help/help-pages'
import type { Message } from '../message'
import type { Page } from '../page'
import type { Registry } from '../registry/registry'
import type { WorkspaceState } from '../registry/workspace'
import { AttemptSchema, CaptureSchema, nonNegativeInt, timestamp, PageSchema, parseWith } from './fields'

/** Devtools page → background: what DevTools' own network log has of the tab they inspect. */
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

/** What the devtools page sends. */
export const parseDevtoolsCaptures = (value: unknown): DevtoolsCaptures | null =>
  parseWith(DevtoolsCaptures, value)

/** Panel or popup → background, over the port of one tab. */
export type PanelRequest =
  /** Send everything after number `since` of record `epoch`; 0 and '' at first. */
  | { readonly type: 'hello'; readonly epoch: string; readonly since: number }
  /** `at`, as of `clear`: when somebody asked for it, in ms since the epoch. */
  | { readonly type: 'pause'; readonly paused: boolean; readonly at: number }
  | { readonly type: 'preserve'; readonly preserve: boolean }
  | { readonly type: 'clear'; readonly at: number }
  /** Take the last clear back. */
  | { readonly type: 'undo' }
  /** Reload the inspected page. */
  | { readonly type: 'reload' }
  /** Fetch the registries again, or that of one workspace. */
  | { readonly type: 'refresh'; readonly workspaceId?: string }
  /** Let a workspace judge what is sent to the collector at this host, and no other workspace. */
  | { readonly type: 'assign'; readonly workspaceId: string; readonly collector: string }
  /**
   * Open the options page, ready to connect a workspace for a collector where one is named, or this panel in a tab of its
   * own: a DevTools panel may not open tabs itself.
   */
  | {
      readonly type: 'open'
      readonly page: 'options' | 'panel'
      readonly tabId?: number
      readonly collector?: string
    }
  /** Open a help page in a tab. */
  | { readonly type: 'help'; readonly page: HelpPage }
  /** Open the page of a rule, by its id, in a tab. */
  | { readonly type: 'rule'; readonly rule: string }
  /** Keeps the background awake while somebody is watching. */
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

/** What a panel sends over its port. */
export const parsePanelRequest = (value: unknown): PanelRequest | null => parseWith(PanelRequest, value)

/** What holds for a whole tab, the same in every panel that shows it. */
export interface TabState {
  /** Drawn when the record began; another value means another record, whose numbers start again. */
  readonly epoch: string
  readonly paused: boolean
  readonly preserve: boolean
  /** Requests made while paused. */
  readonly skipped: number
  /** Requests let go because a bound was reached, in the page or in the record. */
  readonly dropped: number
  /** Attempts up to this number were cleared. */
  readonly clearedThrough: number
  /** Something was cleared by hand and can be had back. */
  readonly canUndo: boolean
  /** Number of the newest change; 0 before the first. */
  readonly lastSeq: number
  /** The pages that the tab has shown, in the order of time. */
  readonly pages: readonly Page[]
  /** Tabs that a page of this one opened. */
  readonly opened: readonly OpenedTabState[]
}

/** A tab that was opened by a page of this one; `at` in ms since the epoch. */
export interface OpenedTabState {
  readonly tabId: number
  readonly at: number
  /** Goal events seen in it so far. */
  readonly goals?: number
  /** Address of the page it shows or, once it is closed, showed last. */
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
 * Whether Goalkeeper is in the tab's page: `inPlace`, `replaced` (the page has put the browser's own function back in a
 * wrapper's place), not there but a reload puts it there (`absent`), kept from starting in a page that runs no scripts
 * (`scriptless`), site access withheld (`noAccess`), a page no extension may look into (`restricted`), or no such tab
 * any more (`closed`).
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

/** What Goalkeeper can see of a tab at this moment, so that absence of events is not taken for absence of sight. */
export interface Coverage {
  readonly page: PageCoverage
  /** Frames with a wrapper in place, the main document among them, of all there are. */
  readonly frames: { readonly covered: number; readonly all: number }
  /** The browser tells of requests that no wrapper can see. */
  readonly network: boolean
}

/** Background → panel or popup. Attempts come in order of their numbers, in as many updates as their size needs. */
export type PanelUpdate =
  | { readonly type: 'attempts'; readonly epoch: string; readonly attempts: readonly Attempt[] }
  | { readonly type: 'state'; readonly state: TabState }
  | { readonly type: 'coverage'; readonly coverage: Coverage }
  /** Where all workspaces stand. */
  | { readonly type: 'workspaces'; readonly states: readonly WorkspaceState[] }
  /** The registry of one workspace, when it is another than before; of those no longer in the states nothing holds. */
  | { readonly type: 'registry'; readonly registry: Registry }
  /** What was asked for could not be done. */
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
  // Built by our own background from answers it has validated, and too long to walk twice.
  v.object({ type: v.literal('workspaces'), states: v.custom<readonly WorkspaceState[]>(Array.isArray) }),
  v.object({ type: v.literal('registry'), registry: v.custom<Registry>((value) => value !== null) }),
  v.object({ type: v.literal('problem'), problem: v.custom<Message>((value) => value !== null) }),
])

/** What the background sends over a panel's port. */
export const parsePanelUpdate = (value: unknown): PanelUpdate | null => parseWith(PanelUpdate, value)

/** Name of the port of one tab: `panel:12`. */
export const panelPortName = (tabId: number): string => `panel:${tabId}`

/** The tab of a port name, or null when the name is not one of ours. */
export function parsePanelPortName(name: string): number | null {
  const digits = /^panel:(\d{1,10})$/.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}
