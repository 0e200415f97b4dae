import type { ContextTrouble } from '../../../core/delivery/context-load'
import type { DeliveryOutcome } from '../../../core/delivery/delivery'
import type { OpenedTabState } from '../../../core/protocol/panel'
import type { Grouping } from '../../../core/list-layout'
import type { Page } from '../../../core/page'
import type { Row } from '../../../core/record/row'

/** The head of a page's group. */
export interface PageItem {
  readonly kind: 'page'
  readonly id: string
  /** Null for the rows whose pages are not known any more. */
  readonly page: Page | null
  /** Goal events of the group, and those of them that ABsmartly does not know. */
  readonly goals: number
  readonly unknown: number
  /** The context of one of its documents failed to load. */
  readonly failed: boolean
  readonly collapsed: boolean
}

/** The head of the rows of one goal, or of one outcome. */
export interface GroupItem {
  readonly kind: 'group'
  readonly id: string
  /** Name of the goal, null for the publishes without one, or that could not be read; or the outcome. */
  readonly of: { readonly goal: string | null } | { readonly outcome: DeliveryOutcome }
  /** As of a {@link PageItem}. */
  readonly goals: number
  readonly unknown: number
  readonly collapsed: boolean
}

/** A line that others stand under. */
export const isGroupHeader = (item: ListItem | undefined): item is PageItem | GroupItem =>
  item?.kind === 'page' || item?.kind === 'group'

/** What is wrong with a context of the page, directly under its head. */
export interface TroubleItem {
  readonly kind: 'trouble'
  readonly id: string
  readonly trouble: ContextTrouble
}

/** The page has given itself another address. `at` in ms since the epoch. */
export interface NavigationItem {
  readonly kind: 'navigation'
  readonly id: string
  readonly url: string
  readonly at: number
}

/** The page has opened another tab. `at` in ms since the epoch. */
export interface OpenedItem {
  readonly kind: 'opened'
  readonly id: string
  readonly at: number
  readonly tabId: number
  readonly url: string
  readonly goals: number
}

/** One line of the list; rows of goal events stand for themselves. */
export type ListItem = Row | PageItem | GroupItem | TroubleItem | NavigationItem | OpenedItem

/** A line that has a detail. */
export const isRow = <Item extends Pick<ListItem, 'kind'>>(
  item: Item,
): item is Item & { readonly kind: Row['kind'] } =>
  item.kind === 'goal' || item.kind === 'withoutGoals' || item.kind === 'unreadable'

/** How a line is taken: it alone, it besides, or all from the line before up to it. */
export type SelectMode = 'replace' | 'toggle' | 'range'

/** How a click takes a line, by the keys that are held with it, as lists of the system have it. */
export const selectModeOf = ({
  ctrlKey,
  metaKey,
  shiftKey,
}: Readonly<Record<'ctrlKey' | 'metaKey' | 'shiftKey', boolean>>): SelectMode =>
  shiftKey ? 'range' : ctrlKey || metaKey ? 'toggle' : 'replace'

/** What the list is made of. */
export interface ListParts {
  /** In the order of time, or as somebody has sorted them. */
  readonly rows: readonly Row[]
  readonly isSorted: boolean
  readonly group: Grouping
  /** In the order of time. */
  readonly pages: readonly Page[]
  readonly opened: readonly OpenedTabState[]
  /** In the order of time, one for each document at most. */
  readonly troubles: readonly ContextTrouble[]
  /** Ids of the heads of groups that are collapsed. */
  readonly collapsed: ReadonlySet<string>
  /** Rows are those that a filter lets through: nothing else is shown but their pages, and why there may be no more. */
  readonly filtered: boolean
  readonly isUnknown: (row: Row) => boolean
  readonly outcomeOf: (row: Row) => DeliveryOutcome
}

/** The outcomes in the order in which they stand and sort: first what somebody should look at. */
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

/** The line of a trouble. */
export const troubleItem = (trouble: ContextTrouble): TroubleItem => ({
  kind: 'trouble',
  id: `trouble:${trouble.documentId ?? ''}`,
  trouble,
})

/**
 * The line of a tab that was opened. Of one that shows nothing Goalkeeper can look into, such as an empty one, there is
 * nothing to say.
 */
export const openedItem = ({ tabId, at, url, goals = 0 }: OpenedTabState): OpenedItem[] =>
  url === undefined ? [] : [{ kind: 'opened', id: `opened:${tabId}/${at}`, at, tabId, url, goals }]
