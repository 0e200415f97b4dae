/** Panel, popup and options ↔ background. No credential is in any of these messages. */
import * as v from 'valibot'
import type * as capture from '../capture'
import type { Message } from '../message'
import type { RegistryState } from '../registry/registry'
import { Capture, count, read } from './fields'

/** What an extension page asks for by a single message; the answer is a {@link RegistryState}. */
export interface RegistryRequest {
  readonly type: 'registry'
  /** `connect` tries the credential that the options page has put into the extension's own database. */
  readonly what: 'connect' | 'refresh' | 'disconnect' | 'state'
}

const RegistryRequest: v.GenericSchema<RegistryRequest> = v.object({
  type: v.literal('registry'),
  what: v.picklist(['connect', 'refresh', 'disconnect', 'state']),
})

/** What the options page sends. */
export const parseRegistryRequest = (value: unknown): RegistryRequest | null => read(RegistryRequest, value)

/** Panel or popup → background, over the port of one tab. */
export type PanelRequest =
  /** Send everything after number `since` of record `epoch`; 0 and '' at first. */
  | { readonly type: 'hello'; readonly epoch: string; readonly since: number }
  | { readonly type: 'pause'; readonly paused: boolean }
  | { readonly type: 'preserve'; readonly preserve: boolean }
  | { readonly type: 'clear' }
  /** Reload the inspected page. */
  | { readonly type: 'reload' }
  /** Fetch the registry again. */
  | { readonly type: 'refresh' }
  /** Open the options page, or this panel in a tab of its own: a DevTools panel may not open tabs itself. */
  | { readonly type: 'open'; readonly page: 'options' | 'panel' }
  /** Keeps the background awake while somebody is watching. */
  | { readonly type: 'ping' }

const PanelRequest: v.GenericSchema<PanelRequest> = v.variant('type', [
  v.object({ type: v.literal('hello'), epoch: v.string(), since: count }),
  v.object({ type: v.literal('pause'), paused: v.boolean() }),
  v.object({ type: v.literal('preserve'), preserve: v.boolean() }),
  v.object({ type: v.literal('open'), page: v.picklist(['options', 'panel']) }),
  v.object({ type: v.picklist(['clear', 'reload', 'refresh', 'ping']) }),
])

/** What a panel sends over its port. */
export const parsePanelRequest = (value: unknown): PanelRequest | null => read(PanelRequest, value)

/** What holds for a whole tab, the same in every panel that shows it. */
export interface TabState {
  /** Drawn when the record began; another value means another record, whose numbers start again. */
  readonly epoch: string
  readonly paused: boolean
  readonly preserve: boolean
  /** Captures that arrived while paused. */
  readonly skipped: number
  /** Captures let go because a bound was reached, in the page or in the record. */
  readonly dropped: number
  /** Captures up to this number were cleared. */
  readonly clearedThrough: number
  /** Number of the newest capture; 0 before the first. */
  readonly lastSeq: number
}

const TabState: v.GenericSchema<TabState> = v.object({
  epoch: v.string(),
  paused: v.boolean(),
  preserve: v.boolean(),
  skipped: count,
  dropped: count,
  clearedThrough: count,
  lastSeq: count,
})

/**
 * What Goalkeeper can see of the tab's page: `inPlace`, not there but a reload puts it there (`absent`), site access
 * withheld (`noAccess`), a page no extension may look into (`restricted`), or no such tab any more (`closed`).
 */
export const SIGHTS = ['inPlace', 'absent', 'noAccess', 'restricted', 'closed'] as const
export type Sight = (typeof SIGHTS)[number]

/** Background → panel or popup. Captures come in order of their numbers, in as many updates as their size needs. */
export type PanelUpdate =
  | { readonly type: 'captures'; readonly epoch: string; readonly captures: readonly capture.Capture[] }
  | { readonly type: 'state'; readonly state: TabState }
  | { readonly type: 'sight'; readonly sight: Sight }
  | { readonly type: 'registry'; readonly registry: RegistryState }
  /** What was asked for could not be done. */
  | { readonly type: 'problem'; readonly problem: Message }

const PanelUpdate: v.GenericSchema<PanelUpdate> = v.variant('type', [
  v.object({ type: v.literal('captures'), epoch: v.string(), captures: v.array(Capture) }),
  v.object({ type: v.literal('state'), state: TabState }),
  v.object({ type: v.literal('sight'), sight: v.picklist(SIGHTS) }),
  // Built by our own background from answers it has validated, and too long to walk twice.
  v.object({ type: v.literal('registry'), registry: v.custom<RegistryState>((value) => value !== null) }),
  v.object({ type: v.literal('problem'), problem: v.custom<Message>((value) => value !== null) }),
])

/** What the background sends over a panel's port. */
export const parsePanelUpdate = (value: unknown): PanelUpdate | null => read(PanelUpdate, value)

/** Name of the port of one tab: `panel:12`. */
export const panelPortName = (tabId: number): string => `panel:${tabId}`

/** The tab of a port name, or null when the name is not one of ours. */
export function parsePanelPortName(name: string): number | null {
  const digits = /^panel:(\d{1,10})$/.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}
