import type { ContextTrouble } from '../../../core/delivery/context-load'
import type { DeliveryOutcome } from '../../../core/delivery/delivery'
import type { OpenedTabState } from '../../../core/protocol/panel'
import type { Grouping } from '../../../core/list-layout'
import type { Page } from '../../../core/page'
import type { Row } from '../../../core/record/row'

/** The header of a page's group. */
export interface PageItem {
  readonly kind: 'page'
  readonly id: string
  /** Null for the rows whose pages are no longer known. */
  readonly page: Page | null
  /** Number of goal events in the group; `unknown` counts those that ABsmartly doesn't know. */
  readonly goals: number
  readonly unknown: number
  /** The context of one of its documents failed to load. */
  readonly failed: boolean
  readonly collapsed: boolean
}

/** The header of a goal's or an outcome's group. */
export interface GroupItem {
  readonly kind: 'group'
  readonly id: string
  /** The goal or the outcome. `goal` is null for publishes that have no goals or can't be read. */
  readonly of: { readonly goal: string | null } | { readonly outcome: DeliveryOutcome }
  /** Same as in {@link PageItem}. */
  readonly goals: number
  readonly unknown: number
  readonly collapsed: boolean
}

/** Returns true for the header of a group. */
export const isGroupHeader = (item: ListItem | undefined): item is PageItem | GroupItem =>
  item?.kind === 'page' || item?.kind === 'group'

/** A problem with a context of the page, directly under the page's header. */
export interface TroubleItem {
  readonly kind: 'trouble'
  readonly id: string
  readonly trouble: ContextTrouble
}

/** A navigation within a document. `at` is in ms since the epoch. */
export interface NavigationItem {
  readonly kind: 'navigation'
  readonly id: string
  readonly url: string
  readonly at: number
}

/** Another tab that the page opened. `at` is in ms since the epoch. */
export interface OpenedItem {
  readonly kind: 'opened'
  readonly id: string
  readonly at: number
  readonly tabId: number
  readonly url: string
  readonly goals: number
}

/** One line of the list. */
export type ListItem = Row | PageItem | GroupItem | TroubleItem | NavigationItem | OpenedItem

/** Returns true for a line that has a detail. */
export const isRow = <Item extends Pick<ListItem, 'kind'>>(
  item: Item,
): item is Item & { readonly kind: Row['kind'] } =>
  item.kind === 'goal' || item.kind === 'withoutGoals' || item.kind === 'unreadable'

/** How a line is selected: on its own, toggled, or as the end of a range. */
export type SelectMode = 'replace' | 'toggle' | 'range'

/** Returns how a click with these modifier keys selects a line, like in native lists. */
export const selectModeOf = ({
  ctrlKey,
  metaKey,
  shiftKey,
}: Readonly<Record<'ctrlKey' | 'metaKey' | 'shiftKey', boolean>>): SelectMode =>
  shiftKey ? 'range' : ctrlKey || metaKey ? 'toggle' : 'replace'

/** Everything that the lines of the list are built from. */
export interface ListParts {
  /** In chronological order, or as sorted by the user. */
  readonly rows: readonly Row[]
  readonly isSorted: boolean
  readonly group: Grouping
  /** In chronological order. */
  readonly pages: readonly Page[]
  readonly opened: readonly OpenedTabState[]
  /** In chronological order, at most one for each document. */
  readonly troubles: readonly ContextTrouble[]
  /** Ids of the group headers that are collapsed. */
  readonly collapsed: ReadonlySet<string>
  /**
   * A filter is active. Then the list shows only rows, their pages, and contexts that failed, which may explain missing
   * rows.
   */
  readonly filtered: boolean
  readonly isUnknown: (row: Row) => boolean
  readonly outcomeOf: (row: Row) => DeliveryOutcome
}

/** The outcomes in display and sort order, those that need attention first. */
export const DELIVERY_ORDER: readonly DeliveryOutcome[] = [
  'rejected',
  'failed',
  'blocked',
  'tooLarge',
  'unreadable',
  'unknown',
  'pending',
  'accepted',
]

export const troubleItem = (trouble: ContextTrouble): TroubleItem => ({
  kind: 'trouble',
  id: `trouble:${trouble.documentId ?? ''}`,
  trouble,
})

/** Returns the line of an opened tab, or none if Goalkeeper can't observe the tab, for instance because it is empty. */
export const openedItem = ({ tabId, at, url, goals = 0 }: OpenedTabState): OpenedItem[] =>
  url === undefined ? [] : [{ kind: 'opened', id: `opened:${tabId}/${at}`, at, tabId, url, goals }]
