import type { ComponentChildren } from 'preact'
import type { DeliveryStatus } from '../../core/delivery/delivery'
import type { Finding } from '../../core/findings/finding'
import type { MessageKey } from '../../core/message'
import type { Repeat } from '../../core/record/repeats'
import type { Row } from '../../core/record/row'
import type { CheckedList, NameVerdict } from '../../core/registry/verdict'
import type { KnownWorkspace } from '../../core/registry/workspace'

/** What is known of a row at a moment, besides what it is. */
export interface RowFacts {
  /** Null for a row without a goal. */
  readonly nameVerdict: NameVerdict | null
  /** The workspace that is set for its collector; null when there is none. */
  readonly workspace: KnownWorkspace | null
  /** What the registry says of another name in its publish. */
  readonly verdictOfName: (list: CheckedList, name: string) => NameVerdict
  /** Whether it is the same as others right before it; null where it is not. */
  readonly repeat: Repeat | null
  /** The registered name nearest to one that is not; null where none is near. It takes a while when asked first. */
  readonly nearest: () => string | null
  /** What is wrong with it, without what is silenced; the worst first. */
  readonly findings: () => readonly Finding[]
  /** Ms since the epoch. */
  readonly now: number
  /** What became of its publish. */
  readonly deliveryStatus: DeliveryStatus
  /** The moment from which times are counted, in ms since the epoch; null for the time of day. */
  readonly timeOrigin: number | null
}

/** By what a column sorts its rows; null for a row that has nothing in it, which comes last. */
export type SortKey = string | number | null

/** One column of the list: one file each, in `index.ts` in the order in which they stand. */
export interface Column {
  readonly id: string
  /** Its words, or what a page has called it. */
  readonly title: MessageKey | { readonly text: string }
  /** How narrow it may get and how wide, as tracks of a grid take it: `8rem`, `2fr`. */
  readonly width: readonly [least: string, most: string]
  /** Cell and tooltip are what was sent, not words of ours: browsers that translate pages leave them alone. */
  readonly isData?: true
  /** From which width of the list on it is shown, in px; 0 for always. */
  readonly from: 0 | 480 | 720 | 960
  /** Asked for every row when somebody sorts by it. */
  readonly sortKey: (row: Row, facts: RowFacts) => SortKey
  /** What stands in the cell, and the whole of it as a tooltip where the cell may cut it off. */
  readonly cell: (row: Row, facts: RowFacts) => ComponentChildren
  /** What takes a while is looked up only once the row is pointed at. */
  tooltip?(row: Row, facts: RowFacts, isPointedAt: boolean): string | undefined
}
