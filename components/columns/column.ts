import type { ComponentChildren } from 'preact'
import type { DeliveryStatus } from '../../core/delivery/delivery'
import type { Finding } from '../../core/findings/finding'
import type { MessageKey } from '../../core/message'
import type { Repeat } from '../../core/record/repeats'
import type { Row } from '../../core/record/row'
import type { CheckedList, NameVerdict } from '../../core/registry/verdict'
import type { KnownWorkspace } from '../../core/registry/workspace'

/** Facts about a row that aren't part of the row itself, at a given time. */
export interface RowFacts {
  /** Null for a row without a goal. */
  readonly nameVerdict: NameVerdict | null
  /** The workspace assigned to its collector, or null. */
  readonly workspace: KnownWorkspace | null
  /** Returns the verdict on another name in its publish. */
  readonly verdictOfName: (list: CheckedList, name: string) => NameVerdict
  /** Null unless the event repeats the events right before it. */
  readonly repeat: Repeat | null
  /** Returns the registered name closest to an unregistered one, or null. The first call for a registry is slow. */
  readonly nearest: () => string | null
  /** Returns the findings that aren't ignored, most severe first. */
  readonly findings: () => readonly Finding[]
  /** Ms since the epoch. */
  readonly now: number
  readonly deliveryStatus: DeliveryStatus
  /** Time that event times are relative to, in ms since the epoch. Null to show the time of day. */
  readonly timeOrigin: number | null
}

/** Sort value of a row. Null for a row without a value, which comes last. */
export type SortKey = string | number | null

/** One column of the list. Each has its own file, and `index.ts` lists them in display order. */
export interface Column {
  readonly id: string
  /** Message key, or a name that comes from a page. */
  readonly title: MessageKey | { readonly text: string }
  /** Minimum and maximum width, as grid track sizes: `8rem`, `2fr`. */
  readonly width: readonly [least: string, most: string]
  /** Set if cell and tooltip show data instead of UI text, so that browsers don't translate them. */
  readonly isData?: true
  /** Minimum width of the list that shows the column, in px; 0 for always. */
  readonly from: 0 | 480 | 720 | 960
  /** Called for every row when the user sorts by the column. */
  readonly sortKey: (row: Row, facts: RowFacts) => SortKey
  readonly cell: (row: Row, facts: RowFacts) => ComponentChildren
  /** Returns the full content if the cell may cut it off. Slow lookups wait until the user points at the row. */
  tooltip?(row: Row, facts: RowFacts, isPointedAt: boolean): string | undefined
}
